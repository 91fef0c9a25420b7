import { type Html, html } from './html.ts';
import { checkPath, linkTo, root, type Site } from './site.ts';
import { commonWords } from './words/common.ts';

export interface PageParts {
  readonly title: string;
  /** One or two sentences, for search engines. */
  readonly description: string;
  readonly body: Html;
  /** Way back, from the list of units to the page's parent. */
  readonly trail?: readonly { readonly name: string; readonly path: string }[];
  /** Address of the feed that speaks of this page's releases. */
  readonly feed?: string;
  readonly indexed?: boolean;
  /** Address of a script of ours that helps; the page works without. */
  readonly script?: string;
}

/** A whole page: one `h1` (in `body`), landmarks, both languages, the demonstration's mark; no script but where a page names one. */
export function layout(site: Site, page: PageParts): string {
  const t = commonWords[site.language];
  const other = site.language === 'vi' ? 'en' : 'vi';
  const markup = html`<!doctype html>
<html lang="${site.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${site.demonstration ? `[${t.demonstrationFile}] ` : ''}${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0f766e">
${page.indexed === false ? html`<meta name="robots" content="noindex">` : addresses(site)}
<link rel="stylesheet" href="${site.assets.style}">
${site.assets.fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
${page.script === undefined ? null : html`<script src="${page.script}" defer></script>`}
<link rel="icon" href="${site.assets.icon}" type="image/svg+xml">
${page.feed === undefined ? null : html`<link rel="alternate" type="application/atom+xml" href="${linkTo(site, page.feed)}" title="${t.feed}">`}
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:type" content="website">
</head>
<body>
<a class="skip" href="#noi-dung">${t.skip}</a>
${site.demonstration ? html`<aside class="demonstration" aria-label="${t.demonstrationFile}"><strong>${t.demonstration}</strong></aside>` : null}
<header class="top"><div class="wide">
<a class="brand" href="${linkTo(site, root)}"><strong>${t.product}</strong> <span>${t.window}</span></a>
<a class="language" href="${linkTo({ language: other }, site.path)}" hreflang="${other}" lang="${other}" title="${t.otherLanguageHint}">${t.otherLanguage}</a>
</div></header>
<main id="noi-dung" class="wide">
${page.trail === undefined ? null : trailOf(site, page.trail)}
${page.body}
</main>
<footer class="bottom"><div class="wide">
<p>${t.footer}</p>
<ul class="plain row"><li><a href="${linkTo(site, `${root}/cach-doc`)}">${t.howToRead}</a></li><li><a href="${linkTo(site, checkPath)}">${t.check}</a></li><li><a href="${linkTo(site, page.feed ?? `${root}/phat-hanh.atom`)}">${t.feed}</a></li><li><a href="/dang-nhap" rel="nofollow">${t.forOfficials}</a></li></ul>
<p class="printed">${t.print} ${site.origin}${linkTo(site, site.path)}</p>
</div></footer>
</body>
</html>
`;
  return markup.text;
}

/** Where the page lives, in each language. */
const addresses = (
  site: Site,
): Html => html`<link rel="canonical" href="${site.origin}${linkTo(site, site.path)}">
<link rel="alternate" hreflang="vi" href="${site.origin}${site.path}">
<link rel="alternate" hreflang="en" href="${site.origin}${linkTo({ language: 'en' }, site.path)}">
<link rel="alternate" hreflang="x-default" href="${site.origin}${site.path}">
<meta property="og:url" content="${site.origin}${linkTo(site, site.path)}">`;

function trailOf(site: Site, trail: NonNullable<PageParts['trail']>): Html {
  const t = commonWords[site.language];
  // with an empty search: where only one ward stands, the bare address leads straight to it
  const steps = [{ name: t.home, path: `${root}?q=` }, ...trail];
  return html`<nav class="trail" aria-label="${t.place}"><ol>${steps.map(
    ({ name, path }) => html`<li><a href="${linkTo(site, path)}">${name}</a></li>`,
  )}</ol></nav>`;
}
