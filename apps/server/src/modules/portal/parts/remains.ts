import { type Html, html } from '../html.ts';
import { day, measure, number } from '../numbers.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import { smallest } from '../privacy/small-counts.ts';
import { countsPeople } from '../privacy/what-is-counted.ts';
import type { Opened } from '../released.ts';
import { indicatorPath, linkTo, type Site } from '../site.ts';
import { wardWords } from '../words/ward.ts';
import { levelText, valueText } from './figure-words.ts';
import { stateMark } from './state-mark.ts';

const open: readonly PublicFigure['status'][] = ['missed', 'behind', 'undecided', 'no_data'];

/** What is still to do, in sentences: the gap to each level not reached, in points and in people or things. */
export function remains(site: Site, opened: Opened, promised: readonly PublicFigure[]): Html {
  const t = wardWords[site.language];
  const left = promised
    .filter(({ status }) => open.includes(status))
    .toSorted((a, b) => open.indexOf(a.status) - open.indexOf(b.status));
  if (left.length === 0) return html`<p>${t.remainsNone}</p>`;
  return html`<ul class="plain remains">${left.map(
    (figure) =>
      html`<li>${stateMark(site, figure.status)} <div><a href="${linkTo(site, indicatorPath(opened.release.ward, figure.code))}">${figure.name[site.language]}</a>: ${gapText(site, opened, figure)}</div></li>`,
  )}</ul>`;
}

/** "hiện 83,8 %, cần từ 100 %: còn 16,2 điểm phần trăm, khoảng 2.299 hộ gia đình". */
export function gapText(site: Site, { content }: Opened, figure: PublicFigure): string {
  const t = wardWords[site.language];
  const { value, target, unit, denominator } = figure;
  if (value === null)
    return figure.hidden ? valueText(site, figure).toLocaleLowerCase(site.language) : t.remainsNoData;
  const missed = target?.status === 'missed' ? `; ${t.missedOn(day(target.due, site.language))}` : '';
  const upward = target?.comparison === 'at_least' || target?.comparison === 'above';
  const gap = !upward || target.level === null ? 0 : target.level - value;
  if (target === null || gap <= 0) return `${valueText(site, figure)}${missed}`;
  const points =
    unit === '%'
      ? t.points(number(gap, site.language, gap < 0.1 ? 2 : 1))
      : measure(gap, unit, site.language);
  const count = unit === '%' && denominator !== null ? Math.round((gap / 100) * denominator) : 0;
  const what = content.meanings?.[figure.code]?.denominator[site.language];
  const people =
    count < (countsPeople(figure.code) ? smallest : 1) || what === undefined
      ? ''
      : t.remainsCount(
          number(count, site.language),
          what.charAt(0).toLocaleLowerCase(site.language) + what.slice(1),
        );
  return `${t.remainsGap(valueText(site, figure), levelText(site, target), points)}${people}${missed}`;
}
