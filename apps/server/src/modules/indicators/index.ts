/** The door of the indicators module. */
export { type AcrossAsked, figuresAcross, type UnitRows } from './across-units.ts';
export {
  type Board,
  type BoardFigure,
  type NamedNeed,
  samplesNeeded,
  type Undecided,
  wardBoard,
} from './board.ts';
export { type Closed, type CloseInput, closeSource, closingFacts } from './closings.ts';
export { closingsOf } from './closings-of.ts';
export { isShare, labelText } from './definition.ts';
export { definitionsWith } from './definitions-of-ward.ts';
export { type FigureAt, figuresAt } from './figures-at.ts';
export { checkIndicators, type FigureCode, figureCodesOf, indicatorFacts } from './for-other-modules.ts';
export { type FrozenFigures, frozenFigures } from './frozen-figures.ts';
export { computeNightly, recompute } from './jobs.ts';
export { wardIndicators } from './queries.ts';
export { standardDefinitions } from './read-definitions.ts';
export { indicatorsModule } from './routes.ts';
export type { Target } from './status.ts';
export { targetsByIndicator } from './targets.ts';
