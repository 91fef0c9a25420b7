import { type Html, html } from '../html.ts';
import { day } from '../numbers.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import { indicatorPath, linkTo, type Site } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { indicatorWords } from '../words/indicator.ts';
import { wardWords } from '../words/ward.ts';
import { bulletBar } from './bullet-bar.ts';
import { boundsText, levelText, originLine, valueText } from './figure-words.ts';
import { stateMark } from './state-mark.ts';

/** Figures as a table that becomes cards on a phone: what, how far, the level and its date, the state. */
export function board(site: Site, ward: string, figures: readonly PublicFigure[], caption: string): Html {
  const { columns } = wardWords[site.language];
  return html`<table class="board"><caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${columns.target}</th><th scope="col">${columns.result}</th><th scope="col">${columns.level}</th><th scope="col">${columns.state}</th></tr></thead>
${byDue(site, figures).map(
  ({ heading, rows }) =>
    html`<tbody>${heading === null ? null : html`<tr class="rank"><th colspan="4" scope="rowgroup">${heading}</th></tr>`}${rows.map((figure) => line(site, ward, figure))}</tbody>`,
)}</table>`;
}

/** Figures by the date of the level they are told against, the nearest date first; one heading each. */
function byDue(
  site: Site,
  figures: readonly PublicFigure[],
): { readonly heading: string | null; readonly rows: readonly PublicFigure[] }[] {
  const { dueHeading } = wardWords[site.language];
  const groups = Map.groupBy(figures, ({ target }) => target?.due ?? null);
  return [...groups]
    .toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([due, rows]) => ({
      heading: due === null ? null : dueHeading(day(due, site.language), due <= (rows[0]?.asOf ?? due)),
      rows,
    }));
}

function line(site: Site, ward: string, figure: PublicFigure): Html {
  const t = commonWords[site.language];
  const bounds = boundsText(site, figure);
  const { target } = figure;
  return html`<tr>
<th scope="row"><a href="${linkTo(site, indicatorPath(ward, figure.code))}">${figure.name[site.language]}</a><span class="small">${originLine(site, figure)}</span></th>
<td class="result"><span class="value">${valueText(site, figure)}</span>${bulletBar(site, figure)}${bounds === null ? null : html`<span class="small">${bounds}</span>`}${figure.hidden ? html`<span class="small">${t.hiddenWhy}</span>` : null}</td>
<td class="level">${target === null ? html`<span class="quiet">–</span>` : html`${levelText(site, target)}<span class="small">${t.due(day(target.due, site.language))}</span>`}</td>
<td class="mark">${stateMark(site, figure.status)}${passed(site, figure)}</td>
</tr>`;
}

/** Levels whose date has passed and that are not the one shown: how each ended. */
function passed(site: Site, figure: PublicFigure): Html[] {
  const t = commonWords[site.language];
  return figure.targets
    .filter((target) => target.id !== figure.target?.id && target.due <= figure.asOf)
    .map(
      (target) =>
        html`<span class="small">${day(target.due, site.language)}: ${t.status[target.status].toLocaleLowerCase(site.language)} (${levelText(site, target)})</span>`,
    );
}

/** Each level of a figure with its state and, for one whose date has passed, the value of that day. */
export function levelsList(site: Site, figure: PublicFigure): Html | null {
  const t = indicatorWords[site.language];
  if (figure.targets.length === 0) return null;
  return html`<ul class="plain levels">${figure.targets.map((target) => {
    const then =
      target.valueAtDue === null || target.due > figure.asOf
        ? null
        : t.atDue(
            valueText(site, { ...figure, value: target.valueAtDue, hidden: false }),
            day(target.due, site.language),
          );
    return html`<li><span>${t.levelLine(levelText(site, target), day(target.due, site.language))}</span> ${stateMark(site, target.status)}${then === null ? null : html`<span class="small">${then}</span>`}</li>`;
  })}</ul>`;
}

/** How many stand how: a chip for each state there is. */
export function tally(site: Site, figures: readonly PublicFigure[]): Html {
  const counts = new Map<PublicFigure['status'], number>();
  for (const { status } of figures) counts.set(status, (counts.get(status) ?? 0) + 1);
  const order = ['met', 'on_track', 'behind', 'missed', 'undecided', 'no_data', 'not_applicable'] as const;
  return html`<ul class="plain tally">${order
    .filter((status) => counts.has(status))
    .map(
      (status) => html`<li class="s-${status}"><b>${counts.get(status)}</b>${stateMark(site, status)}</li>`,
    )}</ul>`;
}
