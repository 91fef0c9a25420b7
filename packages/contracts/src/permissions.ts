/**
 * The catalogue of permissions: one dotted vocabulary for permission, audit action and job,
 * `<module>.<noun>.<verb>`. A role is a set of them.
 */
export const permissions = [
  'identity.token.add',
  'identity.token.read',
  'audit.entry.read',
  'evidence.batch.take',
  'evidence.batch.read',
  'evidence.batch.undo',
  'evidence.template.read',
  'territory.unit.take',
  'territory.unit.read',
  'territory.group.read',
  'territory.place.read',
  'plan.plan.read',
  'plan.plan.lint',
  'plan.task.read',
  'plan.task.report',
  'plan.difficulty.read',
  'plan.difficulty.raise',
  'plan.difficulty.answer',
  'plan.adjustment.add',
  'plan.spending.set',
  'plan.direction.read',
  'plan.direction.add',
  'survey.household.read',
  'coverage.claim.read',
  'indicators.figure.read',
  'indicators.figure.compute',
  'indicators.figure.close',
  'reporting.report.read',
  'reporting.settings.set',
  'platform.installation.read',
] as const;

export type Permission = (typeof permissions)[number];

/** Roles of the first form; offices, teams and operators get theirs with the web app. */
export const roles = {
  administrator: permissions,
  reader: permissions.filter((permission) => permission.endsWith('.read')),
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof roles;
