import type { FastifyInstance } from 'fastify';
import type { Kernel } from '../apps/server/src/platform/kernel.ts';
import { onOwnServer } from './own-server.ts';
import { median, type Row, report } from './report.ts';
import { unitFile, ward, workbook } from './ward-evidence.ts';

/**
 * What rights cost a request on PostgreSQL: a list of 100 of a ward's households over HTTP, with row-level security as it
 * is and with it switched off on every table, in turns. Bound: 25 % more. And what sign-in costs: a password, a token.
 */
const password = 'gieo hạt xanh lưng đồi';
type Headers = Readonly<Record<string, string>>;

async function timed(work: () => Promise<{ statusCode: number; body: string }>): Promise<number> {
  const started = performance.now();
  const { statusCode, body } = await work();
  if (statusCode !== 200) throw new Error(body.slice(0, 500));
  return performance.now() - started;
}

async function fill(app: FastifyInstance, headers: Headers, households: number): Promise<void> {
  const send = async (path: string, name: string, content: string | Buffer): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), name);
    const encoded = new Response(form);
    const type = encoded.headers.get('content-type') ?? '';
    const payload = Buffer.from(await encoded.arrayBuffer());
    const url = `/api/v1${path}`;
    await timed(() =>
      app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload }),
    );
  };
  const groups = Array.from(
    { length: 30 },
    (_, at) => `TDP${at + 1},Tổ dân phố số ${at + 1},${households / 30}`,
  );
  await send('/imports/units?province=51&asOf=2025-07-01', 'u.geojson', unitFile());
  const csv = `Mã TDP,Tên TDP,Số hộ\n${groups.join('\n')}\n`;
  await send(`/wards/${ward}/imports/groups?asOf=2025-07-01`, 'g.csv', csv);
  await send(`/wards/${ward}/imports/households`, 'h.xlsx', workbook(households));
}

/** Row-level security of every table that has it, as the owner switches it. */
async function switchSecurity(kernel: Kernel, tables: readonly string[], on: boolean): Promise<void> {
  const word = on ? 'enable' : 'disable';
  await kernel.engine.withClient(async (client) => {
    for (const table of tables) await client.exec(`alter table ${table} ${word} row level security`);
  });
}

const protectedTables = (kernel: Kernel): Promise<string[]> =>
  kernel.engine.withClient(async (client) => {
    const text = `select c.oid::regclass::text as name from pg_class c where c.relrowsecurity and c.relkind in ('r', 'p')`;
    return (await client.query(text, [])).rows.map((row) => String((row as { name: string }).name));
  });

async function listCost(
  kernel: Kernel,
  app: FastifyInstance,
  headers: Headers,
  households: number,
): Promise<Row[]> {
  const tables = await protectedTables(kernel);
  const url = `/api/v1/wards/${ward}/households?limit=100`;
  const list = (): Promise<number> => timed(() => app.inject({ method: 'GET', url, headers }));
  for (let at = 0; at < 50; at += 1) await list();
  const [on, off]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 20; turn += 1)
    for (const [security, times] of turn % 2 === 0
      ? ([
          [true, on],
          [false, off],
        ] as const)
      : ([
          [false, off],
          [true, on],
        ] as const)) {
      await switchSecurity(kernel, tables, security);
      for (let at = 0; at < 5; at += 1) await list();
      for (let at = 0; at < 25; at += 1) times.push(await list());
    }
  await switchSecurity(kernel, tables, true);
  const [without, secured] = [median(off), median(on)];
  const what = `a list of 100 of ${households} households`;
  return [
    { name: `${what}, row-level security off`, value: without, unit: 'ms' },
    { name: `${what}, on`, value: secured, unit: 'ms', ratio: secured / without, bound: '≤ 1.25 ×' },
  ];
}

async function signInCost(app: FastifyInstance, headers: Headers): Promise<Row[]> {
  const setup = { name: 'Bench', login: 'bench', password };
  const local = { host: 'localhost', 'sec-fetch-site': 'same-origin' };
  await timed(() => app.inject({ method: 'POST', url: '/api/v1/setup', headers: local, payload: setup }));
  const enter = (): Promise<number> =>
    timed(() =>
      app.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: local,
        payload: { login: 'bench', password },
      }),
    );
  const asked = (): Promise<number> =>
    timed(() => app.inject({ method: 'GET', url: '/api/v1/session', headers }));
  const [passwords, tokens]: [number[], number[]] = [[], []];
  for (let at = 0; at < 15; at += 1) passwords.push(await enter());
  for (let at = 0; at < 200; at += 1) tokens.push(await asked());
  return [
    { name: 'sign-in by password', value: median(passwords), unit: 'ms' },
    { name: 'who a token is, answered', value: median(tokens), unit: 'ms' },
  ];
}

export const benchPermissions = (households: number): Promise<Row[]> =>
  onOwnServer(async ({ app, kernel, machine }) => {
    await fill(app, machine, households);
    const payload = { name: 'bench', role: 'compiler', unitCode: ward };
    const made = await app.inject({ method: 'POST', url: '/api/v1/tokens', headers: machine, payload });
    const headers = { authorization: `Bearer ${(JSON.parse(made.body) as { secret: string }).secret}` };
    return [...(await listCost(kernel, app, headers, households)), ...(await signInCost(app, headers))];
  });

if (import.meta.main) report('permissions', await benchPermissions(Number(process.argv[2] ?? 12_000)));
