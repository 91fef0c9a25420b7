import type { UnitLevel } from '@hatangso/contracts/permissions';
import { NATION, provinceScope, type Scope, wardScope } from '../db/scope.ts';
import type { Actor } from '../kernel.ts';
import { Problem } from '../problem.ts';
import type { Endpoint } from './endpoint.ts';

/** Whose data a route speaks of: the one place that reads `:code` in a path. */
export function unitOfPath(path: string): UnitLevel | null {
  if (/^\/country(\/|$)/.test(path)) return 'nation';
  const match = /^\/(?:public\/)?(wards|provinces)\/:code(?:[/.]|$)/.exec(path);
  if (match === null) return null;
  return match[1] === 'wards' ? 'ward' : 'province';
}

/** The province of a ward, as it is today; null where no such ward is known. */
export type ProvinceOf = (wardCode: string) => Promise<string | null>;

const isProvince = (code: string): boolean => /^\d{2}$/.test(code);

/**
 * The scope under which an actor does what a route declares, refused as `auth.forbidden` where permission or reach is
 * lacking. A unit that is not known and one outside the reach are refused alike. A national assignment acts on one
 * unit as that unit; a province's assignment reaches its wards, also those added later; a write that names no unit is
 * the country's, unless the route says that it belongs to whoever asks (`reach: 'own'`).
 */
export async function scopeFor(
  actor: Actor,
  endpoint: Endpoint,
  code: string | undefined,
  provinceOf: ProvinceOf,
): Promise<Scope> {
  const allowed = endpoint.permission === 'public' || actor.permissions.has(endpoint.permission);
  if (!allowed && actor.held === true) throw new Problem('auth.needs_factor');
  const scope = allowed ? await reached(actor.scope, endpoint, code, provinceOf) : null;
  if (scope === null)
    throw new Problem('auth.forbidden', { permission: endpoint.permission, unit: code ?? NATION });
  return scope;
}

async function reached(
  own: Scope,
  endpoint: Endpoint,
  code: string | undefined,
  provinceOf: ProvinceOf,
): Promise<Scope | null> {
  const unit = unitOfPath(endpoint.path);
  if (unit === 'nation') return own.level === 'nation' ? own : null;
  if (unit === null || code === undefined) {
    const ofNobodyElse =
      endpoint.method === 'GET' || endpoint.reach === 'own' || endpoint.permission === 'public';
    return own.level === 'nation' || ofNobodyElse ? own : null;
  }
  if (own.level === 'public') return { ...own, value: code };
  if (own.level === 'nation') return unit === 'ward' ? wardScope(code) : provinceScope(code);
  if (unit === 'province') return own.level === 'province' && own.value === code ? own : null;
  if (own.value === code) return own;
  if (!isProvince(own.value) || (await provinceOf(code)) !== own.value) return null;
  return own.level === 'operator' ? { ...own, value: code } : own;
}
