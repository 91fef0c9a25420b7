import {
  inventoryAnswer,
  periodBody,
  periodParams,
  privacyRequests,
  retentionAnswer,
  retentionBody,
} from '@hatangso/contracts/privacy';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { setPeriod } from './periods.ts';
import { inventory } from './read-inventory.ts';
import { readRequests } from './requests.ts';
import { applyRetention, readRetention } from './retention.ts';
import { householdRoutes, type PrivacyParts, personRoutes } from './subject-routes.ts';

const keepingRoutes: readonly Endpoint[] = [
  read({
    path: '/privacy/inventory',
    summary: 'What is kept of people: why, how long, who reads it, in which columns',
    permission: 'privacy.inventory.read',
    response: inventoryAnswer,
    handle: async () => {
      const { version, law, categories } = inventory;
      return { version, law, categories };
    },
  }),
  read({
    path: '/privacy/requests',
    summary: 'Erasures, and copies given out, within one’s scope; newest first',
    permission: 'privacy.request.read',
    response: privacyRequests,
    handle: (_asked, run) => run.query(readRequests, null),
  }),
  read({
    path: '/country/privacy/retention',
    summary: 'What is past its period of keeping',
    permission: 'privacy.retention.read',
    response: retentionAnswer,
    handle: (_asked, run) => run.query(readRetention, null),
  }),
  write({
    method: 'POST',
    path: '/country/privacy/retention',
    summary: 'Let go of what is past its period of keeping; figures stay',
    permission: 'privacy.retention.apply',
    body: retentionBody,
    response: retentionAnswer,
    handle: ({ body }, run) => run.command(applyRetention, body),
  }),
  write({
    method: 'PUT',
    path: '/country/privacy/periods/:category',
    summary: 'How many days a kind of personal data is kept',
    permission: 'privacy.period.set',
    params: periodParams,
    body: periodBody,
    response: retentionAnswer,
    handle: async ({ params, body }, run) => {
      await run.command(setPeriod, { ...params, ...body });
      return run.query(readRetention, null);
    },
  }),
];

/** Personal data as a whole: what there is, how long, copies and erasure. */
export const privacyModule = (parts: PrivacyParts): Module => ({
  name: 'privacy',
  endpoints: [...keepingRoutes, ...personRoutes, ...householdRoutes(parts)],
});
