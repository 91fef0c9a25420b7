import type { Doing } from '../../platform/kernel.ts';
import { provinceNameOn, provinceOf, unitAsOf } from '../territory/index.ts';
import type { ReportWard } from './input.ts';

/**
 * The ward with its names as in a sentence, as of a day; a ward that a code names only from a later day on is told
 * under that day's names. Refused by territory where the code is unknown.
 */
export async function wardOfReport(code: string, date: string, doing: Doing): Promise<ReportWard> {
  await provinceOf.run({ code }, doing);
  const { fullName, provinceCode } = await unitAsOf.run({ code, asOf: date }, doing);
  const province = provinceCode === null ? null : provinceNameOn(provinceCode, date);
  return { code, name: inSentence(fullName), province: province ?? 'tỉnh' };
}

/** "Phường Trương Quang Trọng" → "phường Trương Quang Trọng". */
function inSentence(fullName: string): string {
  return fullName.replace(/^(phường|xã|đặc khu|thị trấn)(?=\s)/i, (kind) => kind.toLocaleLowerCase('vi'));
}
