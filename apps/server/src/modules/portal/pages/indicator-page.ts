import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day, measure, number } from '../numbers.ts';
import { levelsList } from '../parts/board.ts';
import { bulletBar } from '../parts/bullet-bar.ts';
import { boundsText, isSampled, originLine, sourceText, valueText } from '../parts/figure-words.ts';
import { groupMap, wordOf } from '../parts/group-map.ts';
import { historyCard, type Past } from '../parts/history.ts';
import { stateMark } from '../parts/state-mark.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import type { Opened } from '../released.ts';
import { type Site, wardPath } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { indicatorWords } from '../words/indicator.ts';

/** One released figure in full: what it means, how it came about, group by group, and through the releases. */
export function indicatorPage(
  site: Site,
  ward: string,
  opened: Opened,
  figure: PublicFigure,
  past: readonly Past[],
): string {
  const t = indicatorWords[site.language];
  const name = figure.name[site.language];
  const { content, release } = opened;
  const meaning = content.meanings?.[figure.code];
  const body = html`<header class="head"><h1>${name}</h1><p class="lead">${ward}</p></header>
<div class="columns"><div>
<section class="card"><h2>${t.resultTitle}</h2>${result(site, figure)}</section>
${meaning === undefined ? null : html`<section class="card"><h2>${t.meaningTitle}</h2><p>${meaning.explanation[site.language]}</p></section>`}
<section class="card"><h2>${t.howTitle}</h2>${formula(site, figure, meaning)}</section>
<section class="card"><h2>${t.sourceTitle}</h2>${sources(site, figure)}</section>
</div><div>
${planCard(site, opened, figure)}
${historyCard(site, figure, past)}
</div></div>
${groupsCard(site, opened, figure, ward)}`;
  return layout(site, {
    title: t.title(name, ward),
    description: t.description(name, ward, valueText(site, figure)),
    body,
    trail: [{ name: ward, path: wardPath(release.ward) }],
    feed: `${wardPath(release.ward)}/phat-hanh.atom`,
  });
}

function result(site: Site, figure: PublicFigure): Html {
  const t = commonWords[site.language];
  const bounds = boundsText(site, figure);
  return html`<p class="big"><b>${valueText(site, figure)}</b> ${stateMark(site, figure.status)}</p>
${bulletBar(site, figure)}
<p class="small">${bounds === null ? null : html`${bounds} · `}${originLine(site, figure)}${figure.hidden ? html`${t.hiddenWhy}` : null}</p>
${figure.targets.length === 0 ? null : html`<h3>${indicatorWords[site.language].levels}</h3>${levelsList(site, figure)}`}`;
}

type Meaning = NonNullable<Opened['content']['meanings']>[string] | undefined;

/** The value with its own numbers: "người có điện thoại ÷ người lớn = 93,2 %". */
function formula(site: Site, figure: PublicFigure, meaning: Meaning): Html {
  const t = indicatorWords[site.language];
  const { language } = site;
  const { numerator, denominator, value, unit } = figure;
  const method = (figure.method ?? '').replace(/_sampled$/, '');
  const said = t.methods[method.startsWith('claims') ? 'claims' : method];
  const about = isSampled(figure.method) ? `${t.about} ` : '';
  const count = (n: number): string => `${about}${number(n, language, Number.isInteger(n) ? 0 : 0)}`;
  const division =
    value === null || numerator === null || denominator === null || unit === 'rank'
      ? null
      : html`<p class="formula"><span><b>${count(numerator)}</b> ${meaning?.numerator[language]}</span> <span><span class="sign" aria-hidden="true">÷</span><b>${count(denominator)}</b> ${meaning?.denominator[language]}</span> <span><span class="sign" aria-hidden="true">=</span><b>${valueText(site, figure)}</b></span></p>`;
  return html`${division ?? (value === null ? html`<p>${figure.hidden ? commonWords[language].hiddenWhy : t.noData}</p>` : null)}${
    said === undefined || value === null
      ? null
      : html`<p>${said}${figure.method?.endsWith('_sampled') === true ? ` ${t.sampledToo}` : ''}</p>`
  }`;
}

function sources(site: Site, figure: PublicFigure): Html {
  const t = indicatorWords[site.language];
  const { language } = site;
  const from = sourceText(site, figure);
  const lines = [
    from === '' ? t.noData : t.supplied(from),
    figure.evidenceDate === null ? '' : t.day(day(figure.evidenceDate, language)),
    figure.missingGroups.length === 0 ? '' : t.notCovered(figure.missingGroups.join(', ')),
    figure.unlocatedHouseholds === 0 ? '' : t.unlocated(number(figure.unlocatedHouseholds, language)),
  ].filter((line) => line !== '');
  const told = figure.others.filter(({ value }) => value !== null);
  return html`${lines.map((line) => html`<p>${line}</p>`)}${
    told.length === 0
      ? null
      : html`<h3>${t.othersTitle}</h3><p class="small">${t.othersLead}</p><ul>${told.map(
          ({ source, value, evidenceDate }) =>
            html`<li>${sourceName(site, source)}: ${value === null ? '' : measure(value, figure.unit, language)}${evidenceDate === null ? '' : ` (${day(evidenceDate, language)})`}</li>`,
        )}</ul>`
  }`;
}

/** "register:Công an phường" names its supplier; the others are kinds. */
function sourceName(site: Site, source: string): string {
  const { evidence } = commonWords[site.language];
  const [head = '', supplier] = source.split(':');
  if (supplier !== undefined) return supplier.trim();
  if (head === 'survey') return evidence.survey;
  if (head === 'register') return evidence.register;
  return head.startsWith('coverage') || head.startsWith('groups_with') ? evidence.claims : evidence.other;
}

function planCard(site: Site, { content: { plan } }: Opened, figure: PublicFigure): Html | null {
  const t = indicatorWords[site.language];
  const own = plan.targets.filter(({ indicators }) => indicators.includes(figure.code));
  if (own.length === 0) return null;
  return html`<section class="card"><h2>${t.planTitle}</h2>${own.map(
    ({ text, reference, due }) =>
      html`<blockquote lang="vi"><p>${text}</p></blockquote><p class="small">${t.planRef(reference, day(due, site.language))}</p>`,
  )}</section>`;
}

function groupsCard(site: Site, { content }: Opened, figure: PublicFigure, ward: string): Html | null {
  const t = indicatorWords[site.language];
  if (figure.groups.length === 0)
    return html`<section class="card"><h2>${t.groupsTitle}</h2><p>${t.noGroups}</p></section>`;
  const some = figure.groups.some(({ hidden }) => hidden);
  const map = groupMap(site, content, figure, ward);
  const counted = (numerator: number | null, denominator: number | null): string =>
    numerator === null || denominator === null
      ? ''
      : t.of(number(numerator, site.language), number(denominator, site.language));
  return html`<section class="card groups"><h2>${t.groupsTitle}</h2>${map === null ? null : html`<p class="small">${t.groupsLead}</p>`}<div class="${map === null ? '' : 'beside'}">${map}
<table><caption class="unseen">${t.groupsTitle}</caption><thead><tr><th scope="col">${t.group}</th><th scope="col" class="number">${t.value}</th><th scope="col" class="number">${t.counted}</th></tr></thead><tbody>${figure.groups.map(
    (group) =>
      html`<tr><th scope="row">${group.name}</th><td class="number">${wordOf(site, figure, group)}</td><td class="number quiet">${counted(group.numerator, group.denominator)}</td></tr>`,
  )}</tbody></table></div>${some ? html`<h3>${t.smallTitle}</h3><p class="small">${t.small}</p>` : null}</section>`;
}
