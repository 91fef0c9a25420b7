export type * from '@hatangso/contracts/report-model';
export { partStates, releasedReports, upwardDays } from './for-overview.ts';
export type * from './input.ts';
export { publicRelease, publicReleases, releasedWards, signedReport } from './public-releases.ts';
export { reportingModule } from './routes.ts';
export { setDeadlines } from './set-deadlines.ts';
export { reportSettings } from './settings-query.ts';
