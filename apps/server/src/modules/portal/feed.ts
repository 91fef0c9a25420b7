import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { html } from './html.ts';
import { linkTo, reportPath, type Site, wardPath } from './site.ts';
import { commonWords } from './words/common.ts';
import { pageWords } from './words/pages.ts';

/** Releases as an Atom feed, the newest first. `names`: of wards by code; `scope`: of the one ward, or null. */
export function feed(
  site: Site,
  releases: readonly ReleaseView[],
  names: ReadonlyMap<string, string>,
  scope: string | null,
): string {
  const t = pageWords[site.language].feed;
  const mark = site.demonstration ? `[${commonWords[site.language].demonstrationFile}] ` : '';
  const self = `${site.origin}${linkTo(site, site.path)}`;
  const updated =
    releases
      .map(({ releasedAt }) => releasedAt)
      .toSorted()
      .at(-1) ?? '2025-07-01T00:00:00.000Z';
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${site.language}">
<title>${mark}${t.title(scope ?? t.all)}</title>
<id>${site.origin}${site.path}</id>
<link rel="self" type="application/atom+xml" href="${self}"/>
<updated>${updated}</updated>
${releases.map(
  (one) => html`<entry>
<title>${mark}${names.get(one.ward) ?? one.ward}: ${one.title}</title>
<id>urn:uuid:${one.id}</id>
<link rel="alternate" type="text/html" href="${site.origin}${linkTo(site, reportPath(one.ward, one.id))}"/>
<author><name>${names.get(one.ward) ?? one.ward}</name></author>
<updated>${one.releasedAt}</updated>
<published>${one.releasedAt}</published>
<summary>${one.number}, ${one.issuedOn}</summary>
</entry>
`,
)}</feed>
`.text;
}

/** Pages worth finding, each with its address in both languages. */
export function sitemap(origin: string, releases: readonly ReleaseView[]): string {
  const paths = [
    ...new Set([
      '/cong-khai',
      '/cong-khai/cach-doc',
      ...releases.map(({ ward }) => wardPath(ward)),
      ...releases.map(({ ward, id }) => reportPath(ward, id)),
    ]),
  ];
  const address = (path: string, language: 'vi' | 'en'): string => `${origin}${linkTo({ language }, path)}`;
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${paths.flatMap((path) =>
  (['vi', 'en'] as const).map(
    (
      language,
    ) => html`<url><loc>${address(path, language)}</loc><xhtml:link rel="alternate" hreflang="vi" href="${address(path, 'vi')}"/><xhtml:link rel="alternate" hreflang="en" href="${address(path, 'en')}"/></url>
`,
  ),
)}</urlset>
`.text;
}

/** Crawlers read the public window; the desk and its interface are no reading matter. */
export const robots = (origin: string): string =>
  `User-agent: *\nAllow: /cong-khai\nAllow: /sitemap.xml\nAllow: /$\nDisallow: /\n\nSitemap: ${origin}/sitemap.xml\n`;
