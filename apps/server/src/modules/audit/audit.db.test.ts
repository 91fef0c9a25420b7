import type { AuditList } from '@hatangso/contracts/audit';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringWard } from '../../../../../test/support/ward.ts';

onBothEngines('the log', (house) => {
  const find = async (query: string, secret?: string): Promise<AuditList> => {
    const answer = await house().ask<AuditList>('GET', `/audit${query}`, undefined, secret);
    expect(answer.status, answer.bytes.toString('utf8')).toBe(200);
    return answer.body;
  };
  const actions = async (query: string, secret?: string): Promise<string[]> =>
    (await find(query, secret)).entries.map(({ action }) => action);
  const token = async (name: string, unitCode: string): Promise<string> => {
    const { body } = await house().ask<{ secret: string }>('POST', '/tokens', {
      ...{ name, role: 'administrator', unitCode },
    });
    return body.secret;
  };

  test('is searched by unit, person, action, object and the days of Viet Nam, page by page', async () => {
    house().setNow('2026-03-01T16:59:00.000Z');
    await bringWard(house(), '21172', '51');
    await bringWard(house(), '21173', '51');
    const inWard = await token('của phường', '21172');
    house().setNow('2026-03-01T17:30:00.000Z');
    await house().ask(
      'PUT',
      '/wards/21172/contact',
      { office: 'VP', phone: null, email: null, address: null },
      inWard,
    );
    expect(await actions('?unit=21172&action=portal')).toEqual(['portal.contact.set']);
    expect(await actions('?unit=21173&action=portal')).toEqual([]);
    expect(await actions('?action=port')).toEqual([]);
    expect(await actions('?object=PORTAL.con')).toEqual(['portal.contact.set']);
    expect(await actions('?object=100%25')).toEqual([]);
    // half past midnight of 2 March in Viet Nam
    expect(await actions('?from=2026-03-02&to=2026-03-02')).toEqual(['portal.contact.set']);
    expect(await actions('?to=2026-03-01&action=portal')).toEqual([]);
    const [entry] = (await find('?action=portal')).entries;
    expect(entry?.actorName).toBe('của phường');
    expect((await find(`?actor=${entry?.actor}`)).entries).toEqual([entry]);
    const first = await find('?limit=1&to=2026-03-02');
    expect(first.entries[0]).toEqual(entry);
    const second = await find(`?limit=1&to=2026-03-02&cursor=${encodeURIComponent(first.next ?? '')}`);
    expect(second.entries[0]?.id).not.toBe(entry?.id);
    expect((await house().ask('GET', '/audit?action=a;b')).status).toBe(400);
  });

  test('shows each ward its own, also as a file, whose cells cannot run', async () => {
    const neighbour = await token('=cmd|calc', '21173');
    expect(await actions('?action=portal', neighbour)).toEqual([]);
    await house().ask(
      'PUT',
      '/wards/21173/contact',
      { office: 'A', phone: null, email: null, address: null },
      neighbour,
    );
    const file = await house().ask('GET', '/audit.csv?action=portal&lang=en');
    expect(file.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const lines = file.bytes.subarray(3).toString('utf8').trim().split('\r\n');
    expect(lines[0]).toBe('Time,Actor id,Actor,Action,Kind,Object id,Unit,Details');
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toContain(",'=cmd|calc,portal.contact.set,");
    const own = await house().ask('GET', '/audit.csv', undefined, neighbour);
    expect(own.bytes.toString('utf8')).not.toContain(',21172,');
  });
});
