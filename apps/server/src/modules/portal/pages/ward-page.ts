import type { ReleaseView } from '@hatangso/contracts/report-releases';
import type { Unit } from '@hatangso/contracts/territory';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day, number } from '../numbers.ts';
import { board, tally } from '../parts/board.ts';
import { downloads } from '../parts/downloads.ts';
import { groupMap } from '../parts/group-map.ts';
import { remains } from '../parts/remains.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import { boardOf, type Opened } from '../released.ts';
import { indicatorPath, linkTo, reportPath, type Site, wardPath } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { wardWords } from '../words/ward.ts';

export interface WardFacts {
  readonly unit: Unit;
  readonly province: string | null;
  readonly contact: Contact | null;
}

export interface Contact {
  readonly office: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** The public page of a ward: what its plan promises, how far it is, what remains, what can be taken away. */
export function wardPage(
  site: Site,
  ward: WardFacts,
  opened: Opened,
  releases: readonly ReleaseView[],
): string {
  const t = wardWords[site.language];
  const name = ward.unit.fullName;
  const { promised, others } = boardOf(opened);
  const { release, content } = opened;
  const met = promised.filter(({ status }) => status === 'met').length;
  const report = t.report(release.number, day(release.issuedOn, site.language));
  const body = html`<header class="head"><h1>${name}</h1>
<p class="lead">${t.lead(report, day(release.closing, site.language))}</p><p class="summary">${summary(site, opened, promised)}</p></header>
${tally(site, promised)}
<section class="card"><h2>${t.boardTitle}</h2><p class="small">${t.boardLead}</p>${board(site, release.ward, promised, t.boardTitle)}</section>
<div class="columns"><div>
<section class="card"><h2>${t.remainsTitle}</h2>${remains(site, opened, promised)}${work(site, opened)}</section>
${others.length === 0 ? null : html`<section class="card"><h2>${t.otherTitle}</h2><p class="small">${t.otherLead}</p>${board(site, release.ward, others, t.otherTitle)}</section>`}
</div><div>
${picture(site, opened, promised, name)}
<section class="card"><h2>${t.promiseTitle}</h2>${promise(site, opened)}</section>
<section class="card"><h2>${t.filesTitle}</h2>${downloads(site, release)}</section>
<section class="card"><h2>${t.releasesTitle}</h2>${releaseList(site, releases)}</section>
${contactCard(site, ward, name)}
${factsCard(site, ward, content.groups.length)}
</div></div>`;
  return layout(site, {
    title: t.title(name),
    description: t.description(name, met, promised.length),
    body,
    trail: [],
    feed: `${wardPath(release.ward)}/phat-hanh.atom`,
  });
}

/** The whole board in one sentence. */
function summary(site: Site, { content }: Opened, promised: readonly PublicFigure[]): string {
  const { status: words } = commonWords[site.language];
  const counts = Map.groupBy(promised, ({ status }) => status);
  const parts = (['met', 'on_track', 'behind', 'missed', 'undecided', 'no_data'] as const).flatMap(
    (status) => {
      const some = counts.get(status)?.length ?? 0;
      return some === 0 ? [] : [`${some} ${words[status].toLocaleLowerCase(site.language)}`];
    },
  );
  return wardWords[site.language].summary(content.plan.title, promised.length, parts.join(', '));
}

/** A ward that has released nothing: said plainly, with the unit's facts. */
export function wardWithoutRelease(site: Site, ward: WardFacts): string {
  const t = wardWords[site.language];
  const name = ward.unit.fullName;
  const body = html`<header class="head"><h1>${name}</h1></header>
<section class="card"><h2>${t.nothingTitle}</h2><p>${t.nothing(name)}</p></section>
${factsCard(site, ward, null)}${ward.contact === null ? null : contactCard(site, ward, name)}`;
  return layout(site, {
    title: `${name}: ${t.nothingTitle}`,
    description: t.nothing(name),
    body,
    trail: [],
    feed: `${wardPath(ward.unit.code)}/phat-hanh.atom`,
  });
}

/** The first figure by group that says something, as a map. */
function picture(site: Site, opened: Opened, promised: readonly PublicFigure[], name: string): Html | null {
  const t = wardWords[site.language];
  const varied = (figure: PublicFigure): boolean =>
    new Set(figure.groups.flatMap(({ value }) => (value === null ? [] : [value]))).size > 1;
  const figure = promised.find(varied);
  const map = figure === undefined ? null : groupMap(site, opened.content, figure, name);
  if (figure === undefined || map === null) return null;
  return html`<section class="card"><h2>${t.mapTitle(figure.name[site.language])}</h2>${map}<p><a href="${linkTo(site, indicatorPath(opened.release.ward, figure.code))}">${t.mapMore}</a></p></section>`;
}

function promise(site: Site, { content: { plan } }: Opened): Html {
  const t = wardWords[site.language];
  const dates = [...new Set(plan.targets.map(({ due }) => due))].toSorted();
  return html`<p lang="vi">${t.promiseLead(plan.title, dates.map((date) => day(date, site.language)).join(', '))}</p>
<details><summary>${t.allPromises}</summary><ul lang="vi">${plan.targets.map(
    ({ text, due, reference }) =>
      html`<li>${text} <span class="small">${t.promises(reference)} · ${commonWords[site.language].due(day(due, site.language))}</span></li>`,
  )}</ul></details>`;
}

function work(site: Site, { content: { plan } }: Opened): Html | null {
  const t = wardWords[site.language];
  const counted = (...states: readonly string[]): number =>
    plan.tasks.filter(({ state }) => states.includes(state)).length;
  if (plan.tasks.length === 0) return null;
  return html`<h3>${t.tasksTitle}</h3><p>${t.tasks(counted('done', 'maintained'), counted('in_progress'), counted('not_started', 'unreported', 'suspended'))}</p>`;
}

function releaseList(site: Site, releases: readonly ReleaseView[]): Html {
  const t = wardWords[site.language];
  const { period } = commonWords[site.language];
  return html`<ul class="plain">${releases.map(
    (one) =>
      html`<li><a href="${linkTo(site, reportPath(one.ward, one.id))}">${t.report(one.number, day(one.issuedOn, site.language))}</a><span class="small">${period(one.period, one.year)}</span></li>`,
  )}</ul>`;
}

function contactCard(site: Site, { contact }: WardFacts, name: string): Html {
  const t = wardWords[site.language];
  const rows = contact === null ? [] : contactRows(site, contact);
  return html`<section class="card"><h2>${t.contactTitle}</h2><p>${t.contact(name)}</p>${
    rows.length === 0 ? html`<p class="small">${t.contactNone}</p>` : html`<dl class="facts">${rows}</dl>`
  }</section>`;
}

function contactRows(site: Site, { office, phone, email, address }: Contact): Html[] {
  const t = wardWords[site.language].contactRows;
  const rows: readonly (readonly [string, Html | null])[] = [
    [t.office, office === null ? null : html`${office}`],
    [t.phone, phone === null ? null : html`<a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`],
    [t.email, email === null ? null : html`<a href="mailto:${email}">${email}</a>`],
    [t.address, address === null ? null : html`${address}`],
  ];
  return rows.flatMap(([term, said]) => (said === null ? [] : [html`<dt>${term}</dt><dd>${said}</dd>`]));
}

function factsCard(site: Site, { unit, province }: WardFacts, groups: number | null): Html {
  const t = wardWords[site.language];
  const { language } = site;
  const rows: readonly (readonly [string, string | null])[] = [
    [t.facts.code, unit.code],
    [t.facts.province, province],
    [t.facts.area, unit.areaKm2 === null ? null : `${number(unit.areaKm2, language, 2)} km²`],
    [t.facts.population, unit.population === null ? null : number(unit.population, language)],
    [t.facts.groups, groups === null || groups === 0 ? null : String(groups)],
    [t.facts.since, unit.validFrom === null ? null : day(unit.validFrom, language)],
  ];
  return html`<section class="card"><h2>${t.factsTitle}</h2><dl class="facts">${rows.map(([term, said]) =>
    said === null ? null : html`<dt>${term}</dt><dd>${said}</dd>`,
  )}</dl></section>`;
}
