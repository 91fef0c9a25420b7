import type { EstimateView } from '@hatangso/contracts/indicator-why';
import type { Stratum } from '../estimate.ts';

/**
 * What an estimate rests on, group by group: households known, in the sheet, answered, and for how many one answer
 * stands. `households` is their sum over the groups that answered; null where one of them is not known.
 */
export function explainEstimate(strata: readonly Stratum[], nameOf: (group: string) => string): EstimateView {
  const views = strata.map(({ group, households, rows, answered }) => {
    const counted = households !== null && answered >= households && answered > 0;
    const size = counted ? answered : Math.max(households ?? rows, answered);
    const weight = answered === 0 ? 0 : size / answered;
    return { group, name: nameOf(group), households, rows, answered, weight, counted };
  });
  const speaking = views.filter(({ answered }) => answered > 0);
  const known = speaking.every(({ households }) => households !== null);
  return {
    strata: views,
    answered: speaking.reduce((sum, one) => sum + one.answered, 0),
    households: known ? speaking.reduce((sum, one) => sum + (one.households ?? 0), 0) : null,
    countedGroups: speaking.filter(({ counted }) => counted).length,
    sampledGroups: speaking.filter(({ counted }) => !counted).length,
  };
}
