export type * from '@hatangso/contracts/report-model';
export { buildReport } from './build.ts';
export { renderDocx } from './docx/render.ts';
export { planForReport } from './from-plan.ts';
export type * from './input.ts';
export { renderPdf } from './pdf/render.ts';
export { reportingModule } from './routes.ts';
export { renderXlsx } from './xlsx.ts';
