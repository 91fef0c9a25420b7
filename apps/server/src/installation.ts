import { doctorAnswer } from '@hatangso/contracts/installation';
import { sql } from 'kysely';
import { auditChecks, logState } from './modules/audit/index.ts';
import { backupChecks, backupState, type Check } from './modules/backups/index.ts';
import { factorChecks, ssoChecks } from './modules/identity/index.ts';
import { query } from './platform/action.ts';
import { atLeast } from './platform/db/at-least.ts';
import { databaseVersion, knownMigrations } from './platform/db/migrate.ts';
import { servingRole } from './platform/db/serving-role.ts';
import { read } from './platform/http/endpoint.ts';
import type { Kernel } from './platform/kernel.ts';
import type { Module } from './platform/module.ts';
import { softwareVersion } from './platform/version.ts';

interface Found {
  readonly postgres: string;
  readonly postgis: string;
  readonly leaky: number;
  readonly units: number;
  readonly wards_with_evidence: number;
  readonly last_import: string | null;
  readonly citus: boolean;
  /** The newest moment in the log. */
  readonly newest: string | null;
}

/** What the database says of itself; readable by every role. */
const inspect = query({
  name: 'platform.installation.read',
  async run(_input: null, { tx }) {
    const { rows } = await sql<Found>`
      select
        current_setting('server_version') as postgres,
        postgis_lib_version() as postgis,
        (select count(*) from pg_proc as p
         where p.proname in ('geometry_overlaps', 'st_intersects', 'st_contains', 'st_covers', 'st_within', 'st_dwithin')
           and p.prolang in (select oid from pg_language where lanname in ('c', 'internal')) and not p.proleakproof
           and p.proargtypes[0] = 'geometry'::regtype) as leaky,
        (select count(*) from territory.units) as units,
        (select count(distinct unit_code) from evidence.batches where undone_at is null and unit_code <> 'VN') as wards_with_evidence,
        (select max(taken_at) from evidence.batches) as last_import,
        exists (select from pg_extension where extname = 'citus') as citus,
        (select max(at) from audit.entries) as newest
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Error('the database said nothing of itself');
    return found;
  },
});

function checksOf(found: Found, version: number | null): Check[] {
  const newest = knownMigrations().at(-1)?.number ?? 0;
  const check = (code: string, ok: boolean, vi: string, en: string): Check => ({
    code,
    ok,
    messages: { vi, en },
  });
  return [
    check(
      'migrations',
      version === newest,
      `Cơ sở dữ liệu ở phiên bản ${version}, phần mềm cần ${newest}`,
      `The database is at version ${version}, this software needs ${newest}`,
    ),
    check(
      'postgres',
      atLeast(found.postgres, 15, 0),
      `PostgreSQL ${found.postgres} (cần từ 15)`,
      `PostgreSQL ${found.postgres} (15 or later is needed)`,
    ),
    check(
      'postgis',
      atLeast(found.postgis, 3, 3),
      `PostGIS ${found.postgis} (cần từ 3.3)`,
      `PostGIS ${found.postgis} (3.3 or later is needed)`,
    ),
    check(
      'leakproof',
      found.leaky === 0,
      found.leaky === 0
        ? 'Chỉ mục không gian dùng được dưới phân quyền theo dòng'
        : `${found.leaky} hàm PostGIS chưa được đánh dấu leakproof: truy vấn không gian sẽ chậm; xem docs/decisions/0002-leakproof-postgis.md`,
      found.leaky === 0
        ? 'Spatial indexes work under row-level security'
        : `${found.leaky} PostGIS functions are not marked leakproof: spatial queries will be slow; see docs/decisions/0002-leakproof-postgis.md`,
    ),
    check(
      'units',
      found.units > 0,
      found.units > 0
        ? `${found.units} đơn vị hành chính`
        : 'Chưa có đơn vị hành chính nào: hatangso import units TỆP',
      found.units > 0
        ? `${found.units} administrative units`
        : 'No administrative unit yet: hatangso import units FILE',
    ),
  ];
}

/** On a server, that what it connects as could not change the tables or see past row-level security. */
async function connectionChecks({ engine }: Kernel): Promise<Check[]> {
  if (engine.kind === 'embedded') return [];
  const { role, excess } = await servingRole(engine);
  const found = excess.join(', ');
  const messages =
    found === ''
      ? {
          vi: `Kết nối PostgreSQL bằng vai trò "${role}", không là chủ của bảng nào`,
          en: `Connected to PostgreSQL as "${role}", which owns no table`,
        }
      : {
          vi: `Vai trò "${role}" của PostgreSQL có ${found}; máy chủ không phục vụ bằng vai trò này, xem deploy/README.md`,
          en: `The PostgreSQL role "${role}" has ${found}; a server does not serve as it, see deploy/README.md`,
        };
  return [{ code: 'connection', ok: found === '', messages }];
}

/** The installation about itself: what is checked, and what is wrong with it. */
export const installationModule: Module = {
  name: 'installation',
  endpoints: [
    read({
      path: '/doctor',
      summary: 'Checks of the installation',
      permission: 'platform.installation.read',
      response: doctorAnswer,
      handle: async ({ kernel }, run) => {
        const found = await run.query(inspect, null);
        const known = { ...(await run.query(backupState(kernel), null)), newest: found.newest };
        const checks = [
          ...checksOf(found, await databaseVersion(kernel.engine)),
          ...(await connectionChecks(kernel)),
          ...(await backupChecks(kernel, known)),
          ...factorChecks(kernel),
          ...ssoChecks(kernel),
          ...auditChecks(kernel, await run.query(logState, null)),
        ];
        return {
          ok: checks.every(({ ok }) => ok),
          version: softwareVersion,
          engine: kernel.engine.kind === 'embedded' ? 'embedded' : found.citus ? 'cluster' : 'server',
          place: kernel.engine.place,
          demonstration: kernel.installation.demonstration,
          wardsWithEvidence: found.wards_with_evidence,
          lastImport: found.last_import,
          checks,
        };
      },
    }),
  ],
};
