import { unitCode } from '@hatangso/contracts/identity';
import { contactAnswer, contactBody } from '@hatangso/contracts/portal';
import { z } from 'zod';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { provinceOf } from '../territory/index.ts';
import { setContact, wardContact } from './contact.ts';
import { portalPages } from './portal-pages.ts';
import { wardPath } from './site.ts';

const ward = z.object({ code: unitCode });

const contactRoutes: Endpoint[] = [
  read({
    path: '/wards/:code/contact',
    summary: "Whom citizens may ask about the ward's figures, and the ward's public page",
    permission: 'reporting.report.read',
    params: ward,
    response: contactAnswer,
    handle: async ({ params }, run) => ({
      ward: params.code,
      contact: await run.query(wardContact, { unitCode: params.code }),
      publicPage: wardPath(params.code),
    }),
  }),
  write({
    method: 'PUT',
    path: '/wards/:code/contact',
    summary: 'Say whom citizens may ask; shown on the public page at once',
    permission: 'portal.contact.set',
    params: ward,
    body: contactBody,
    response: contactAnswer,
    handle: async ({ params, body }, run) => {
      const provinceCode = await run.query(provinceOf, { code: params.code });
      await run.command(setContact, { unitCode: params.code, provinceCode, contact: body });
      const contact = await run.query(wardContact, { unitCode: params.code });
      return { ward: params.code, contact, publicPage: wardPath(params.code) };
    },
  }),
];

export const portalModule: Module = { name: 'portal', endpoints: contactRoutes, pages: portalPages() };
