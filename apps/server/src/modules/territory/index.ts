export { territoryKinds } from './kinds/index.ts';
export { provinceOf } from './queries/province-of.ts';
export { territoryModule } from './routes.ts';
