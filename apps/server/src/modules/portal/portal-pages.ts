import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { z } from 'zod';
import type { Reader } from '../../platform/http/endpoint.ts';
import { type Page, type PageAsked, type PageReply, page } from '../../platform/http/page.ts';
import { Problem } from '../../platform/problem.ts';
import { publicRelease, signedReport } from '../reporting/index.ts';
import { assetsPath, readAssets } from './assets.ts';
import { checkPages } from './check-pages.ts';
import { fileNames, releasedFile } from './files.ts';
import { listPages } from './list-pages.ts';
import { indicatorPage } from './pages/indicator-page.ts';
import { refusedPage } from './pages/other-pages.ts';
import { reportPage } from './pages/report-page.ts';
import { wardPage, wardWithoutRelease } from './pages/ward-page.ts';
import type { Past } from './parts/history.ts';
import { knownRelease, type Opened, openRelease } from './released.ts';
import { root, type Site } from './site.ts';
import { wardWindow } from './ward-window.ts';
import { type Asked, htmlReply, type Window } from './window.ts';

const wardCode = z.string().regex(/^\d{5}$/);
const ward = z.object({ ward: wardCode });
const ofRelease = ward.extend({ id: z.uuid() });

/** Every address of the public window. */
export function portalPages(): Page[] {
  const assets = readAssets();
  const siteOf = ({ language, origin, demonstration }: Asked, path: string): Site => ({
    language,
    origin,
    path,
    demonstration,
    assets,
  });
  const refuse = (problem: Problem, asked: Asked): PageReply =>
    htmlReply(refusedPage(siteOf(asked, root), problem.status < 500));
  const window: Window = { assets, siteOf, shared: { permission: 'public', refuse } };
  return [
    ...listPages(window),
    ...wardPages(window),
    ...releasePages(window),
    ...checkPages(window),
    assetPage(window),
  ];
}

function wardPages({ siteOf, shared }: Window): Page[] {
  return [
    page({
      ...shared,
      path: `${root}/:ward`,
      summary: 'What a ward has released: its plan, how far along it is, what remains, files, contact',
      params: ward,
      handle: async (asked, run) => {
        const code = asked.params.ward;
        const site = siteOf(asked, `${root}/${code}`);
        const { releases, ...facts } = await run.query(wardWindow, { unitCode: code });
        const [newest] = releases;
        if (newest === undefined) return htmlReply(wardWithoutRelease(site, facts));
        return htmlReply(wardPage(site, facts, await opened(run, newest), releases));
      },
    }),
    page({
      ...shared,
      path: `${root}/:ward/chi-so/:code`,
      summary: 'One released figure: what it means, how it was computed, by group, through the releases',
      params: ward.extend({ code: z.string().regex(/^[a-z][a-z0-9_]{1,59}$/) }),
      handle: async (asked, run) => {
        const { ward: unitCode, code } = asked.params;
        const { unit, releases } = await run.query(wardWindow, { unitCode });
        const all: Opened[] = [];
        for (const one of releases) all.push(await opened(run, one));
        const [newest] = all;
        const figure = newest?.figures.find((one) => one.code === code);
        if (newest === undefined || figure === undefined)
          throw new Problem('request.not_found', { path: code });
        const site = siteOf(asked, `${root}/${unitCode}/chi-so/${code}`);
        return htmlReply(indicatorPage(site, unit.fullName, newest, figure, pastOf(all, code)));
      },
    }),
  ];
}

/** The figure in each release, oldest first. */
const pastOf = (all: readonly Opened[], code: string): Past[] =>
  all.toReversed().flatMap(({ release, figures }) => {
    const figure = figures.find((one) => one.code === code);
    return figure === undefined ? [] : [{ release, figure }];
  });

function releasePages({ siteOf, shared }: Window): Page[] {
  const path = `${root}/:ward/bao-cao/:id`;
  const one = async (
    { params }: PageAsked<z.output<typeof ofRelease>, unknown>,
    run: Reader,
  ): Promise<Opened> => {
    const { content, ...release } = await run.query(publicRelease, { unitCode: params.ward, id: params.id });
    return openRelease(release, content);
  };
  return [
    page({
      ...shared,
      path,
      summary: 'A released report to read on screen',
      params: ofRelease,
      handle: async (asked, run) => {
        const { unit } = await run.query(wardWindow, { unitCode: asked.params.ward });
        const site = siteOf(asked, `${root}/${asked.params.ward}/bao-cao/${asked.params.id}`);
        return htmlReply(reportPage(site, unit.fullName, await one(asked, run)));
      },
    }),
    page({
      ...shared,
      path: `${path}/bao-cao.pdf`,
      summary: 'The signed report',
      params: ofRelease,
      handle: async ({ params }, run) => {
        const { fileName, mediaType, content } = await run.query(signedReport, {
          unitCode: params.ward,
          id: params.id,
        });
        return { fileName, mediaType, body: content };
      },
    }),
    ...fileNames.map((file) =>
      page({
        ...shared,
        path: `${path}/${file}`,
        summary: 'The released figures as a file',
        params: ofRelease,
        handle: async (asked, run) => releasedFile(file, await one(asked, run), asked),
      }),
    ),
  ];
}

const assetPage = ({ assets, shared }: Window): Page =>
  page({
    ...shared,
    path: `${assetsPath}/:name`,
    summary: 'Style, icon and typeface of the public window',
    params: z.object({ name: z.string().max(100) }),
    handle: async ({ params }) => {
      const file = assets.files.get(params.name);
      if (file === undefined) throw new Problem('request.not_found', { path: params.name });
      return file;
    },
  });

/** `one` was just read, so it stands; only its facts, which never change, may come from memory. */
async function opened(run: Reader, one: ReleaseView): Promise<Opened> {
  const known = knownRelease(one);
  if (known !== undefined) return known;
  const { content, ...release } = await run.query(publicRelease, { unitCode: one.ward, id: one.id });
  return openRelease(release, content);
}
