import type { MatrixActor } from './actors.ts';
import { nobodys, type WardIds } from './world.ts';

export interface CommandContext {
  readonly ward: string;
  readonly ids: WardIds;
  /** A file that is not there yet, of this extension. */
  readonly out: (extension: string) => string;
  /** A file with this content. */
  readonly file: (name: string, content: string) => string;
  /** A word that was not used yet. */
  readonly fresh: string;
}

export interface CommandCase {
  /** The verb as `hatangso --help` tells it. */
  readonly verb: string;
  readonly words: (context: CommandContext) => readonly string[];
  /** The routes that it asks, in turn; `METHOD /path` of the declaration. */
  readonly routes: readonly string[];
  /** How it may end for whom all of its routes are open; 0 unless said. */
  readonly ends?: readonly number[];
  /** It looks the login up in a list first: one that the actor is not shown is none (exit 2). */
  readonly looksUp?: true;
  /** Its routes name no unit, what is sent does: outside the actor's reach it is refused for that (exit 1). */
  readonly namesUnit?: true;
  /** Takes long, or changes what others need: for those alone who administer the whole, once. */
  readonly once?: true;
}

const inWard = (words: readonly string[]) => (context: CommandContext) => [...words, '--ward', context.ward];
const figures = ({ fresh }: CommandContext): string =>
  `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;31;40;2026-04-01;${fresh}\n`;
const units = 'code,full_name,area_km2,population,lon,lat\n21178,Phường Nghĩa Lộ,12,50000,108.96,15.03\n';
const byLogin = (verb: string, ...more: readonly string[]) => ({
  words: ({ ids, ward }: CommandContext) => [...verb.split(' '), ids.login, ...more, '--ward', ward],
  looksUp: true as const,
});
const country = (verb: string, route: string, more: Partial<CommandCase> = {}): CommandCase => ({
  verb,
  words: () => verb.split(' '),
  routes: [route],
  ...more,
});

