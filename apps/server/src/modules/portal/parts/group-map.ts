import type { ReleaseContent } from '@hatangso/contracts/report-releases';
import { type Html, html } from '../html.ts';
import { measure, number } from '../numbers.ts';
import type { PublicFigure, PublicGroup } from '../privacy/publish.ts';
import type { Site } from '../site.ts';
import { indicatorWords } from '../words/indicator.ts';
import { classBreaks, classOf } from './map-classes.ts';
import { mapSvg } from './map-svg.ts';

/** "Tổ dân phố số 12" → "12": what fits into an area. */
const shortName = (name: string): string => /(\d+)\D*$/.exec(name)?.[1] ?? '';

/** A figure by residential group as a picture with its legend; null where no group has a shape. */
export function groupMap(
  site: Site,
  content: ReleaseContent,
  figure: PublicFigure,
  ward: string,
): Html | null {
  const t = indicatorWords[site.language];
  const told = new Map(figure.groups.map((group) => [group.group, group]));
  const level = figure.target?.level ?? null;
  const breaks = classBreaks(
    figure.groups.flatMap(({ value }) => (value === null ? [] : [value])),
    level,
  );
  const lookOf = (group: PublicGroup | undefined): string =>
    group?.value == null
      ? group?.hidden
        ? 'held'
        : 'none'
      : `c${classOf(group.value, breaks) + (most - breaks.length)}`;
  const areas = content.groups.flatMap(({ code, name, shape }) => {
    if (shape === null) return [];
    const group = told.get(code);
    return [
      {
        shape,
        look: lookOf(group),
        title: `${name}: ${wordOf(site, figure, group)}`,
        label: shortName(name),
      },
    ];
  });
  if (areas.length === 0) return null;
  const picture = mapSvg(areas, content.boundary, t.mapLabel(ward));
  const counts = new Map<string, number>();
  for (const { look } of areas) counts.set(look, (counts.get(look) ?? 0) + 1);
  return html`<figure class="picture">${picture}<figcaption>${legend(site, figure, { breaks, level, counts })}</figcaption></figure>`;
}

const most = 5;

/** What is said of one group where there may be nothing to tell. */
export function wordOf(site: Site, { unit }: PublicFigure, group: PublicGroup | undefined): string {
  const t = indicatorWords[site.language];
  if (group?.value == null) return group?.hidden ? t.legendHidden : t.legendNone;
  return measure(group.value, unit, site.language);
}

interface Classes {
  readonly breaks: readonly number[];
  readonly level: number | null;
  readonly counts: ReadonlyMap<string, number>;
}

/** Classes with how many groups each holds; those that reach the level say so. */
function legend(site: Site, { unit }: PublicFigure, { breaks, level, counts }: Classes): Html {
  const t = indicatorWords[site.language];
  const text = (value: number): string => measure(value, unit, site.language);
  const rows = breaks.map((from, at) => {
    const to = breaks[at + 1];
    const look = `c${at + most - breaks.length}`;
    const reached = level !== null && from >= level ? ` (${t.reached})` : '';
    return {
      look,
      text: `${to === undefined ? `≥ ${text(from)}` : `${text(from)} – < ${text(to)}`}${reached}`,
    };
  });
  const others = [
    { look: 'held', text: t.legendHidden },
    { look: 'none', text: t.legendNone },
  ].filter(({ look }) => counts.has(look));
  return html`<ul class="plain legend">${[...rows.toReversed(), ...others].map(
    ({ look, text: words }) =>
      html`<li><svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><g class="area ${look}"><path d="M1 1h14v14H1z"/></g></svg>${words} <span class="quiet">· ${t.legend(number(counts.get(look) ?? 0, site.language))}</span></li>`,
  )}</ul>`;
}
