import type { Unit, UnitList } from '@hatangso/contracts/territory';
import { api, queryOf } from '../../../app/api.ts';

const page = 1000;

/** Every ward that stands (of one province), page by page; `signal` ends the asking. */
export async function allUnits(province: string | null, signal: AbortSignal): Promise<readonly Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const asked: string = queryOf({ level: 'ward', province, limit: page, cursor });
    const answer: UnitList = await api.get<UnitList>(`/units${asked}`, signal);
    units.push(...answer.units);
    cursor = answer.next;
  } while (cursor !== null);
  return units;
}

/** By letters alone: no tones, no case. */
export const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0110\u0111]/g, 'd')
    .toLowerCase();
