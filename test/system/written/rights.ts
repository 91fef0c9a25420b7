import { permissionsOf } from '@hatangso/contracts/permissions';
import { expect, test } from 'vitest';
import type { House } from '../../support/house.ts';
import { bring } from '../../support/ward.ts';
import { endpoints, nameOf, neighbour, personal, questions, ward, writeEverything } from './every-write.ts';

interface Entry {
  readonly action: string;
  readonly unitCode: string;
  readonly objectId: string;
}

const someId = '00000000-0000-4000-8000-000000000000';

/** A route's address for a ward, with something in every place. */
const address = (path: string, code: string): string =>
  path
    .replace(':code', code)
    .replace(':id', someId)
    .replace(/:(kind)/, 'households')
    .replace(/:\w+/g, 'x');

const tokenOf = async (house: House, body: object): Promise<string> =>
  (await house.ask<{ secret: string }>('POST', '/tokens', { name: 'test', ...body })).body.secret;

/** Who may do what: the house is written to here, and every part after this one finds it so. */
export function writesAreHeld(house: () => House): void {
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, secret: string) =>
    house().ask<{ code: string }>(method, path, method === 'GET' ? undefined : {}, secret);

  test('every write is tried here, leaves an entry, and no entry holds what people wrote', async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    const before = new Set(
      (await house().ask<{ entries: Entry[] }>('GET', '/audit?limit=1000')).body.entries.map(
        ({ objectId }) => objectId,
      ),
    );
    const done = await writeEverything(house());
    const writes = endpoints.filter(({ method }) => method !== 'GET').map(nameOf);
    expect([...done.keys(), ...questions].sort()).toEqual(writes.sort());
    const log = await house().ask<{ entries: Entry[] }>('GET', '/audit?limit=1000');
    const fresh = log.body.entries.filter(({ objectId }) => !before.has(objectId));
    const actions = new Set(fresh.map(({ action }) => action));
    // every module that writes has spoken; that each single write leaves its entry is in its declaration
    expect([...actions].map((action) => action.split('.')[0]).sort()).toEqual(
      expect.arrayContaining(['evidence', 'identity', 'indicators', 'plan', 'portal', 'reporting']),
    );
    expect(actions.size).toBeGreaterThan(40);
    const kept = await house().kernel.engine.withClient(
      async (client) =>
        (
          await client.query(
            'select canonical, actor, object_id, object_kind, facts::text as facts from audit.entries',
            [],
          )
        ).rows,
    );
    const told = kept.map((row) => JSON.stringify(row));
    for (const word of [personal, 'HOMAT1', 'hts_', '.csv', 'TDP0'])
      expect(told.filter((line) => line.includes(word))).toEqual([]);
  });

  test('without a token, or with a wrong one, every route answers 401 whatever else is wrong', async () => {
    const wrong = [undefined, 'hts_0000000000000000000000000000000000000000000', house().secret.slice(0, -1)];
    for (const { method, path, permission } of endpoints) {
      if (permission === 'public') continue;
      for (const [at, secret] of wrong.entries()) {
        const answer = await call(method, address(path, at === 0 ? 'x!' : ward), secret ?? ' ');
        expect([nameOf({ method, path }), answer.status]).toEqual([nameOf({ method, path }), 401]);
      }
    }
    expect((await house().ask('GET', '/openapi.json', undefined, ' ')).status).toBe(401);
  });

  test('a reader reads and writes nothing; a ward’s token stays in its ward, by address, list, count and rows', async () => {
    const reader = await tokenOf(house(), { role: 'reader' });
    const local = await tokenOf(house(), { role: 'administrator', ward: neighbour, province: '51' });
    const expired = await tokenOf(house(), { role: 'reader', expiresAt: '2026-11-20T03:00:00.000Z' });
    house().setNow('2026-11-20T03:00:00.000Z');
    expect((await call('GET', '/units', expired)).status).toBe(401);
    // every role over every route: `matrix.test.ts`
    for (const { method, path, permission } of endpoints) {
      if (permission === 'public') continue;
      const name = nameOf({ method, path });
      if (method !== 'GET' && !permissionsOf('reader').has(permission))
        expect([name, (await call(method, address(path, ward), reader)).status]).toEqual([name, 403]);
      if (path.startsWith('/wards/:code'))
        expect([name, (await call(method, address(path, ward), local)).status]).toEqual([name, 403]);
    }
    const seen = async (path: string): Promise<string> =>
      (await house().ask('GET', path, undefined, local)).bytes.toString();
    const batches = (await house().ask<{ imports: { id: string }[] }>('GET', `/wards/${ward}/imports`)).body
      .imports;
    expect(batches.length).toBeGreaterThan(6);
    const everything = await Promise.all(
      [
        '/imports?limit=1000',
        '/audit?limit=1000',
        `/wards/${neighbour}/imports`,
        `/wards/${neighbour}/households`,
      ].map(seen),
    );
    for (const { id } of batches) expect(everything.join('\n')).not.toContain(id);
    expect(everything.join('\n')).not.toContain(`"${ward}"`);
    const [foreign] = batches;
    for (const path of [`/wards/${neighbour}/imports/${foreign?.id}`]) {
      expect((await call('DELETE', path, local)).body.code).toBe('import.unknown_batch');
    }
    const rows = await house().ask<{ households: unknown[] }>(
      'GET',
      `/wards/${neighbour}/households?batch=${foreign?.id}`,
      undefined,
      local,
    );
    expect(rows.body.households).toEqual([]);
    const under = await house().ask<{ rows: unknown[] }>(
      'GET',
      `/wards/${neighbour}/indicators/population_with_5g/rows`,
      undefined,
      local,
    );
    expect(under.body.rows).toEqual([]);
    const own = await bring(
      house(),
      neighbour,
      'households',
      'Mã hộ;Tổ dân phố;Số nhân khẩu\nX;Tổ 1;3\n',
      '',
      local,
    );
    expect(own.body.rowsTaken).toBe(1);
    expect(
      (await bring(house(), ward, 'households', 'Mã hộ;Tổ dân phố;Số nhân khẩu\nX;Tổ 1;3\n', '', local))
        .status,
    ).toBe(403);
  });
}
