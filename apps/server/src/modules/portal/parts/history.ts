import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { type Html, html } from '../html.ts';
import { day } from '../numbers.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import { linkTo, reportPath, type Site } from '../site.ts';
import { indicatorWords } from '../words/indicator.ts';
import { wardWords } from '../words/ward.ts';
import { valueText } from './figure-words.ts';
import { stateMark } from './state-mark.ts';

/** One release's word on a figure, oldest first. */
export interface Past {
  readonly release: ReleaseView;
  readonly figure: PublicFigure;
}

const [width, height, margin] = [320, 96, 8];

/** The figure through the releases: a line where there are two or more, and always a table. */
export function historyCard(site: Site, figure: PublicFigure, past: readonly Past[]): Html {
  const t = indicatorWords[site.language];
  return html`<section class="card"><h2>${t.historyTitle}</h2>${past.length < 2 ? html`<p class="small">${t.historyOnce}</p>` : line(past, figure.unit, t.historyTitle)}
<table><caption class="unseen">${t.historyTitle}</caption><thead><tr><th scope="col">${t.historyColumns.report}</th><th scope="col">${t.historyColumns.day}</th><th scope="col" class="number">${t.historyColumns.value}</th></tr></thead><tbody>${past.map(
    ({ release, figure: then }) =>
      html`<tr><th scope="row"><a href="${linkTo(site, reportPath(release.ward, release.id))}">${wardWords[site.language].report(release.number, day(release.issuedOn, site.language))}</a></th><td>${day(release.closing, site.language)}</td><td class="number">${valueText(site, then)}${stateMark(site, then.status)}</td></tr>`,
  )}</tbody></table></section>`;
}

/** Values at their closing days; a release without the figure leaves a gap, never a zero. */
function line(past: readonly Past[], unit: string, label: string): Html {
  const days = past.map(({ release }) => Date.parse(release.closing));
  const values = past.map(({ figure }) => figure.value);
  const told = values.filter((value) => value !== null);
  const top = unit === '%' ? 100 : Math.max(...told, 0) * 1.1 || 1;
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  const points = values.flatMap((value, at) =>
    value === null
      ? []
      : [
          [
            margin + (((days[at] ?? first) - first) / span) * (width - 2 * margin),
            height - margin - (value / top) * (height - 2 * margin),
          ] as const,
        ],
  );
  const path = points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L');
  return html`<svg class="history" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><path class="base" d="M${margin} ${height - margin}H${width - margin}"/><path class="trend" d="M${path}"/>${points.map(([x, y]) => html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/>`)}</svg>`;
}
