import { grants, type Role } from '@hatangso/contracts/permissions';
import type { House } from '../../support/house.ts';
import { type Marker, provinceOf, wards } from './world.ts';

/** Somebody of the matrix. `null` unit: the public, who has no credentials. */
export interface MatrixActor {
  readonly name: string;
  readonly role: Role | null;
  readonly unit: string;
  readonly part?: string;
  readonly secret: string | null;
}

const { a, b, c } = wards;

/** Every role over every level it may have; what each may do is said in `expected`, apart from the code that decides it. */
const cast: readonly (readonly [Role, string, string?])[] = [
  ['administrator', 'VN'],
  ['administrator', '51'],
  ['administrator', a],
  ['administrator', c],
  ['chair', a],
  ['compiler', a],
  ['office', a, 'van-hoa-xa-hoi'],
  ['office', b, 'van-hoa-xa-hoi'],
  ['police', a],
  ['team', a, 'TDP01'],
  ['team', a, 'TDP02'],
  ['operator', a, 'viettel'],
  ['operator', a, 'vnpt'],
  ['operator', '51', 'viettel'],
  ['operator', c, 'viettel'],
  ['province_officer', '51'],
  ['province_reader', '48'],
  ['auditor', 'VN'],
  ['auditor', '51'],
  ['auditor', a],
  ['reader', 'VN'],
  ['reader', '51'],
  ['reader', a],
];

export async function castOf(house: House): Promise<readonly MatrixActor[]> {
  const actors: MatrixActor[] = [{ name: 'public', role: null, unit: '', secret: null }];
  for (const [role, unitCode, part] of cast) {
    const body = { name: 'matrix', role, unitCode, ...(part === undefined ? {} : { part: { code: part } }) };
    const made = await house.ask<{ secret: string }>('POST', '/tokens', body);
    if (made.status !== 200) throw new Error(JSON.stringify(made.body));
    const own = { role, unit: unitCode, secret: made.body.secret, ...(part === undefined ? {} : { part }) };
    actors.push({ name: [role, unitCode, part].filter((word) => word !== undefined).join(' '), ...own });
  }
  return actors;
}

/** Does the actor's unit hold the ward? */
export const holdsWard = ({ unit }: MatrixActor, ward: string): boolean =>
  unit === 'VN' || unit === ward || unit === provinceOf(ward);

export interface Target {
  readonly kind: 'ward' | 'province' | 'none';
  readonly code: string;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

/** Writes without a unit in their address that belong to whoever asks; any other is the country's. */
const ownWrites = /^(\/people|\/invitations|\/tokens|\/sessions|\/session\/acting|\/me)(\/|$)/;

/** Whether the route is open to the actor for the target: from the table of grants and the rules in words alone. */
export function expected(actor: MatrixActor, route: Route, target: Target): 'open' | 'refused' {
  if (route.permission === 'public') return 'open';
  if (actor.role === null) return 'refused';
  const holders = (grants as Readonly<Record<string, readonly Role[]>>)[route.permission] ?? [];
  if (!holders.includes(actor.role)) return 'refused';
  if (route.path.startsWith('/country')) return actor.unit === 'VN' ? 'open' : 'refused';
  if (target.kind === 'ward') return holdsWard(actor, target.code) ? 'open' : 'refused';
  if (target.kind === 'province') {
    if (actor.unit === 'VN') return 'open';
    return actor.unit === target.code && actor.part === undefined ? 'open' : 'refused';
  }
  const own =
    route.method === 'GET' ||
    ownWrites.test(route.path) ||
    (route.method === 'POST' && route.path === '/plans/lint');
  return own || actor.unit === 'VN' ? 'open' : 'refused';
}

const mayReadHouseholds: readonly Role[] = grants['survey.household.read'];

/** Whether a marked value may ever reach the actor, by whatever route. */
export function maySee(actor: MatrixActor, marker: Marker): boolean {
  const { role, part } = actor;
  if (role === null || !holdsWard(actor, marker.ward)) return false;
  if (role === 'team')
    return (marker.about === 'group' || marker.about === 'household') && marker.part === part;
  if (role === 'operator')
    return marker.about === 'group' || (marker.about === 'operator' && marker.part === part);
  return marker.about !== 'household' || mayReadHouseholds.includes(role);
}
