import { expect, test } from 'vitest';
import { expected, holdsWard, type MatrixActor } from './actors.ts';
import { fingerprint } from './fingerprint.ts';
import { addressesOf } from './places.ts';
import {
  type Answer,
  type Endpoint,
  leaked,
  nameOf,
  otherThan,
  patience,
  routes,
  type Stage,
  targetsOf,
} from './stage.ts';
import { type Work, watchWork } from './work.ts';
import { nobodys, type WardIds, wards } from './world.ts';

/** Bodies that each write by id takes, so that it looks for what is named; one that is not here fails the matrix. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /wards/:code/imports/:id/again': {},
  'PUT /wards/:code/drafts/:id/cells': { cells: [{ row: 2, place: 1, value: '34' }] },
  'PUT /wards/:code/drafts/:id/columns': { columns: [], options: {} },
  'POST /wards/:code/drafts/:id/take': {},
  'POST /wards/:code/difficulties/:id/answers': { text: 'trả lời', by: 'ai đó' },
  'POST /wards/:code/difficulties/:id/messages': { kind: 'message', text: 'hỏi' },
  'PUT /wards/:code/difficulties/:id/term': { due: '2026-12-01', addressee: 'ai đó' },
  'POST /wards/:code/report-releases/:id/withdraw': { reason: 'nhầm' },
  'PUT /people/:id': { name: 'Tên khác' },
  'POST /people/:id/assignments': { role: 'reader', unitCode: wards.a },
  'POST /people/:id/reset': {},
  'POST /people/:id/erasure': { reason: 'Người dân yêu cầu', check: false },
  'PUT /me/factors/passkeys/:id': { name: 'máy khác' },
};

/** Ids that stand elsewhere than in the address's path. */
interface Named {
  readonly route: Endpoint;
  readonly path: (ward: string, ids: WardIds) => string;
  readonly body?: (ids: WardIds) => unknown;
}
const routeOf = (name: string): Endpoint => {
  const found = routes.find((route) => nameOf(route) === name);
  if (found === undefined) throw new Error(`no route ${name}`);
  return found;
};
const elsewhere: readonly Named[] = [
  {
    route: routeOf('GET /wards/:code/households'),
    path: (ward, { batch }) => `/wards/${ward}/households?batch=${batch}`,
  },
  {
    route: routeOf('GET /wards/:code/calendar.ics'),
    path: (ward, { feedSecret }) => `/wards/${ward}/calendar.ics?key=${feedSecret}`,
  },
  {
    route: routeOf('POST /wards/:code/tasks/:task/progress'),
    path: (ward) => `/wards/${ward}/tasks/IV.1.b/progress`,
    body: ({ document }) => ({
      documentIds: [document],
      state: 'in_progress',
      result: 'x',
      date: '2026-07-01',
    }),
  },
  {
    route: routeOf('POST /wards/:code/emergencies'),
    path: (ward) => `/wards/${ward}/emergencies`,
    body: ({ person }) => ({ person, role: 'compiler', hours: 2, reason: 'Máy chủ của phường hỏng' }),
  },
  {
    route: routeOf('PUT /session/acting'),
    path: () => '/session/acting',
    body: ({ assignment }) => ({ assignment }),
  },
];

interface Pair {
  readonly actor: MatrixActor;
  readonly route: Endpoint;
  readonly there: { readonly path: string; readonly body: unknown };
  readonly nowhere: { readonly path: string; readonly body: unknown };
}

const ownWard = ({ unit }: MatrixActor): string =>
  unit === '48' || unit === wards.c ? wards.c : unit === wards.b ? wards.b : wards.a;

function bodyOf(route: Endpoint): unknown {
  if (route.method === 'GET' || route.method === 'DELETE') return undefined;
  const body = bodies[nameOf(route)];
  if (body === undefined) throw new Error(`the matrix has no body for ${nameOf(route)}: add it`);
  return body;
}

