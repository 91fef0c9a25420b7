import { expect, test } from 'vitest';
import { modules } from '../../apps/server/src/app.ts';
import type { Endpoint } from '../../apps/server/src/platform/http/endpoint.ts';
import { type House, onBothEngines, type Reply } from '../support/house.ts';
import { triedAddresses } from './fuzz/address.ts';
import { type Made, requestTo } from './fuzz/request.ts';

import { wordsIn } from './matrix/read-answer.ts';
import { fillWard, markers, nobodys, type WardIds, wards } from './matrix/world.ts';

/**
 * Every route with what its own contract calls right, almost right and wrong, under several roles: no mistake of ours,
 * no word of another ward, an answer in bounded time. The same seed makes the same requests; `FUZZ_SEED` and
 * `FUZZ_SECONDS` (an engine) go further than every run does.
 */
const firstSeed = Number(process.env.FUZZ_SEED ?? 20_261_122);
const seconds = Number(process.env.FUZZ_SECONDS ?? 12);
/** Also where the machine is busy: every route is tried so often, whatever it takes. */
const leastRounds = 2;
const slowestMs = 20_000;
const patience = { timeout: 900_000 };

const routes: readonly Endpoint[] = modules().flatMap((module) => module.endpoints);

interface Fuzzer {
  readonly name: string;
  readonly secret: string | null;
  /** The ward whose addresses are tried, and with whose ids. */
  readonly ward: string;
  readonly ids: WardIds;
  /** May see the marked words of the first ward. */
  readonly all: boolean;
}

onBothEngines('every route under whatever may be sent', (house) => {
  let fuzzers: readonly Fuzzer[] = [];

  test('two wards of two provinces, and who asks', patience, async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    const a = await fillWard(house(), 'a');
    const c = await fillWard(house(), 'c');
    const token = async (role: string, unitCode: string): Promise<string> =>
      (await house().ask<{ secret: string }>('POST', '/tokens', { name: 'fuzz', role, unitCode })).body
        .secret;
    const [administrator, chair, province] = [
      await token('administrator', wards.c),
      await token('chair', wards.c),
      await token('province_officer', '48'),
    ];
    fuzzers = [
      { name: 'country', secret: house().secret, ward: wards.c, ids: nobodys, all: true },
      { name: 'administrator', secret: administrator, ward: wards.c, ids: c, all: false },
      { name: 'strange administrator', secret: administrator, ward: wards.a, ids: a, all: false },
      { name: 'chair', secret: chair, ward: wards.c, ids: c, all: false },
      { name: 'province', secret: province, ward: wards.c, ids: a, all: false },
      { name: 'public', secret: null, ward: wards.a, ids: a, all: false },
    ];
    expect(fuzzers.every(({ secret }) => secret !== undefined)).toBe(true);
  });

  test('nothing sent breaks it, learns more than it may, or keeps it busy', patience, async () => {
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    const end = performance.now() + seconds * 1000;
    let tried = 0;
    for (let round = 0; round < leastRounds || performance.now() < end; round += 1) {
      for (const [at, route] of routes.entries()) {
        if (round >= leastRounds && performance.now() > end) break;
        const seed = firstSeed + round * 10_007 + at;
        const fuzzer = fuzzers[(round + at) % fuzzers.length];
        if (fuzzer === undefined) throw new Error('nobody asks');
        const made = requestTo(route, goodAddress(route, fuzzer), seed);
        const answer = await timed(house(), made, fuzzer);
        tried += 1;
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const found = complaint(answer, fuzzer, made);
        if (found !== null)
          wrong.push(`seed ${seed} ${fuzzer.name}: ${shown(made)} → ${answer.status} ${found}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(leastRounds * routes.length);
    // it would be a poor fuzz whose every request is refused at the door
    expect(statuses.get(200) ?? 0).toBeGreaterThan(tried / 50);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(tried / 20);
    expect(await house().health('/health/ready')).toBe(200);
  });
});

function goodAddress({ path }: Endpoint, { ward, ids }: Fuzzer): string {
  const province = ward === wards.a ? '51' : '48';
  const [address = path] = triedAddresses(path, path.startsWith('/provinces') ? province : ward, ids, ward);
  return address;
}

type Timed = Reply<{ code?: string; params?: { reference?: string } }> & { readonly ms: number };

async function timed(house: House, made: Made, { secret }: Fuzzer): Promise<Timed> {
  const own: Record<string, string> = secret === null ? {} : { authorization: `Bearer ${secret}` };
  const begun = performance.now();
  const { file } = made;
  if (file !== undefined) {
    const method = made.method === 'PUT' ? 'PUT' : 'POST';
    const answer = await house.send<{ code?: string }>(
      made.path,
      file.name,
      file.bytes,
      secret ?? 'x',
      method,
    );
    return { ...answer, ms: performance.now() - begun };
  }
  const { method, path, body } = made;
  const answer = await house.request<{ code?: string }>({
    method,
    path,
    headers: { ...made.headers, ...own },
    ...(body === undefined ? {} : { body }),
  });
  return { ...answer, ms: performance.now() - begun };
}

/** Refusals that a server may give for its own state. */
const allowed = new Set(['identity.busy', 'outgoing.failed', 'outgoing.refused']);
const inside = /node_modules|\/tmp\/|apps\/server|\.ts:\d+|\bat async\b|select\s[^"]+\sfrom\s\w+\.\w+/i;

function complaint(answer: Timed, fuzzer: Fuzzer, made: Made): string | null {
  const { status, body, ms } = answer;
  if (status >= 500 && !allowed.has(body?.code ?? ''))
    return `${body?.code} ${body?.params?.reference ?? ''}`;
  if (ms > slowestMs) return `${Math.round(ms)} ms`;
  const sent = JSON.stringify(made);
  const words = wordsIn(answer);
  if (status >= 400 && inside.test(words) && !inside.test(sent)) return `tells ${inside.exec(words)?.[0]}`;
  const foreign = markers.find(
    ({ text, ward }) => !fuzzer.all && ward === wards.a && words.includes(text) && !sent.includes(text),
  );
  return foreign === undefined ? null : `tells ${foreign.text}`;
}

const shown = ({ method, path, headers, body, file }: Made): string =>
  `${method} ${path.slice(0, 200)} ${JSON.stringify({ headers, body, file: file?.name }).slice(0, 400)}`;
