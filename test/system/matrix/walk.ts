import { expect, test } from 'vitest';
import { unitOfPath } from '../../../apps/server/src/platform/http/reach.ts';
import type { Reply } from '../../support/house.ts';
import { expected, type MatrixActor, type Target } from './actors.ts';
import { fingerprint } from './fingerprint.ts';
import { addressesOf, dearAddressesOf, isDear } from './places.ts';
import { readsPdf, wordsIn } from './read-answer.ts';
import { idsFor, leaked, nameOf, otherThan, patience, routes, type Stage, targetsOf } from './stage.ts';
import { markers, wards, wordsOf } from './world.ts';

/** Every route under every role: what is refused, and what is told where it is not. */
export function walkRoutes(stage: Stage): void {
  const { call, idsOf } = stage;

  test('what is not granted is refused alike, tells nothing and changes nothing', patience, async () => {
    const before = await fingerprint(stage.house());
    const wrong: string[] = [];
    let tried = 0;
    for (const route of routes) {
      for (const target of targetsOf(route)) {
        for (const actor of stage.actors()) {
          if (expected(actor, route, target) !== 'refused') continue;
          const ward = target.kind === 'ward' ? target.code : wards.c;
          const dear = dearAddressesOf(route.path, target.code);
          for (const path of [...addressesOf(route.path, target.code, idsOf(ward), ward), ...dear]) {
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
    expect(await fingerprint(stage.house())).toEqual(before);
  });

  test('an unknown unit and one outside the reach answer the same, word for word', patience, async () => {
    const read = routes.filter(({ method, path }) => method === 'GET' && unitOfPath(path) === 'ward');
    const insiders = stage.actors().filter(({ role, unit }) => role !== null && unit !== 'VN');
    for (const route of read) {
      for (const actor of insiders.filter((_, at) => at % 4 === 0)) {
        const other = otherThan(actor);
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
          for (const actor of stage.actors()) {
            if (expected(actor, route, target) !== 'open' || tooMany(actor, target)) continue;
            if (isDear(route.path) && !readsDear(actor)) continue;
            const own = target.kind === 'ward' ? target.code : wards.a;
            const paths = idsFor(stage, route, actor, own).flatMap((source) =>
              addressesOf(route.path, target.code, source, own),
            );
            const dear = dearAddressesOf(route.path, target.code);
            for (const path of [...new Set(paths), ...dear]) {
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
      expect(wrong).toEqual([]);
      expect(tried).toBeGreaterThan(1_000);
    },
  );

  test(
    'the walk itself would find something: each ward’s own people are told its marked words',
    patience,
    async () => {
      const told = new Set<string>();
      const chiefs = stage.actors().filter(({ role, unit }) => role === 'administrator' && unit === 'VN');
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
      const answer = await stage.house().ask<{ code?: string }>('GET', path);
      expect(answer.bytes.toString('utf8')).not.toContain(wordsOf('a').ward);
      expect(wordsIn(answer)).toContain(wordsOf('a').ward);
    },
  );
}

/** The same role over the same level again teaches nothing: the country's roles look at one ward of each province. */
const tooMany = ({ unit }: MatrixActor, { kind, code }: Target): boolean =>
  kind === 'ward' && (unit === 'VN' || unit === '51') && code === wards.b;

/** One of each way to a report reads the forms that are dear to make; every other one is made of the same facts. */
const readsDear = ({ role, unit }: MatrixActor): boolean =>
  [`administrator VN`, `administrator ${wards.a}`, `office ${wards.a}`, `reader ${wards.a}`].includes(
    `${role} ${unit}`,
  ) ||
  role === 'province_officer' ||
  role === 'police';

/** An answer, or the route's own refusal of what was sent; never one for want of rights, and never a mistake of ours. */
function isAnswer({ status, body }: Reply<{ code?: string }>, { role }: MatrixActor): boolean {
  if (status >= 500) return false;
  const code = body?.code ?? '';
  if (code === 'auth.forbidden' || code === 'auth.outside_scope') return false;
  return role === null || status !== 401;
}
