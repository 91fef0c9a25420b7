import type { TargetState } from '@hatangso/contracts/indicators';
import { type Html, html } from '../html.ts';
import { day, measure, number } from '../numbers.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import type { Site } from '../site.ts';
import { commonWords } from '../words/common.ts';

type Reader = Pick<Site, 'language'>;

const levelsOf = ({ targets }: Pick<PublicFigure, 'targets'>): number[] =>
  targets.flatMap(({ level }) => (level === null ? [] : [level]));

/** The value as read: never rounded onto a level it has not reached. */
export function valueText({ language }: Reader, figure: PublicFigure): string {
  const t = commonWords[language];
  if (figure.value === null) return figure.hidden ? t.hidden : t.status.no_data;
  return measure(figure.value, figure.unit, language, levelsOf(figure));
}

/** "từ 100 %", "trên 50 %", "đã có". */
export function levelText({ language }: Reader, target: TargetState): string {
  const say = commonWords[language].comparison[target.comparison];
  const whole = target.comparison === 'at_least' && target.unit === '%' && target.level === 100;
  if (whole) return measure(100, '%', language);
  return say(
    target.level === null
      ? ''
      : measure(target.level, target.comparison === 'rank' ? '%' : target.unit, language),
  );
}

/** True where the bounds hold a sampling error, else they are the least and the most the sources tell. */
export const isSampled = (method: string | null): boolean =>
  method === 'sample' || method === 'mixed' || method?.endsWith('_sampled') === true;

/** "khoảng tin cậy 84,9–87,8", or nothing. */
export function boundsText({ language }: Reader, figure: PublicFigure): string | null {
  const { low, high, unit } = figure;
  if (low === null || high === null || high - low < 1e-9) return null;
  const t = commonWords[language];
  const text = (value: number): string => measure(value, unit, language);
  const plain = figure.method === 'sample' || figure.method === 'mixed';
  return plain ? t.interval(text(low), text(high)) : t.bounds(text(low), text(high));
}

const familyOf = (kind: string): keyof (typeof commonWords)['vi']['evidence'] => {
  if (kind === 'households' || kind === 'surveys') return 'survey';
  if (kind === 'claims') return 'claims';
  if (kind === 'figures') return 'register';
  if (kind === 'places' || kind === 'groups') return 'places';
  return 'other';
};

/** What it rests on, in words: "khảo sát 11.572 hộ; công bố vùng phủ của doanh nghiệp viễn thông". */
export function sourceText({ language }: Reader, figure: PublicFigure): string {
  const t = commonWords[language];
  const asked = figure.evidence
    .filter(({ kind }) => familyOf(kind) === 'survey')
    .reduce((all, { rows }) => all + rows, 0);
  const kinds = [...new Set(figure.evidence.map(({ kind }) => familyOf(kind)))].filter(
    (kind) => kind !== 'survey',
  );
  return [
    ...(asked === 0 ? [] : [t.asked(number(asked, language))]),
    ...kinds.map((kind) => t.evidence[kind]),
  ].join('; ');
}

/** The small line under a figure's name: source and date, and whether it is old. */
export function originLine(site: Reader, figure: PublicFigure): Html {
  const t = commonWords[site.language];
  const parts = [
    sourceText(site, figure),
    figure.evidenceDate === null ? '' : t.asOf(day(figure.evidenceDate, site.language)),
    figure.stale ? t.stale : '',
  ].filter((part) => part !== '');
  return html`${parts.join(' · ')}`;
}