/** Every route that takes an id in its address. */
const byIdOf = (stage: Stage): readonly Named[] =>
  routes
    .filter(({ permission }) => permission !== 'public')
    .flatMap((route) => {
      const paths = (ward: string, ids: WardIds): readonly string[] =>
        addressesOf(route.path, route.path.includes(':code') ? ward : '', ids, ward);
      return paths(wards.a, stage.idsOf(wards.a)).flatMap((path, at): Named[] => {
        if (path === paths(wards.a, nobodys)[at]) return [];
        return [{ route, path: (ward, ids) => paths(ward, ids)[at] ?? '', body: () => bodyOf(route) }];
      });
    });

/** For each of them and each actor it is open to: the same with an id of a ward that is not theirs, and with none. */
function pairsOf(stage: Stage): readonly Pair[] {
  return [...byIdOf(stage), ...elsewhere].flatMap(({ route, path, body }) =>
    stage.actors().flatMap((actor): Pair[] => {
      const [own, other] = [ownWard(actor), otherThan(actor)];
      const kind = targetsOf(route)[0]?.kind ?? 'none';
      if (expected(actor, route, { kind, code: kind === 'ward' ? own : '' }) !== 'open') return [];
      // what is not under a ward's address is theirs who hold the ward
      if ((kind === 'none' || route.path.endsWith('/emergencies')) && holdsWard(actor, other)) return [];
      const asked = (ids: WardIds) => ({ path: path(own, ids), body: body?.(ids) });
      return [{ actor, route, there: asked(stage.idsOf(other)), nowhere: asked(nobodys) }];
    }),
  );
}

/** All of an answer that its reader gets, with the ids asked for taken out. */
function shapeOf({ status, bytes, headers }: Answer, ids: WardIds): object {
  let words = bytes.toString('latin1');
  for (const id of [...Object.values(ids), ...Object.values(nobodys)]) words = words.replaceAll(id, 'ID');
  const { 'content-length': _length, date: _date, ...told } = headers;
  return { status, words, headers: told };
}

/** Whether something is there must not be found out by whoever may not see it: by answer, by what is done, or by time. */
export function provesNothing(stage: Stage): void {
  test('what the ids name is there: whoever made it is answered', patience, async () => {
    const { secret } = stage.house();
    const maker: MatrixActor = { name: 'local', role: 'administrator', unit: 'VN', secret };
    const lacking: string[] = [];
    for (const { route, path } of byIdOf(stage).filter(({ route: { method } }) => method === 'GET'))
      for (const ward of [wards.a, wards.c]) {
        const address = path(ward, stage.idsOf(ward));
        const { status, body } = await stage.call(route, address, maker);
        // the batch is there; what is sent without a draft keeps no file
        if (status !== 200 && body?.code !== 'import.no_original') lacking.push(`${address} ${status}`);
      }
    expect(lacking).toEqual([]);
  });

  test(
    'what is there but not theirs and what is not there answer the same, after the same work',
    patience,
    async () => {
      const before = await fingerprint(stage.house());
      const pairs = pairsOf(stage);
      const watch = watchWork(stage.house().serving.engine);
      const wrong: unknown[] = [];
      let statements = 0;
      for (const { actor, route, there, nowhere } of pairs) {
        const ids = stage.idsOf(otherThan(actor));
        const ask = ({ path, body }: Pair['there']) =>
          watch(() => stage.call(route, path, actor, body ?? { nonsense: true }));
        const [none, some] = [await ask(nowhere), await ask(there)];
        statements += some.work.statements.length;
        const told = (one: { answer: Answer; work: Work }) => ({
          ...shapeOf(one.answer, ids),
          ...one.work,
        });
        try {
          expect(told(some)).toEqual(told(none));
          expect(leaked(actor, some.answer)).toEqual([]);
        } catch (error) {
          const codes = `${none.answer.body?.code} / ${some.answer.body?.code}`;
          wrong.push(`${actor.name}: ${nameOf(route)} ${codes}: ${(error as Error).message.slice(0, 900)}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(pairs.length).toBeGreaterThan(400);
      // the watch did see the server at work
      expect(statements).toBeGreaterThan(4 * pairs.length);
      expect(await fingerprint(stage.house())).toEqual(before);
    },
  );
}
