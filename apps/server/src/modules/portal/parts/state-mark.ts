import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import { type Html, html } from '../html.ts';
import type { Site } from '../site.ts';
import { commonWords } from '../words/common.ts';

/** Drawn, not typed: the same sign in every font. In a box of 12 by 12. */
const shapes: Readonly<Record<IndicatorStatus, Html>> = {
  met: html`<circle cx="6" cy="6" r="5"/>`,
  on_track: html`<path d="M6 1 11.5 11H.5z"/>`,
  behind: html`<path d="M6 11 .5 1h11z"/>`,
  missed: html`<path class="line" d="M2 2l8 8M10 2l-8 8"/>`,
  undecided: html`<path d="M6 0 12 6 6 12 0 6z"/>`,
  no_target: html`<path class="line" d="M6 1.2 10.8 6 6 10.8 1.2 6z"/>`,
  no_data: html`<circle class="line" cx="6" cy="6" r="4.4"/>`,
  not_applicable: html`<path class="line" d="M1 6h10"/>`,
};

/** A state: sign, word and colour together, never colour alone. */
export const stateMark = (site: Pick<Site, 'language'>, status: IndicatorStatus): Html =>
  html`<span class="state s-${status}"><svg class="sign" viewBox="0 0 12 12" aria-hidden="true">${shapes[status]}</svg>${commonWords[site.language].status[status]}</span>`;
