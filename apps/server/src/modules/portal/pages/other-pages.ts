import { html } from '../html.ts';
import { layout } from '../layout.ts';
import { stateMark } from '../parts/state-mark.ts';
import { linkTo, root, type Site } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { pageWords } from '../words/pages.ts';

const states = [
  'met',
  'on_track',
  'behind',
  'missed',
  'undecided',
  'no_data',
  'no_target',
  'not_applicable',
] as const;

/** How to read the figures, why some are not shown, and what the site knows of its reader. */
export function readingPage(site: Site): string {
  const t = pageWords[site.language].reading;
  const parts = [
    [t.barTitle, t.bar],
    [t.intervalTitle, t.interval],
    [t.sourcesTitle, t.sources],
    [t.smallTitle, t.small],
    [t.releasedTitle, t.released],
    [t.privacyTitle, t.privacy],
  ] as const;
  const body = html`<header class="head"><h1>${t.title}</h1></header>
<section class="card"><h2>${t.statesTitle}</h2><dl class="facts states">${states.map(
    (status) => html`<dt>${stateMark(site, status)}</dt><dd>${t.states[status]}</dd>`,
  )}</dl></section>
${parts.map(([title, text]) => html`<section class="card"><h2>${title}</h2><p>${text}</p></section>`)}`;
  return layout(site, { title: t.title, description: t.description, body, trail: [] });
}

/** What is not there, or could not be opened: what to do, nothing of the machine. */
export function refusedPage(site: Site, missing: boolean): string {
  const t = commonWords[site.language].refused;
  const title = missing ? t.title : t.broken;
  const body = html`<header class="head"><h1>${title}</h1><p class="lead">${missing ? t.lead : t.brokenLead}</p></header><p><a class="button" href="${linkTo(site, root)}">${t.back}</a></p>`;
  return layout(site, { title, description: t.lead, body, indexed: false });
}
