import { addressesOf } from '../matrix/places.ts';
import type { WardIds } from '../matrix/world.ts';

/** The addresses of the matrix; a route that it does not know yet (it says so itself) is tried with a name of nothing. */
export function triedAddresses(path: string, code: string, ids: WardIds, ward: string): readonly string[] {
  try {
    return addressesOf(path, code, ids, ward);
  } catch {
    return [path.replace(':code', code).replace(/:\w+/g, 'x')];
  }
}
