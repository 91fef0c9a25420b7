import type { FastifyInstance } from 'fastify';
import { onOwnServer } from './own-server.ts';
import { median, type Row, report } from './report.ts';

/**
 * Whether time tells a stranger what is there: the same request for what is there but not theirs and for what is not there,
 * in turns, on PostgreSQL. That both do the same work is held by the tests (`test/system/matrix`); this is what a clock says.
 */
const [ward, other, absent] = ['21172', '21175', '00000000-0000-4000-8000-000000000000'];
const password = 'gieo hạt xanh lưng đồi';
const local = { host: 'localhost', 'sec-fetch-site': 'same-origin' };

type Ask = (at: number) => {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly remoteAddress?: string;
  readonly payload?: object;
};

/** Both in turns, each first every other time; their medians in milliseconds. */
async function inTurns(
  app: FastifyInstance,
  turns: number,
  there: Ask,
  nowhere: Ask,
): Promise<readonly [number, number]> {
  const times: readonly [number[], number[]] = [[], []];
  for (let at = 0; at < turns; at += 1)
    for (const which of at % 2 === 0 ? [0, 1] : [1, 0]) {
      const started = performance.now();
      await app.inject((which === 0 ? there : nowhere)(at));
      if (at >= turns / 10) times[which as 0 | 1].push(performance.now() - started);
    }
  return [median(times[0]), median(times[1])];
}

async function fill(app: FastifyInstance, headers: Record<string, string>) {
  const sent = async <T>(path: string, body: object | FormData): Promise<T> => {
    const form = body instanceof FormData ? new Response(body) : null;
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: {
        ...headers,
        ...(form === null ? {} : { 'content-type': form.headers.get('content-type') ?? '' }),
      },
      payload: form === null ? body : Buffer.from(await form.arrayBuffer()),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500));
    return answer.json() as T;
  };
  const file = (name: string, text: string): FormData => {
    const form = new FormData();
    form.append('file', new Blob([text]), name);
    return form;
  };
  const units = `code,full_name,area_km2,population,lon,lat\n${ward},Phường A,12,50000,108.8,15.15\n${other},Phường B,12,50000,108.86,15.13\n`;
  await sent('/imports/units?province=51&asOf=2025-07-01', file('u.csv', units));
  const document = await sent<{ id: string }>(
    `/wards/${other}/documents`,
    file('d.csv', 'x'.repeat(100_000)),
  );
  const assignments = [{ role: 'reader', unitCode: other }];
  const person = await sent<{ id: string; link: { token: string } }>('/people', {
    name: 'B',
    login: 'binh',
    assignments,
  });
  await sent(`/invitations/${person.link.token}`, { password });
  const token = await sent<{ secret: string }>('/tokens', {
    name: 'a',
    role: 'administrator',
    unitCode: ward,
  });
  return { document: document.id, person: person.id, as: { authorization: `Bearer ${token.secret}` } };
}

async function measure(app: FastifyInstance, machine: Record<string, string>): Promise<Row[]> {
  const { document, person, as } = await fill(app, machine);
  const get =
    (path: string): Ask =>
    () => ({ method: 'GET', url: `/api/v1${path}`, headers: as });
  const enter =
    (login: (at: number) => string): Ask =>
    (at) => ({
      method: 'POST',
      url: '/api/v1/session',
      headers: local,
      remoteAddress: `127.0.${Math.floor(at / 200)}.${1 + (at % 200)}`,
      payload: { login: login(at), password: 'không phải mật khẩu ấy' },
    });
  const rows = async (name: string, turns: number, there: Ask, nowhere: Ask): Promise<Row[]> => {
    const [some, none] = await inTurns(app, turns, there, nowhere);
    return [
      { name: `${name}, not there`, value: none, unit: 'ms' },
      { name: `${name}, there but not theirs`, value: some, unit: 'ms', ratio: some / none },
    ];
  };
  const inWard = (id: string) => get(`/wards/${ward}/documents/${id}`);
  return [
    ...(await rows('a document of 100 kB', 600, inWard(document), inWard(absent ?? ''))),
    ...(await rows('a person', 600, get(`/people/${person}`), get(`/people/${absent}`))),
    ...(await rows('a ward', 600, get(`/wards/${other}/tasks`), get('/wards/29999/tasks'))),
    ...(await rows(
      'a login',
      60,
      enter(() => 'binh'),
      enter((at) => `ai-do-${at}`),
    )),
  ];
}

report('existence', await onOwnServer(({ app, machine }) => measure(app, machine)));
