import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOutgoing } from './outgoing.ts';
import { isPrivateAddress } from './private-address.ts';

let server: Server;
let port = 0;
let asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, reply) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`);
    if (request.url === '/away') reply.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    else if (request.url === '/large') reply.end('x'.repeat(5_000));
    else if (request.url === '/never') reply.write('…');
    else reply.setHeader('x-own', 'yes').end('hello');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A name that answers this machine, and what is asked for through it. */
const here = async () => [{ address: '127.0.0.1', family: 4 }];
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: { code?: string; params?: { whyEn?: string } }) =>
      `${error.code} ${error.params?.whyEn ?? ''}`.trim(),
  );
const host = (): string => `provider.test:${port}`;
const open = { plainHttp: true, privateAddress: true };

test('what is listed is called, under its own name, at the address that was checked', async () => {
  let times = 0;
  const twoFaced = async () => {
    times += 1;
    return here();
  };
  const call = makeOutgoing({ hosts: [{ host: host(), ...open }] }, twoFaced);
  asked = [];
  const answer = await call(`http://${host()}/a`, { method: 'POST', body: 'x=1' });
  expect([answer.status, answer.headers.get('x-own'), await answer.text()]).toEqual([200, 'yes', 'hello']);
  expect(asked).toEqual([`POST ${host()}/a`]);
  // asked once: between the check and the connection no name is asked again
  expect(times).toBe(1);
});

test('nothing else is: another host or port, plain http, a private address, a redirect, too much, too slow', async () => {
  const listed = (more: object) => makeOutgoing({ hosts: [{ host: host(), ...open, ...more }] }, here);
  asked = [];
  const refused = [
    [listed({}), `http://other.test:${port}/`, 'it is not on the list'],
    [listed({}), 'http://provider.test:1/', 'it is not on the list'],
    [listed({}), `http://user:pass@${host()}/`, 'it is not on the list'],
    [listed({ plainHttp: false }), `http://${host()}/`, 'only https is allowed'],
    [listed({}), `ftp://${host()}/`, 'only https is allowed'],
    [listed({ privateAddress: false }), `http://${host()}/`, 'its address is inside a private network'],
  ] as const;
  for (const [call, url, told] of refused)
    expect([url, await codeOf(call(url))]).toEqual([url, `outgoing.refused ${told}`]);
  const literal = makeOutgoing({
    hosts: [{ host: `127.0.0.1:${port}`, plainHttp: true, privateAddress: false }],
  });
  expect(await codeOf(literal(`http://127.0.0.1:${port}/`))).toContain('private network');
  // one private address among several
  const mixed = async () => [{ address: '8.8.8.8', family: 4 }, ...(await here())];
  const half = makeOutgoing({ hosts: [{ host: host(), plainHttp: true, privateAddress: false }] }, mixed);
  expect(await codeOf(half(`http://${host()}/`))).toContain('private network');
  expect(asked).toEqual([]);
  expect(await codeOf(listed({})(`http://${host()}/away`))).toBe('outgoing.refused it redirects elsewhere');
  const small = makeOutgoing({ hosts: [{ host: host(), ...open }], maxBytes: 1_000, timeoutMs: 300 }, here);
  expect(await codeOf(small(`http://${host()}/large`))).toBe('outgoing.refused its answer is too large');
  expect(await codeOf(small(`http://${host()}/never`))).toBe('outgoing.failed');
  const nowhere = makeOutgoing({ hosts: [{ host: host(), ...open }] }, async () => []);
  expect(await codeOf(nowhere(`http://${host()}/`))).toBe('outgoing.failed');
});

test('private is what the open internet does not reach, however it is written', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1%eth0',
    'fd00::1',
    'ff02::1',
  ];
  const outside = [
    '8.8.8.8',
    '203.113.1.7',
    '172.32.0.1',
    '::ffff:8.8.8.8',
    '2606:4700:4700::1111',
    '2405:4800::1',
  ];
  expect(inside.filter((address) => !isPrivateAddress(address))).toEqual([]);
  expect(outside.filter(isPrivateAddress)).toEqual([]);
});
