/**
 * Roles: what a person or token may be given, each over a scope (see `roleScopes`). The public has no role: what it
 * may see is released, and reached without signing in.
 */
export const roleNames = [
  'administrator',
  'chair',
  'compiler',
  'office',
  'police',
  'team',
  'operator',
  'province_officer',
  'province_reader',
  'auditor',
  'reader',
] as const;
export type Role = (typeof roleNames)[number];

/** Who works in a ward's committee. */
const offices = ['chair', 'compiler', 'office'] as const satisfies readonly Role[];
/** Who reads everything of a ward but people's own data. */
const readers = [
  'administrator',
  ...offices,
  'police',
  'province_officer',
  'province_reader',
  'auditor',
  'reader',
] as const;
/** Who compiles and answers for the whole. */
const compilers = ['administrator', 'chair', 'compiler'] as const;

/**
 * The catalogue of permissions and the roles that hold them: one dotted vocabulary for permission, audit action and
 * job, `<module>.<noun>.<verb>`.
 */
export const grants = {
  'identity.own.read': roleNames,
  'identity.own.set': roleNames,
  'identity.factor.read': roleNames,
  'identity.factor.set': roleNames,
  'identity.person.add': ['administrator'],
  'identity.person.set': ['administrator'],
  'identity.person.read': ['administrator', 'auditor'],
  // columns with personal data: without it a login name, an e-mail address and when somebody was last here are not told
  'identity.contact.read': ['administrator'],
  'identity.emergency.read': roleNames,
  'identity.emergency.open': ['administrator'],
  'identity.emergency.end': ['administrator', 'chair'],
  'identity.token.add': ['administrator'],
  'identity.token.revoke': ['administrator'],
  'identity.token.read': ['administrator', 'auditor'],
  'audit.entry.read': ['administrator', 'auditor'],
  'audit.address.read': ['administrator', 'auditor'],
  'audit.checkpoint.make': ['administrator', 'auditor'],
  'audit.key.rotate': ['administrator'],
  'evidence.batch.take': ['administrator', ...offices, 'police', 'operator'],
  'evidence.batch.read': [...readers, 'operator'],
  'evidence.batch.undo': ['administrator', ...offices, 'police', 'operator'],
  'evidence.document.add': ['administrator', ...offices, 'police', 'operator'],
  'evidence.document.read': readers,
  'evidence.template.read': [...readers, 'team', 'operator'],
  'territory.unit.take': ['administrator'],
  'territory.unit.read': [...readers, 'team', 'operator'],
  'territory.group.read': [...readers, 'team', 'operator'],
  'territory.place.read': [...readers, 'operator'],
  'plan.plan.read': readers,
  'plan.plan.lint': ['administrator', ...offices, 'province_officer'],
  'plan.task.read': readers,
  'plan.task.report': ['administrator', ...offices],
  'plan.difficulty.read': readers,
  'plan.difficulty.raise': ['administrator', ...offices],
  'plan.difficulty.answer': ['administrator', ...offices, 'province_officer'],
  'plan.adjustment.add': compilers,
  'plan.spending.set': ['administrator', ...offices],
  'plan.difficulty.direct': compilers,
  'plan.plan.edit': compilers,
  'plan.settings.set': compilers,
  'plan.feed.read': ['administrator', ...offices, 'province_officer', 'province_reader'],
  'plan.feed.add': ['administrator', ...offices],
  'plan.direction.read': readers,
  'plan.direction.add': ['administrator', ...offices],
  // a household is personal data as a whole: its code, its place, its answers
  'survey.household.read': ['administrator', ...offices, 'team'],
  'coverage.claim.read': [...readers, 'operator'],
  'indicators.figure.read': readers,
  'indicators.figure.compute': ['administrator', ...offices],
  'indicators.figure.close': ['administrator', ...offices],
  'reporting.report.read': readers,
  'reporting.settings.set': compilers,
  'portal.contact.set': compilers,
  'reporting.internal.read': ['administrator', ...offices],
  'reporting.text.write': ['administrator', ...offices],
  'reporting.part.hand_in': ['administrator', ...offices],
  'reporting.part.review': compilers,
  'reporting.report.compile': compilers,
  'reporting.report.approve': ['administrator', 'chair'],
  'reporting.report.release': compilers,
  'overview.board.read': readers,
  'overview.visit.mark': readers,
  'overview.region.read': ['administrator', 'province_officer', 'province_reader', 'auditor', 'reader'],
  'overview.search.read': [...readers, 'team', 'operator'],
  'platform.installation.read': ['administrator', 'auditor'],
  'backups.backup.read': ['administrator'],
  'backups.backup.make': ['administrator'],
  'backups.backup.download': ['administrator'],
  'backups.schedule.set': ['administrator'],
  'privacy.inventory.read': ['administrator', 'auditor'],
  'privacy.request.read': ['administrator', 'auditor'],
  'privacy.retention.read': ['administrator', 'auditor'],
  'privacy.retention.apply': ['administrator'],
  'privacy.period.set': ['administrator'],
  'privacy.person.export': ['administrator'],
  'privacy.person.erase': ['administrator'],
  'privacy.household.export': ['administrator'],
  'privacy.household.erase': ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Permission = keyof typeof grants;
export const permissions = Object.keys(grants) as readonly Permission[];

/** Whoever administers or signs needs a second factor: what they do binds others. */
export const needsSecondFactor = (role: Role): boolean =>
  role === 'administrator' ||
  (['reporting.report.approve', 'reporting.report.release'] as const).some((permission) =>
    (grants[permission] as readonly Role[]).includes(role),
  );

/** The permissions of a role. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> =>
  new Set(permissions.filter((permission) => (grants[permission] as readonly Role[]).includes(role)));

/** Over what a role may be given: the level of its unit, and the part of it where it has one. */
export const roleScopes = {
  administrator: { units: ['nation', 'province', 'ward'], part: null },
  chair: { units: ['ward'], part: null },
  compiler: { units: ['ward'], part: 'office' },
  office: { units: ['ward'], part: 'office' },
  police: { units: ['ward'], part: null },
  team: { units: ['ward'], part: 'group' },
  operator: { units: ['ward', 'province'], part: 'operator' },
  province_officer: { units: ['province'], part: null },
  province_reader: { units: ['province'], part: null },
  auditor: { units: ['nation', 'province', 'ward'], part: null },
  reader: { units: ['nation', 'province', 'ward'], part: null },
} as const satisfies Readonly<
  Record<Role, { readonly units: readonly UnitLevel[]; readonly part: Part | null }>
>;
export type UnitLevel = 'nation' | 'province' | 'ward';
export type Part = 'office' | 'group' | 'operator';

/** Kinds of evidence whose files and rows are personal data: what reading them takes beside the right to read evidence. */
export const personalKinds = {
  households: 'survey.household.read',
} as const satisfies Readonly<Record<string, Permission>>;

/** Who may bring in and take back which kind of evidence, of those who may bring in any (`evidence.batch.take`). */
export const kindTakers = {
  units: ['administrator'],
  succession: ['administrator'],
  plan: compilers,
  groups: ['administrator', ...offices],
  places: ['administrator', ...offices],
  households: ['administrator', ...offices],
  progress: ['administrator', ...offices],
  figures: ['administrator', ...offices, 'police'],
  claims: ['administrator', ...offices, 'operator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** May the role bring in files of the kind? A kind that is not listed: nobody may. */
export const mayTakeKind = (role: Role, kind: string): boolean =>
  kind in kindTakers && (kindTakers[kind as keyof typeof kindTakers] as readonly Role[]).includes(role);
