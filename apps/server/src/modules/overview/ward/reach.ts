import type { BoardRow } from '@hatangso/contracts/overview';
import type { Doing } from '../../../platform/kernel.ts';
import { placesUnderClaims } from '../../coverage/index.ts';
import { type BoardFigure, type NamedNeed, samplesNeeded, type Undecided } from '../../indicators/index.ts';
import type { StepGround } from './step-ground.ts';

interface Moment {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string;
}

/** Survey figures that leave a target still ahead undecided, with the level their interval holds. */
function undecidedLevels(rows: readonly BoardRow[]): Undecided[] {
  return rows.flatMap(({ status, passed, bounds, source, indicator, level, pathLevel, low, high }) => {
    if (status !== 'undecided' || passed || bounds !== 'interval' || source !== 'survey') return [];
    const holds = (value: number | null): value is number =>
      value !== null && (low === null || value >= low) && (high === null || value <= high);
    const asked = [level, pathLevel].find(holds);
    return asked === undefined ? [] : [{ indicator, source, level: asked }];
  });
}

export async function neededSamples(
  rows: readonly BoardRow[],
  moment: Moment,
  doing: Doing,
): Promise<NamedNeed[]> {
  const wanted = undecidedLevels(rows);
  return wanted.length === 0 ? [] : samplesNeeded.run({ ...moment, wanted }, doing);
}

/** Priority places where operators claim no 5G, of the indicators that are not at the whole yet. */
export async function unservedPlaces(
  figures: readonly BoardFigure[],
  moment: Moment,
  { tx }: Doing,
): Promise<StepGround['unserved']> {
  const open = figures.filter(
    ({ row, placeKinds }) => placeKinds.length > 0 && row.value !== null && row.value < 100,
  );
  if (open.length === 0) return [];
  const kinds = [...new Set(open.flatMap(({ placeKinds }) => placeKinds))];
  const places = await placesUnderClaims(tx, { moment, asked: { services: ['5g'] }, kinds });
  return open.map(({ row, placeKinds }) => ({
    indicator: row.code,
    places: places
      .filter(({ served, kind }) => served === false && placeKinds.includes(String(kind)))
      .map(({ code, name }) => ({ code: String(code), name: String(name) })),
  }));
}
