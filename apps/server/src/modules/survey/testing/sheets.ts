import { sql } from 'kysely';
import type { House } from '../../../../../../test/support/house.ts';
import { nationScope, wardScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import { householdsInForce, type Moment } from '../in-force.ts';

// What the tests of this module share.

export const ward = '21172';
const heading =
  'Mã hộ,Tổ dân phố,Kinh độ,Vĩ độ,Số nhân khẩu,Số người trưởng thành,Có cáp quang,Ngày khảo sát';

export interface Listed {
  readonly households: readonly {
    code: string;
    group: string;
    people: number;
    people15: number | null;
    hasFibre: boolean | null;
    batch: string;
  }[];
  readonly next: string | null;
}

interface InForce {
  readonly unit_code: string;
  readonly group_code: string;
  readonly code: string;
  readonly people: number;
}

export const sheet = (...lines: readonly string[]): string => `\ufeff${[heading, ...lines].join('\n')}\n`;

/** `ward|group:code=people …` of the rows in force, for one statement over one ward or all. */
export async function inForce(house: House, moment: Moment): Promise<string> {
  const rows = await transaction(
    house.kernel.engine,
    moment.unitCode === null ? nationScope : wardScope(moment.unitCode),
    'read',
    async (tx) =>
      (
        await sql<InForce>`select * from (${householdsInForce(moment)}) as household order by unit_code, group_code, code`.execute(
          tx,
        )
      ).rows,
  );
  return rows
    .map(
      (row) =>
        `${row.unit_code === ward ? '' : `${row.unit_code}|`}${row.group_code}:${row.code}=${row.people}`,
    )
    .join(' ');
}
