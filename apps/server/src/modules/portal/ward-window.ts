import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { query } from '../../platform/action.ts';
import { todayIn } from '../../platform/today.ts';
import { publicReleases } from '../reporting/index.ts';
import { provinceNameOn, unitAsOf } from '../territory/index.ts';
import { wardContact } from './contact.ts';
import type { WardFacts } from './pages/ward-page.ts';

/** As many of a ward's releases as its history shows. */
const remembered = 12;

/** What every page of a ward begins with, in one reading: the unit, whom to ask, what stands released (newest first). */
export const wardWindow = query({
  name: 'portal.ward.read',
  async run(
    { unitCode }: { readonly unitCode: string },
    doing,
  ): Promise<WardFacts & { readonly releases: readonly ReleaseView[] }> {
    const unit = await unitAsOf.run({ code: unitCode }, doing);
    const contact = await wardContact.run({ unitCode }, doing);
    const releases = await publicReleases.run({ unitCode, limit: remembered }, doing);
    const province =
      unit.provinceCode === null ? null : provinceNameOn(unit.provinceCode, todayIn(doing.now));
    return { unit, province, contact, releases };
  },
});
