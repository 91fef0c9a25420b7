import { expect, test } from 'vitest';
import { modules } from '../../apps/server/src/app.ts';
import { unitOfPath } from '../../apps/server/src/platform/http/reach.ts';
import { type House, onBothEngines, type Reply } from '../support/house.ts';
import { castOf, expected, holdsWard, type MatrixActor, maySee, type Target } from './matrix/actors.ts';
import { addressesOf } from './matrix/places.ts';
import { isReleased, pageAddresses, readPage, releaseWard } from './matrix/public-pages.ts';
import { readsPdf, wordsIn } from './matrix/read-answer.ts';
import { fillWard, type Marker, markers, nobodys, type WardIds, wards, wordsOf } from './matrix/world.ts';

interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: string;
}
const routes: readonly Endpoint[] = modules().flatMap((module) => module.endpoints);
const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** Every unit that the route's address may name. */
function targetsOf({ path }: Endpoint): readonly Target[] {
  const kind = unitOfPath(path);
  if (kind === 'ward') return Object.values(wards).map((code) => ({ kind, code }));
  if (kind === 'province') return ['51', '48'].map((code) => ({ kind, code }));
  return [{ kind: 'none', code: '' }];
}

/** Some 15,000 requests an engine: about a minute by itself, several where others work on the machine too. */
const patience = { timeout: 900_000 };

