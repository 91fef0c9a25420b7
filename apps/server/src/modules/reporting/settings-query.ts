import type { ReportSettingsAnswer } from '@hatangso/contracts/reporting';
import { query } from '../../platform/action.ts';
import { todayIn } from '../../platform/today.ts';
import { plansInForce } from '../plan/index.ts';
import { settingsInForce } from './settings.ts';
import { newestSettings } from './settings-store.ts';
import { templateFacts } from './template-store.ts';
import { wardOfReport } from './ward-of-report.ts';

/** What a ward set for its reports and what holds today, with or without a plan. */
export const reportSettings = query({
  name: 'reporting.report.read',
  async run({ unitCode }: { unitCode: string }, doing): Promise<ReportSettingsAnswer> {
    const knownAt = doing.now.toISOString();
    const date = todayIn(doing.now);
    const ward = await wardOfReport(unitCode, date, doing);
    const [plan = null] = await plansInForce(doing.tx, unitCode, date, knownAt);
    const word = await newestSettings(doing.tx, unitCode, knownAt);
    const template = await templateFacts(doing.tx, unitCode, knownAt);
    return {
      ward: unitCode,
      set: word?.content ?? null,
      setAt: word?.knownFrom ?? null,
      setBy: word?.enteredBy ?? null,
      inForce: settingsInForce(word?.content ?? null, { ward, plan, date }),
      template: {
        own: template !== null,
        fileName: template?.fileName ?? null,
        sha256: template?.sha256 ?? null,
        bytes: template?.bytes ?? null,
        setAt: template?.knownFrom ?? null,
      },
    };
  },
});
