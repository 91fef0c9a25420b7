import type { CloseBody } from '@hatangso/contracts/indicator-routes';
import { command } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Closed, closeSource, closingFacts } from '../../indicators/index.ts';
import { reportTurn } from '../desk/standing.ts';
import { closingPeriod, periodBetween } from './closing-day.ts';
import { fixedBy, wordsOfFixed } from './fixed.ts';

export interface CloseFigure extends CloseBody {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly indicator: string;
}

type Done = Closed & { readonly closing: string };

/**
 * The source that speaks for an indicator in a period of reports, or null to open it again. Officials are judged by
 * these figures: once the chair has approved the period's report the choice stands (`report.closing_fixed`) until the
 * report is opened again; what is released changes only by a corrected report.
 */
export const closeFigure = command({
  name: 'indicators.figure.close',
  turn: reportTurn,
  async run(input: CloseFigure, doing): Promise<Done> {
    const { unitCode, from, to } = input;
    const asked = { unitCode, ...periodBetween(from, to), knownAt: doing.now.toISOString() };
    const fixed = await fixedBy({ unitCode, from, to }, doing);
    if (fixed !== null) throw new Problem('report.closing_fixed', wordsOfFixed(fixed));
    const { closing } = await closingPeriod(asked, doing);
    return { ...(await closeSource({ ...input, closing }, doing)), closing };
  },
  audit: (input, done) => closingFacts({ ...input, closing: done.closing }, done),
});