onBothEngines('every route under every role', (house) => {
  const ids = new Map<string, WardIds>();
  let actors: readonly MatrixActor[] = [];
  /** One's own ids to read, and to read or change another ward's, under one's own address or wherever none is named. */
  const idsFor = ({ method, path }: Endpoint, actor: MatrixActor, own: string): readonly WardIds[] => {
    if (!path.includes(':id')) return [idsOf(own)];
    const other = actor.unit === wards.c || actor.unit === '48' ? wards.a : wards.c;
    const strange = holdsWard(actor, other) ? nobodys : idsOf(other);
    return method === 'GET' ? [idsOf(own), strange] : [strange];
  };
  const idsOf = (ward: string): WardIds => {
    const found = ids.get(ward);
    if (found === undefined) throw new Error(`no ids of ${ward}`);
    return found;
  };

  /** With a body that no contract takes: what is let through is refused for what it says, and nothing is changed. */
  const call = (
    { method }: Endpoint,
    path: string,
    { secret }: MatrixActor,
  ): Promise<Reply<{ code?: string }>> =>
    house().request({
      method,
      path,
      headers: secret === null ? {} : { authorization: `Bearer ${secret}` },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: { nonsense: true } }),
    });

  const leaked = (actor: MatrixActor, answer: Reply<unknown>): string[] => {
    const words = wordsIn(answer);
    return markers
      .filter((marker) => !maySee(actor, marker) && words.includes(marker.text))
      .map(({ text }) => text);
  };

  test('three wards in two provinces have one of everything, and each role its token', patience, async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    for (const name of ['a', 'b', 'c'] as const) ids.set(wards[name], await fillWard(house(), name));
    expect((await house().ask('POST', '/audit/checkpoints')).status).toBe(200);
    actors = await castOf(house());
    expect(actors.length).toBeGreaterThan(20);
  });

  test('what is not granted is refused alike, tells nothing and changes nothing', patience, async () => {
    const before = await fingerprint(house());
    const wrong: string[] = [];
    let tried = 0;
    for (const route of routes) {
      for (const target of targetsOf(route)) {
        for (const actor of actors) {
          if (expected(actor, route, target) !== 'refused') continue;
          const ward = target.kind === 'ward' ? target.code : wards.c;
          for (const path of addressesOf(route.path, target.code, idsOf(ward), ward)) {
            tried += 1;
            const answer = await call(route, path, actor);
            const told = `${actor.name}: ${route.method} ${path} → ${answer.status} ${answer.body?.code}`;
            const code = actor.role === null ? 'auth.missing' : 'auth.forbidden';
            if (answer.body?.code !== code || leaked(actor, answer).length > 0) wrong.push(told);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(2_000);
    expect(await fingerprint(house())).toEqual(before);
  });

  test('an unknown unit and one outside the reach answer the same, word for word', patience, async () => {
    const read = routes.filter(({ method, path }) => method === 'GET' && unitOfPath(path) === 'ward');
    const insiders = actors.filter(({ role, unit }) => role !== null && unit !== 'VN');
    for (const route of read) {
      for (const actor of insiders.filter((_, at) => at % 4 === 0)) {
        const other = actor.unit === wards.c || actor.unit === '48' ? wards.a : wards.c;
        const [unknown, foreign] = await Promise.all(
          ['29999', other].map(async (code) => {
            const [path = ''] = addressesOf(route.path, code, idsOf(other), other);
            const { status, bytes, headers } = await call(route, path, actor);
            return {
              status,
              words: bytes.toString().replaceAll(code, 'UNIT'),
              cache: headers['cache-control'],
            };
          }),
        );
        expect([nameOf(route), actor.name, foreign]).toEqual([nameOf(route), actor.name, unknown]);
      }
    }
  });

  test(
    'what is granted answers, is kept by nobody’s cache, and holds nothing of what the role may not see',
    patience,
    async () => {
      const wrong: string[] = [];
      let tried = 0;
      for (const route of routes) {
        for (const target of targetsOf(route)) {
          for (const actor of actors) {
            if (expected(actor, route, target) !== 'open' || tooMany(actor, target)) continue;
            const own = target.kind === 'ward' ? target.code : wards.a;
            for (const source of idsFor(route, actor, own)) {
              for (const path of addressesOf(route.path, target.code, source, own)) {
                tried += 1;
                const answer = await call(route, path, actor);
                const told = `${actor.name}: ${route.method} ${path} → ${answer.status} ${answer.body?.code ?? ''}`;
                if (!isAnswer(answer, actor)) wrong.push(told);
                const found = leaked(actor, answer);
                if (found.length > 0) wrong.push(`${told} tells ${found.join(', ')}`);
                const cache = String(answer.headers['cache-control'] ?? '');
                if (actor.role !== null && !/no-store|private/.test(cache))
                  wrong.push(`${told} cached: ${cache}`);
              }
            }
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
    },
  );

  test(
    'the walk itself would find something: each ward’s own people are told its marked words',
    patience,
    async () => {
      const told = new Set<string>();
      const chiefs = actors.filter(({ role, unit }) => role === 'administrator' && unit === 'VN');
      for (const actor of chiefs)
        for (const route of routes.filter(
          ({ method, path }) => method === 'GET' && unitOfPath(path) !== 'province',
        ))
          for (const ward of Object.values(wards))
            for (const path of addressesOf(route.path, ward, idsOf(ward), ward)) {
              const words = wordsIn(await call(route, path, actor));
              for (const { text } of markers) if (words.includes(text)) told.add(text);
            }
      expect([...told].sort()).toEqual(markers.map(({ text }) => text).sort());
    },
  );

  test.skipIf(!readsPdf)(
    'the walk reads what a PDF prints: a ward’s report in it tells the ward’s word',
    async () => {
      const path = `/wards/${wards.a}/reports/2026.pdf`;
      const answer = await house().ask<{ code?: string }>('GET', path);
      expect(answer.bytes.toString('utf8')).not.toContain(wordsOf('a').ward);
      expect(wordsIn(answer)).toContain(wordsOf('a').ward);
    },
  );

  test(
    'the public pages tell nothing before a release, and after it only what was released',
    patience,
    async () => {
      const base = await house().listen();
      const walk = async (release: string) => {
        const told = new Set<Marker>();
        const answered: string[] = [];
        for (const ward of Object.values(wards))
          for (const path of pageAddresses(ward, release)) {
            const { status, words } = await readPage(base, path);
            expect(status, path).toBeLessThan(500);
            if (status === 200) answered.push(path);
            for (const marker of markers) if (words.includes(marker.text)) told.add(marker);
          }
        return { told: [...told], answered };
      };
      const before = await walk(nobodys.document);
      expect(before.told).toEqual([]);
      const release = await releaseWard(house(), wards.a);
      const after = await walk(release);
      expect(after.told.filter((marker) => !isReleased(marker))).toEqual([]);
      expect(after.told.length).toBeGreaterThan(0);
      const own = pageAddresses(wards.a, release).filter((path) => path.includes(`/${wards.a}`));
      expect(own.filter((path) => !after.answered.includes(path))).toEqual([]);
      expect(before.answered.filter((path) => path.includes('/bao-cao/'))).toEqual([]);
    },
  );
});

/** The same role over the same level again teaches nothing: the country's roles look at one ward of each province. */
const tooMany = ({ unit }: MatrixActor, { kind, code }: Target): boolean =>
  kind === 'ward' && (unit === 'VN' || unit === '51') && code === wards.b;

/** An answer, or the route's own refusal of what was sent; never one for want of rights, and never a mistake of ours. */
function isAnswer({ status, body }: Reply<{ code?: string }>, { role }: MatrixActor): boolean {
  if (status >= 500) return false;
  const code = body?.code ?? '';
  if (code === 'auth.forbidden' || code === 'auth.outside_scope') return false;
  return role === null || status !== 401;
}

/** Digests of all rows of all tables, but what every request may touch: when a token was last used. */
async function fingerprint(house: House): Promise<Record<string, string>> {
  return house.kernel.engine.withClient(async (client) => {
    const tables = (
      await client.query(
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and c.relrowsecurity order by 1`,
        [],
      )
    ).rows as { name: string }[];
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const row = name === 'identity.tokens' ? `to_jsonb(t) - 'last_used_at'` : 'to_jsonb(t)';
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5((${row})::text), '' order by md5((${row})::text))), '') as digest from ${name} as t`,
        [],
      );
      found[name] = (rows[0] as { digest: string }).digest;
    }
    return found;
  });
}
