import type { ImportKind } from '../../evidence/index.ts';
import { groupsKind } from './groups.ts';
import { placesKind } from './places.ts';
import { successionKind } from './succession.ts';
import { unitsKind } from './units.ts';

/** The kinds of files that this module takes. */
export const territoryKinds: readonly ImportKind[] = [unitsKind, successionKind, groupsKind, placesKind];
