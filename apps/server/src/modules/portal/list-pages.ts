import { z } from 'zod';
import type { Reader } from '../../platform/http/endpoint.ts';
import {
  type Page,
  type PageAsked,
  type PageRedirect,
  type PageReply,
  page,
} from '../../platform/http/page.ts';
import { todayIn } from '../../platform/today.ts';
import { publicReleases, releasedWards } from '../reporting/index.ts';
import { provinceNameOn, type WardName, wardNames } from '../territory/index.ts';
import { feed, robots, sitemap } from './feed.ts';
import { findWards } from './find-wards.ts';
import { readingPage } from './pages/other-pages.ts';
import { type ListedWard, unitsPage } from './pages/units-page.ts';
import { linkTo, root, wardPath } from './site.ts';
import { htmlReply, type Window } from './window.ts';

const shown = 60;
const listQuery = z.object({
  q: z.string().max(200).optional(),
  tu: z.coerce.number().int().min(0).max(100_000).default(0),
});

/** The list of wards, the feeds, and what search engines ask for. */
export function listPages({ siteOf, shared }: Window): Page[] {
  const atom = async (
    asked: PageAsked<unknown, unknown>,
    run: Reader,
    unitCode: string | null,
  ): Promise<PageReply> => {
    const releases = await run.query(publicReleases, { unitCode, limit: 50 });
    const names = new Map((await run.query(wardNames, null)).map(({ code, name }) => [code, name]));
    const path = `${unitCode === null ? root : wardPath(unitCode)}/phat-hanh.atom`;
    const scope = unitCode === null ? null : (names.get(unitCode) ?? unitCode);
    return {
      mediaType: 'application/atom+xml; charset=utf-8',
      body: feed(siteOf(asked, path), releases, names, scope),
    };
  };
  return [
    page({
      ...shared,
      path: root,
      summary: 'Wards that have released something; a plain form finds any',
      query: listQuery,
      handle: (asked, run) => listOf(asked, run, siteOf),
    }),
    page({
      ...shared,
      path: `${root}/cach-doc`,
      summary: 'How to read the figures',
      handle: async (asked) => htmlReply(readingPage(siteOf(asked, `${root}/cach-doc`))),
    }),
    page({
      ...shared,
      path: `${root}/phat-hanh.atom`,
      summary: 'Releases of all wards as an Atom feed',
      handle: (asked, run) => atom(asked, run, null),
    }),
    page({
      ...shared,
      path: `${root}/:ward/phat-hanh.atom`,
      summary: 'Releases of a ward as an Atom feed',
      params: z.object({ ward: z.string().regex(/^\d{5}$/) }),
      handle: (asked, run) => atom(asked, run, asked.params.ward),
    }),
    page({
      ...shared,
      path: '/sitemap.xml',
      summary: 'Pages worth finding',
      handle: async ({ origin }, run) => ({
        mediaType: 'application/xml; charset=utf-8',
        body: sitemap(origin, await run.query(publicReleases, { unitCode: null, limit: 5000 })),
      }),
    }),
    page({
      ...shared,
      path: '/robots.txt',
      summary: 'What crawlers may read',
      handle: async ({ origin }) => ({ mediaType: 'text/plain; charset=utf-8', body: robots(origin) }),
    }),
  ];
}

/** Without a search: those that released something; a lone ward is where the reader wanted to go anyway. */
async function listOf(
  asked: PageAsked<unknown, z.output<typeof listQuery>>,
  run: Reader,
  siteOf: Window['siteOf'],
): Promise<PageReply | PageRedirect> {
  const { q, tu } = asked.query;
  const names = await run.query(wardNames, null);
  const released = new Map((await run.query(releasedWards, null)).map((one) => [one.ward, one]));
  const having = names.filter(({ code }) => released.has(code));
  const [only, second] = having.length > 0 ? having : names;
  if (q === undefined && only !== undefined && second === undefined)
    return { redirect: linkTo(asked, wardPath(only.code)) };
  const text = q === undefined || q.trim() === '' ? null : q.trim();
  const wards = text === null ? having : findWards(names, text);
  const listed = ({ code, name, provinceCode }: WardName): ListedWard => ({
    code,
    name,
    province: provinceCode === null ? null : provinceNameOn(provinceCode, todayIn(asked.now)),
    release: released.get(code) ?? null,
  });
  const query = text === null ? '' : `q=${encodeURIComponent(text)}`;
  const here = query === '' ? root : `${root}?${query}`;
  const next =
    tu + shown < wards.length ? `${root}?${query}${query === '' ? '' : '&'}tu=${tu + shown}` : null;
  return htmlReply(
    unitsPage(siteOf(asked, here), {
      text,
      wards: wards.slice(tu, tu + shown).map(listed),
      total: wards.length,
      next,
    }),
  );
}
