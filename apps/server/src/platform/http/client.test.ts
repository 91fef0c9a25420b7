import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { type Client, clientOf, cookieHeader, parseCookies } from './client.ts';

/** What a request looks like to the server, behind the proxies it trusts. */
async function seen(
  headers: Record<string, string>,
  from: string,
  trusted: string[] | false = false,
): Promise<Client> {
  const app = Fastify({ trustProxy: trusted });
  let client: Client | undefined;
  app.get('/', async (request) => {
    client = clientOf(request, false);
    return '';
  });
  await app.inject({ method: 'GET', url: '/', headers, remoteAddress: from });
  await app.close();
  if (client === undefined) throw new Error('nothing arrived');
  return client;
}

test('the machine itself is a loopback address asked for by a loopback name, with nothing between', async () => {
  for (const [host, from] of [
    ['localhost:8080', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
    ['[::1]:8080', '::1'],
  ])
    expect((await seen({ host: host ?? '' }, from ?? '')).local).toBe(true);
  expect((await seen({ host: 'localhost' }, '192.168.1.9')).local).toBe(false);
  expect((await seen({ host: 'localhost.evil.example' }, '127.0.0.1')).local).toBe(false);
  for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
    expect((await seen({ host: 'localhost', [header]: '1.2.3.4' }, '127.0.0.1')).local).toBe(false);
});

test('what a proxy says counts only where the proxy is trusted', async () => {
  const headers = { host: 'so.gov.vn', 'x-forwarded-for': '203.113.1.7', 'x-forwarded-proto': 'https' };
  expect(await seen(headers, '10.0.0.2')).toMatchObject({ ip: '10.0.0.2', secure: false, trusted: false });
  expect(await seen(headers, '10.0.0.2', ['10.0.0.2'])).toMatchObject({
    ip: '203.113.1.7',
    secure: true,
    trusted: true,
  });
  expect(await seen(headers, '10.0.0.3', ['10.0.0.2'])).toMatchObject({ ip: '10.0.0.3', secure: false });
});

test('cookies are read as sent, the first of a name counts, and are written for nobody’s scripts', () => {
  expect([...parseCookies('a=1; b=x=y;  a=2; =3; c')]).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
  ]);
  expect([...parseCookies(undefined)]).toEqual([]);
  expect(cookieHeader({ name: '__Host-s', value: 'v', maxAgeSeconds: 60, secure: true })).toBe(
    '__Host-s=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure',
  );
});
