import type { ReportDesk, TextHistory } from '@hatangso/contracts/report-desk';
import { query } from '../../../platform/action.ts';
import { versionsOf } from '../words/store.ts';
import { type DeskAsked, standingReport } from './standing.ts';
import { deskView } from './view.ts';

/** The report of a year or shorter period as a page being written. */
export const reportDesk = query({
  name: 'reporting.report.read',
  run: async (asked: DeskAsked, doing): Promise<ReportDesk> =>
    deskView(await standingReport(asked, doing), doing),
});

/** Every version of the words at one place, newest first; none where nobody wrote. */
export const textVersions = query({
  name: 'reporting.report.read',
  async run(asked: DeskAsked & { readonly place: string }, doing): Promise<TextHistory> {
    const { key } = await standingReport(asked, doing);
    const versions = await versionsOf(doing.tx, key, asked.place);
    return {
      place: asked.place,
      versions: versions.map(({ version, text, by, at }) => ({ version, text, by, at })),
    };
  },
});
