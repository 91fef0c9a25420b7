import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLog } from '../../apps/server/src/platform/log.ts';
import { openBrowser } from '../support/browser.ts';
import { type House, openHouse, type Reply } from '../support/house.ts';
import { writeEverything } from './written/every-write.ts';

/** Everything is done once, and much refused, with the log at its most talkative: no secret that was in use is in it. */
const lines: string[] = [];
const secrets = new Set<string>();
let house: House;

/** What is secret by its look, wherever it stands in an answer or a request. */
const looks = [/hts_[\w-]{20,}/g, /\b[2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){2}\b/g];
/** What is secret by its name. */
const named = /^(secret|password|next|current|token|codes?|passphrase)$/i;

function gather(value: unknown, name = ''): void {
  if (typeof value === 'string') {
    if (named.test(name) && value.length > 5) secrets.add(value);
    for (const look of looks) for (const [found] of value.matchAll(look)) secrets.add(found);
  } else if (Array.isArray(value)) for (const one of value) gather(one, name);
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) gather(one, key);
}

/** Also what only a header carries: a session's, a device's, a step's. */
function gatherReply<T>(reply: Reply<T>): Reply<T> {
  // a problem's `code` is its name
  if (reply.status < 400) gather(reply.body);
  for (const cookie of [reply.headers['set-cookie'] ?? []].flat()) {
    const value = /^[^=]+=([^;]*)/.exec(String(cookie))?.[1] ?? '';
    if (value.length > 10) secrets.add(value);
  }
  return reply;
}

beforeAll(async () => {
  const opened = await openHouse('embedded');
  const log = makeLog('trace', { write: (line: string) => void lines.push(line) });
  Object.assign(opened.kernel, { log });
  secrets.add(opened.secret);
  house = {
    ...opened,
    ask: async (method, path, body, ...more) => {
      gather(body);
      gather(path);
      return gatherReply(await opened.ask(method, path, body, ...more));
    },
    request: async (asked) => {
      gather(asked.body);
      gather(asked.path);
      return gatherReply(await opened.request(asked));
    },
  };
});
afterAll(async () => house?.close());

test('everything done and much refused leaves no secret in the log', async () => {
  house.setNow('2026-11-20T02:00:00.000Z');
  await writeEverything(house);
  const browser = openBrowser(house);
  const password = 'sai mà vẫn bí mật';
  await browser.ask('POST', '/session', { login: 'ba-tam', password });
  await browser.ask('POST', '/session/second', { method: 'totp', code: '000000' });
  for (const secret of [...secrets].filter((one) => one.startsWith('hts_')).slice(0, 30)) {
    await house.ask('GET', '/tokens', undefined, `${secret}x`);
    await house.ask('GET', `/invitations/${secret}`);
    await house.ask('GET', `/wards/21172/calendar.ics?key=${secret}`);
    await house.request({ method: 'GET', path: '/people', headers: { cookie: `session=${secret}` } });
  }
  house.kernel.log.error({ err: new Error('a fault', { cause: new Error('below') }) }, 'unexpected error');
  const text = lines.join('');
  expect(secrets.size).toBeGreaterThan(20);
  expect(secrets.has(password)).toBe(true);
  // the log did speak: of refusals and of a fault
  expect(lines.filter((line) => line.includes('"event":"refused"')).length).toBeGreaterThan(20);
  expect(text).toContain('unexpected error');
  const told = [...secrets].filter(
    (secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)),
  );
  expect(told).toEqual([]);
});
