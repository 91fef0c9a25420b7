/** The door of the indicators module. */
export { checkIndicators, type FigureCode, figureCodesOf, indicatorFacts } from './for-other-modules.ts';
export { computeNightly, recompute } from './jobs.ts';
export { wardIndicators } from './queries.ts';
export { standardDefinitions } from './read-definitions.ts';
export { indicatorsModule } from './routes.ts';
