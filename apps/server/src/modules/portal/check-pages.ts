import { z } from 'zod';
import { makePace } from '../../platform/http/pace.ts';
import { type Page, page } from '../../platform/http/page.ts';
import { readCode, verifyDocument } from '../reporting/index.ts';
import { checkPage } from './pages/check-page.ts';
import { checkPath } from './site.ts';
import { type Asked, htmlReply, type Window } from './window.ts';

/** Of one address in a minute; a person with a pile of papers stays below it. */
const perMinute = 40;
const maxFileBytes = 30 * 1024 * 1024;
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** Whether a paper or a file is genuine: a form, and an address for each code that a QR code leads to. */
export function checkPages({ siteOf, shared }: Window): Page[] {
  const pace = makePace(perMinute);
  const answer = async (asked: Asked, typed: string | null, sha256: string | null) => {
    const site = siteOf(asked, checkPath);
    if (typed === null && sha256 === null)
      return { ...htmlReply(checkPage(site, { typed: '', answer: null })), script: true as const };
    pace.take(asked.ip, asked.now);
    const wanted = sha256 === null ? { code: readCode(typed ?? '') ?? '' } : { sha256 };
    const found = await verifyDocument(asked.kernel, wanted);
    const shown = checkPage(site, { typed: typed ?? '', answer: found });
    return { ...htmlReply(shown), script: true as const, kept: 'never' as const };
  };
  return [
    page({
      ...shared,
      path: checkPath,
      summary: 'A form that tells whether a code or a file is genuine',
      query: z.object({ ma: z.string().max(100).optional(), tep: digest.optional() }),
      handle: (asked) => answer(asked, asked.query.ma ?? null, asked.query.tep ?? null),
    }),
    page({
      ...shared,
      path: `${checkPath}/:code`,
      summary: 'What is known of the document that carries this code',
      params: z.object({ code: z.string().max(100) }),
      handle: (asked) => answer(asked, asked.params.code, null),
    }),
    page({
      ...shared,
      path: checkPath,
      summary: 'The same for a file, sent by a browser without scripts; it is not kept',
      digestUpTo: maxFileBytes,
      handle: (asked) => answer(asked, null, asked.digest),
    }),
  ];
}
