import type { RowProblem } from '@hatangso/contracts/problems';
import type { InvalidShape } from '../../evidence/index.ts';

/** An invalid shape as a person is told: what, and where to look. */
export function shapeProblem({ row_no, reason, lon, lat }: InvalidShape): RowProblem {
  const place = lon === null || lat === null ? '?' : `${lon.toFixed(6)}, ${lat.toFixed(6)}`;
  const crosses = /self-intersection/i.test(reason);
  return {
    code: crosses ? 'territory.geometry_crosses' : 'territory.geometry_invalid',
    row: row_no,
    column: 'geometry',
    params: { reason, place },
  };
}
