/**
 * A request acts under one scope: a database role and one value that every policy compares with one column.
 * `unit` covers the country: its value is `NATION`.
 */
export type ScopeLevel = 'ward' | 'group' | 'operator' | 'province' | 'nation' | 'jobs';

export interface Scope {
  readonly level: ScopeLevel;
  readonly value: string;
}

/** The tenant of rows that belong to no ward or province (units of the whole country, the installation). */
export const NATION = 'VN';

export const nationScope: Scope = { level: 'nation', value: NATION };
export const jobsScope: Scope = { level: 'jobs', value: NATION };
export const wardScope = (code: string): Scope => ({ level: 'ward', value: code });

/** On Citus a setting reaches the workers only inside a statement, so the value must be safe to put there. */
const safeValue = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/;

/** The statements that put a transaction under a scope. */
export function scopeStatements(scope: Scope, citus: boolean): string {
  if (!safeValue.test(scope.value)) throw new Error(`not a scope value: ${JSON.stringify(scope.value)}`);
  const propagate = citus ? `set local citus.propagate_set_commands = 'local'; ` : '';
  return `${propagate}set local role hatangso_${scope.level}; set local app.scope = '${scope.value}';`;
}
