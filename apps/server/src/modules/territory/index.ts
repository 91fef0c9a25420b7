export { territoryKinds } from './kinds.ts';
export { provinceOf } from './queries/province-of.ts';
export { territoryModule } from './routes.ts';