/** Every verb that asks the server; the files that it writes are read too. */
export const commandCases: readonly CommandCase[] = [
  {
    verb: 'import',
    words: (context) => [
      ...['import', 'figures', context.file('so.csv', figures(context)), '--ward', context.ward],
    ],
    routes: ['POST /wards/:code/imports/:kind'],
    // an operator brings in other kinds
    ends: [0, 1],
  },
  {
    verb: 'import',
    words: ({ file }) => [
      ...['import', 'units', file('units.csv', units), '--province', '51', '--as-of', '2025-07-01'],
    ],
    routes: ['POST /imports/:kind'],
  },
  { verb: 'imports', words: inWard(['imports']), routes: ['GET /wards/:code/imports'] },
  country('imports', 'GET /imports'),
  {
    verb: 'undo',
    words: inWard(['undo', nobodys.batch]),
    routes: ['DELETE /wards/:code/imports/:id'],
    ends: [1],
  },
  { verb: 'undo', words: () => ['undo', nobodys.batch], routes: ['DELETE /imports/:id'], ends: [1] },
  {
    verb: 'template',
    words: ({ out }) => ['template', 'figures', '--out', out('xlsx')],
    routes: ['GET /templates/:file'],
  },
  { verb: 'plan list', words: inWard(['plan', 'list']), routes: ['GET /wards/:code/plans'] },
  { verb: 'plan tasks', words: inWard(['plan', 'tasks']), routes: ['GET /wards/:code/tasks'] },
  { verb: 'compute', words: inWard(['compute']), routes: ['POST /wards/:code/figures'] },
  { verb: 'compute', words: () => ['compute', '--all'], routes: ['POST /figures'] },
  {
    verb: 'indicators',
    words: ({ ward, out }) => ['indicators', '--ward', ward, '--out', out('json')],
    routes: ['GET /wards/:code/indicators'],
  },
  {
    verb: 'report',
    words: ({ ward, out }) => ['report', '--ward', ward, '--year', '2026', '--out', out('xlsx')],
    routes: ['GET /wards/:code/reports/:file'],
  },
  {
    verb: 'report settings',
    words: inWard(['report', 'settings']),
    routes: ['GET /wards/:code/report-settings'],
  },
  {
    verb: 'report settings',
    words: ({ ward, file }) => [
      ...['report', 'settings', '--ward', ward, '--use', file('settings.json', '{"nonsense":1}')],
    ],
    routes: ['PUT /wards/:code/report-settings'],
    ends: [0, 1],
  },
  {
    verb: 'report template',
    words: ({ ward, out }) => ['report', 'template', '--ward', ward, '--out', out('docx')],
    routes: ['GET /wards/:code/report-template'],
  },
  {
    verb: 'report template',
    words: ({ ward, file }) => ['report', 'template', '--ward', ward, '--use', file('t.docx', 'nonsense')],
    routes: ['PUT /wards/:code/report-template'],
    ends: [1],
  },
  {
    verb: 'report template',
    words: inWard(['report', 'template', '--reset']),
    routes: ['DELETE /wards/:code/report-template'],
  },
  {
    verb: 'report sign',
    words: ({ ward, out }) => [
      ...['report', 'sign', '--ward', ward, '--year', '2026', '--number', '9', '--date', '2026-11-20'],
      ...['--out', out('pdf')],
    ],
    routes: ['GET /wards/:code/report-desk/:year', 'POST /wards/:code/report-desk/:year/sign'],
    // there is no key to sign with
    ends: [1],
  },
  {
    verb: 'document verify',
    words: ({ file }) => ['document', 'verify', file('van-ban.txt', 'không phải của ai')],
    routes: ['POST /public/verifications'],
    ends: [1],
  },
  country('user list', 'GET /people'),
  {
    verb: 'user add',
    words: ({ ward, fresh }) => [
      ...['user', 'add', '--name', 'Người mới', '--login', fresh, '--role', 'reader', '--ward', ward],
    ],
    routes: ['POST /people'],
    namesUnit: true,
  },
  { verb: 'user reset', ...byLogin('user reset'), routes: ['GET /people', 'POST /people/:id/reset'] },
  {
    verb: 'user unprotect',
    ...byLogin('user unprotect'),
    routes: ['GET /people', 'DELETE /people/:id/factors'],
    ends: [0, 1],
  },
  {
    verb: 'user let-in',
    ...byLogin('user let-in', '--role', 'compiler', '--hours', '2', '--reason', 'Máy chủ của phường hỏng'),
    routes: ['GET /people', 'POST /wards/:code/emergencies'],
    ends: [0, 1],
  },
  {
    verb: 'user suspend',
    ...byLogin('user suspend'),
    routes: ['GET /people', 'DELETE /people/:id'],
    ends: [0, 1],
  },
  country('token list', 'GET /tokens'),
  {
    verb: 'token add',
    words: ({ ward, fresh }) => ['token', 'add', '--name', fresh, '--role', 'reader', '--ward', ward],
    routes: ['POST /tokens'],
    namesUnit: true,
  },
  {
    verb: 'token revoke',
    words: () => ['token', 'revoke', nobodys.token],
    routes: ['DELETE /tokens/:id'],
    ends: [1],
  },
  country('doctor', 'GET /doctor', { ends: [0, 1] }),
  country('backup list', 'GET /country/backups', { ends: [0, 1] }),
  {
    verb: 'backup',
    words: ({ out }) => ['backup', '--out', out('tar.gz')],
    routes: ['POST /country/backups'],
    once: true,
  },
  country('audit checkpoint', 'POST /audit/checkpoints'),
  country('audit verify', 'POST /audit/verifications'),
  {
    verb: 'audit proof',
    words: ({ ids, out }) => ['audit', 'proof', ids.entry, '--out', out('json')],
    routes: ['GET /audit/entries/:id/proof'],
    // an entry of another ward is none
    ends: [0, 1],
  },
  {
    verb: 'audit export',
    words: ({ out }) => ['audit', 'export', '--out', out('d')],
    routes: ['GET /audit/tree'],
    // an auditor of a part may not be let have all leaves
    ends: [0, 1],
  },
  country('audit continue', 'POST /audit/continuations', { once: true, ends: [0, 1] }),
  country('audit rotate-key', 'POST /audit/keys', { once: true }),
  country('privacy inventory', 'GET /privacy/inventory'),
  country('privacy retention', 'GET /country/privacy/retention'),
  {
    verb: 'privacy export',
    words: ({ ward, ids, out }) => [
      'privacy',
      'export',
      '--login',
      ids.login,
      '--ward',
      ward,
      '--out',
      out('json'),
    ],
    looksUp: true,
    routes: ['GET /people', 'GET /people/:id/personal-data'],
    ends: [0, 1],
  },
  {
    verb: 'privacy erase',
    looksUp: true,
    words: ({ ward, ids }) => [
      ...['privacy', 'erase', '--login', ids.login, '--reason', 'Người dân yêu cầu', '--ward', ward],
    ],
    routes: ['GET /people', 'POST /people/:id/erasure'],
    ends: [0, 1],
  },
];

/** Verbs that never ask a server: they work on files and the installation's own folder. */
export const localVerbs: readonly string[] = [
  'serve',
  'start',
  'init',
  'restore',
  'backup verify',
  'plan lint',
];

/** For whom the case is run where it is open. */
export const runsFor = ({ once }: CommandCase, { role, unit }: MatrixActor): boolean =>
  once !== true || (role === 'administrator' && unit === 'VN');
