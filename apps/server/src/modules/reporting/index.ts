export { buildReport } from './build.ts';
export type * from './input.ts';
export type * from './model.ts';
