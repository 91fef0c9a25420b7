/**
 * A request acts under one scope: a database role and one or two values that every policy compares with a column each.
 * `nation` covers the country: its value is `NATION`. `public` sees what was published; its value says for which unit.
 * `identity` is sign-in itself: it alone reads secrets' digests.
 */
export type ScopeLevel =
  | 'public'
  | 'ward'
  | 'group'
  | 'operator'
  | 'province'
  | 'nation'
  | 'jobs'
  | 'identity';

export interface Scope {
  readonly level: ScopeLevel;
  /** Code of the ward or province, or `NATION`. */
  readonly value: string;
  /** Of levels `group` and `operator`: code of the residential group, key of the operator. */
  readonly part?: string;
}

/** The tenant of rows that belong to no ward or province (units of the whole country, the installation). */
export const NATION = 'VN';

export const nationScope: Scope = { level: 'nation', value: NATION };
export const jobsScope: Scope = { level: 'jobs', value: NATION };
export const identityScope: Scope = { level: 'identity', value: NATION };
export const publicScope: Scope = { level: 'public', value: NATION };
export const wardScope = (code: string): Scope => ({ level: 'ward', value: code });
export const provinceScope = (code: string): Scope => ({ level: 'province', value: code });

/** On Citus a setting reaches the workers only inside a statement, so the value must be safe to put there. */
const safeValue = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;
/** Codes of groups are the wards' own, so letters of any kind; neither quotes nor backslashes. */
const safePart = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.:/+-]{0,63}$/u;

/** The statements that put a transaction under a scope. */
export function scopeStatements(scope: Scope, citus: boolean): string {
  if (!safeValue.test(scope.value)) throw new Error(`not a scope value: ${JSON.stringify(scope.value)}`);
  const needsPart = scope.level === 'group' || scope.level === 'operator';
  if (needsPart !== (scope.part !== undefined))
    throw new Error(`a scope of level ${scope.level} with a wrong part`);
  if (scope.part !== undefined && !safePart.test(scope.part))
    throw new Error(`not a scope's part: ${JSON.stringify(scope.part)}`);
  const propagate = citus ? `set local citus.propagate_set_commands = 'local'; ` : '';
  const part = scope.part === undefined ? '' : ` set local app.part = '${scope.part}';`;
  return `${propagate}set local role hatangso_${scope.level}; set local app.scope = '${scope.value}';${part}`;
}
