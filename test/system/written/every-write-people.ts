import { codeAt } from '../../../apps/server/src/modules/identity/second/totp.ts';
import { openBrowser } from '../../support/browser.ts';
import type { House, Reply } from '../../support/house.ts';
import { personal, type Writing, ward } from './every-write.ts';

const words = 'chuồn chuồn bay thấp thì mưa';

/** The first administrator, people, links, sessions, tokens. */
export async function writePeople({ house, keep, ask }: Writing): Promise<void> {
  const browser = openBrowser(house, { agent: personal.normalize('NFD').replace(/[^\x20-\x7e]/g, '') });
  const own = async <T = { id: string }>(
    method: 'POST' | 'PUT' | 'DELETE',
    shape: string,
    path: string,
    body?: unknown,
  ) => keep(`${method} ${shape}`, await browser.ask<T>(method, path, body));
  await own('POST', '/setup', '/setup', { name: personal, login: 'ba-tam', password: words });
  const codes = await writeFactors(house, own);
  await own('PUT', '/me', '/me', { name: `${personal} Hai`, email: 'ba.tam@quangngai.gov.vn' });
  await own('PUT', '/me/password', '/me/password', { current: words, next: 'gieo hạt xanh lưng đồi' });
  // as another browser: the same one would end the session it has
  browser.cookies.clear();
  await own('POST', '/session', '/session', { login: 'ba-tam', password: 'gieo hạt xanh lưng đồi' });
  await own('POST', '/session/second', '/session/second', { method: 'recovery', code: codes[0] });
  const session = await browser.ask<{ acting: string }>('GET', '/session');
  await own('PUT', '/session/acting', '/session/acting', { assignment: session.body.acting });
  const sessions = await browser.ask<{ sessions: { id: string; current: boolean }[] }>('GET', '/sessions');
  const other = sessions.body.sessions.find(({ current }) => !current);
  await own('DELETE', '/sessions/:id', `/sessions/${other?.id}`);
  await own('DELETE', '/session', '/session');

  const role = { role: 'reader', unitCode: ward };
  const person = await ask('POST', '/people', '/people', {
    name: personal,
    login: 'tam.le',
    assignments: [role],
  });
  const one = (path = ''): string => `/people/${person.body.id}${path}`;
  await ask('PUT', '/people/:id', one(), { name: `${personal} Ba` });
  const held = await ask('POST', '/people/:id/assignments', one('/assignments'), { ...role, role: 'chair' });
  await ask('DELETE', '/people/:id/assignments/:assignment', one(`/assignments/${held.body.id}`));
  const opened = await ask('POST', '/wards/:code/emergencies', `/wards/${ward}/emergencies`, {
    person: person.body.id,
    role: 'compiler',
    hours: 2,
    reason: `${personal}: máy chủ của phường hỏng`,
  });
  await ask('DELETE', '/wards/:code/emergencies/:id', `/wards/${ward}/emergencies/${opened.body.id}`);
  await ask('POST', '/people/:id/reset', one('/reset'));
  await ask('DELETE', '/people/:id/factors', one('/factors'));
  await ask('DELETE', '/people/:id', one());
  const invite = () =>
    ask<{ id: string; link: { token: string } }>('POST', '/invitations', '/invitations', {
      name: personal,
      assignments: [role],
    });
  const [used, revoked] = [await invite(), await invite()];
  const guest = openBrowser(house);
  const body = { name: personal, login: 'khach.moi', password: words };
  keep('POST /invitations/:token', await guest.ask('POST', `/invitations/${used.body.link.token}`, body));
  await ask('DELETE', '/invitations/:id', `/invitations/${revoked.body.id}`);
  const token = await ask('POST', '/tokens', '/tokens', {
    name: personal,
    role: 'reader',
    ward,
    province: '51',
  });
  await ask('DELETE', '/tokens/:id', `/tokens/${token.body.id}`);
}

type Own = <T = { id: string }>(
  method: 'POST' | 'PUT' | 'DELETE',
  shape: string,
  path: string,
  body?: unknown,
) => Promise<Reply<T>>;

/** An authenticator begun, confirmed, removed, made anew; recovery codes; the proof before a sensitive act. */
async function writeFactors(house: House, own: Own): Promise<readonly string[]> {
  const begin = async (): Promise<string> => {
    const begun = await own<{ secret: string }>('POST', '/me/factors/totp', '/me/factors/totp');
    const code = codeAt(begun.body.secret, house.kernel.clock());
    await own('POST', '/me/factors/totp/confirm', '/me/factors/totp/confirm', { code });
    return begun.body.secret;
  };
  await begin();
  await own('DELETE', '/me/factors/totp', '/me/factors/totp');
  const secret = await begin();
  const renewed = await own<{ codes: string[] }>('POST', '/me/factors/recovery', '/me/factors/recovery');
  const next = new Date(house.kernel.clock().getTime() + 30_000);
  await own('POST', '/me/proof', '/me/proof', { method: 'totp', code: codeAt(secret, next) });
  return renewed.body.codes;
}
