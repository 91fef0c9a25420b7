import type { TargetState } from '@hatangso/contracts/indicators';
import { type Html, html } from '../html.ts';
import type { PublicFigure } from '../privacy/publish.ts';
import type { Site } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { levelText, valueText } from './figure-words.ts';

const two = (value: number): string => String(Math.round(value * 100) / 100);

/** Right end of the scale: 100 for shares, else a little beyond the largest number shown. */
function endOf({ unit, value, high }: PublicFigure, level: number | null): number {
  if (unit === '%') return 100;
  return Math.max(value ?? 0, high ?? 0, level ?? 0) * 1.1 || 1;
}

/** A target as a bullet: bar to the value, whisker for the interval, tick for the level; hatched without data. */
export function bulletBar(
  site: Site,
  figure: PublicFigure,
  target: TargetState | null = figure.target,
): Html {
  const t = commonWords[site.language];
  if (figure.value === null)
    return html`<div class="bar empty" role="img" aria-label="${figure.hidden ? t.hidden : t.noBar}"></div>`;
  const level = target?.level ?? null;
  const end = endOf(figure, level);
  const at = (value: number): number => Math.min(100, Math.max(0, (value / end) * 100));
  const { low, high } = figure;
  const label = t.barLabel(
    valueText(site, figure),
    target === null ? null : levelText(site, target),
    t.status[figure.status],
  );
  const spread = low !== null && high !== null && at(high) - at(low) > 0.4;
  return html`<svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label="${label}"><rect class="ground" y="2" width="100" height="8" rx=".8"/><rect class="fill s-${figure.status}" y="2" width="${two(at(figure.value))}" height="8" rx=".8"/>${
    spread
      ? html`<rect class="whisker" x="${two(at(low))}" y="5.2" width="${two(at(high) - at(low))}" height="1.6"/>`
      : null
  }${level === null ? null : html`<rect class="tick" x="${two(Math.min(99.2, at(level) - 0.4))}" width=".8" height="12"/>`}</svg>`;
}
