import type { Unit, UnitMatches } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { nameKey, unitNameKey } from '../../../platform/names.ts';
import { todayIn } from '../../../platform/today.ts';
import { standing, type UnitRow, unitColumns, unitOf } from './unit-columns.ts';

interface Asked {
  readonly names: readonly string[];
  readonly asOf?: string | undefined;
  readonly province?: string | undefined;
}

/**
 * Finds units by their names, by letters and tones, with or without "Phường", "Xã" …: "Sơn Thuỷ" finds Xã Sơn Thủy.
 * Where several bear the name, the one with the same kind in front is meant, if one was written; else it is ambiguous.
 */
export const matchUnits = query({
  name: 'territory.unit.read',
  async run({ names, asOf, province }: Asked, { tx, now }): Promise<UnitMatches> {
    const date = asOf ?? todayIn(now);
    const byKey = Map.groupBy(await candidates(tx, names, date, province ?? null), ({ fullName }) =>
      unitNameKey(fullName),
    );
    const result: Omit<UnitMatches, 'asOf'> = { matched: [], ambiguous: [], unmatched: [] };
    for (const name of names) {
      const found = byKey.get(unitNameKey(name)) ?? [];
      const units = narrowed(name, found);
      const [unit, other] = units;
      if (unit === undefined) result.unmatched.push(name);
      else if (other === undefined) result.matched.push({ name, unit });
      else result.ambiguous.push({ name, units });
    }
    return { asOf: date, ...result };
  },
});

const kinds = new Set(['phuong', 'xa', 'dac khu', 'thi tran', 'tinh', 'thanh pho']);

/** Where a kind was written, units of another kind are not meant: "Phường Sơn Hà" is not Xã Sơn Hà. */
function narrowed(name: string, found: Unit[]): Unit[] {
  const kind = kindOf(name);
  if (!kinds.has(kind)) return found;
  return found.filter(({ fullName }) => [kind, ''].includes(kindOf(fullName)));
}

/** What stands before the bare name, without accents. */
function kindOf(name: string): string {
  const [whole, bare] = [nameKey(name), unitNameKey(name)];
  if (!whole.endsWith(bare)) return '';
  return whole
    .slice(0, whole.length - bare.length)
    .trim()
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd');
}

async function candidates(
  tx: Tx,
  names: readonly string[],
  date: string,
  province: string | null,
): Promise<Unit[]> {
  const keys = [...new Set(names.map(unitNameKey))];
  const { rows } = await sql<UnitRow>`
    select ${unitColumns('u')}
    from territory.units as u
    where u.name_key = any(${keys}::text[]) and ${standing('u', date)}
      and (${province}::text is null or u.province_code = ${province}::text)
    order by u.code
  `.execute(tx);
  return rows.map(unitOf);
}
