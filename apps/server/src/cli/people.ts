import type { EmergencyOpened } from '@hatangso/contracts/emergencies';
import type {
  HandedLink,
  PeopleList,
  PersonAdded,
  PersonView,
  TokenAdded,
  TokenList,
} from '@hatangso/contracts/identity';
import { type CommonOptions, type Session, WrongUsage, withSession } from './session.ts';

export interface RoleOptions extends CommonOptions {
  readonly province?: string;
  readonly role?: string;
  /** Office, residential group or operator of the role. */
  readonly part?: string;
}

export interface TokenOptions extends RoleOptions {
  readonly name: string;
  readonly expires?: string;
}

export interface UserOptions extends RoleOptions {
  readonly name: string;
  readonly login: string;
  readonly email?: string;
}

/** `--ward`, else `--province`, else the whole country. */
const roleOf = ({ ward, province, role, part }: RoleOptions) => ({
  role: role ?? 'reader',
  unitCode: ward ?? province ?? 'VN',
  ...(part === undefined ? {} : { part: { code: part } }),
});

const roleLine = ({
  role,
  unitCode,
  unitName,
  part,
}: PersonView['assignments'][number] | TokenList['tokens'][number]) =>
  [role, `${unitName} (${unitCode})`, ...(part === null ? [] : [part.name])].join(' · ');

/** `token add`: makes a token for all wards, a province or a ward; its secret is printed once. */
export async function addToken(options: TokenOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<TokenAdded>({
      method: 'POST',
      path: '/tokens',
      body: {
        name: options.name,
        ...roleOf(options),
        ...(options.expires === undefined ? {} : { expiresAt: `${options.expires}T23:59:59Z` }),
      },
    });
    session.print(made, session.say('token.made', { id: made.id, token: made.secret }));
  });
}

/** `token list`: without secrets. */
export async function listTokens(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const answer = await session.json<TokenList>({ method: 'GET', path: '/tokens' });
    const tokens = answer.tokens.filter(
      ({ unitCode }) => options.ward === undefined || unitCode === options.ward,
    );
    const lines = tokens.map((token) =>
      [token.id, session.say(`token.state.${token.state}`), token.name, roleLine(token)].join('  '),
    );
    session.print({ tokens }, lines.length === 0 ? session.say('token.none') : lines.join('\n'));
  });
}

/** `token revoke`: from the next request on it signs nobody in. */
export async function revokeToken(id: string, options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const done = await session.json({ method: 'DELETE', path: `/tokens/${encodeURIComponent(id)}` });
    session.print(done, session.say('token.revoked', { id }));
  });
}

const linkText = (
  session: Session,
  key: 'user.added' | 'user.link',
  login: string,
  link: HandedLink,
): string =>
  session.say(key, { login, path: link.path, expires: link.expiresAt.slice(0, 16).replace('T', ' ') });

/** `user add`: makes a person with one role; prints the link by which they set their password. */
export async function addUser(options: UserOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<PersonAdded>({
      method: 'POST',
      path: '/people',
      body: {
        name: options.name,
        login: options.login,
        ...(options.email === undefined ? {} : { email: options.email }),
        assignments: [roleOf(options)],
      },
    });
    session.print(made, linkText(session, 'user.added', options.login, made.link));
  });
}

/** `user list`: who has a role, everywhere or over the ward. */
export async function listUsers(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const query = options.ward === undefined ? {} : { unit: options.ward };
    const answer = await session.json<PeopleList>({
      method: 'GET',
      path: '/people',
      query: { limit: '500', ...query },
    });
    const lines = answer.people.map(({ name, login, state, assignments }) =>
      [login ?? '–', session.say(`user.state.${state}`), name, ...assignments.map(roleLine)].join('  '),
    );
    session.print(answer, lines.length === 0 ? session.say('user.none') : lines.join('\n'));
  });
}

export async function userBy(session: Session, login: string): Promise<PersonView> {
  const query = { q: login, limit: '500' };
  const { people } = await session.json<PeopleList>({ method: 'GET', path: '/people', query });
  const found = people.find((person) => person.login === login.toLowerCase());
  if (found === undefined) throw new WrongUsage(session.say('wrong.login', { login }));
  return found;
}

/** `user suspend`: signed out everywhere, at once; nothing of what they did is lost. */
export async function suspendUser(login: string, options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { id } = await userBy(session, login);
    const done = await session.json({ method: 'DELETE', path: `/people/${id}` });
    session.print(done, session.say('user.suspended', { login }));
  });
}

/** `user reset`: a link by which the person sets a new password. */
export async function resetUser(login: string, options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { id } = await userBy(session, login);
    const link = await session.json<HandedLink>({ method: 'POST', path: `/people/${id}/reset` });
    session.print(link, linkText(session, 'user.link', login, link));
  });
}

/** `user unprotect`: takes away second factors that were lost; the person signs in by password and makes new ones. */
export async function unprotectUser(login: string, options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { id } = await userBy(session, login);
    const done = await session.json({ method: 'DELETE', path: `/people/${id}/factors` });
    session.print(done, session.say('user.unprotected', { login }));
  });
}

export interface LetInOptions extends CommonOptions {
  readonly role: string;
  readonly hours: number;
  readonly reason: string;
}

/** `user let-in`: emergency access to `--ward` for some hours; everybody there sees it, and it ends by itself. */
export async function letUserIn(login: string, options: LetInOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { id } = await userBy(session, login);
    const { role, hours, reason, ward = '' } = options;
    const opened = await session.json<EmergencyOpened>({
      method: 'POST',
      path: `/wards/${encodeURIComponent(ward)}/emergencies`,
      body: { person: id, role, hours, reason },
    });
    const until = opened.until.slice(0, 16).replace('T', ' ');
    session.print(opened, session.say('user.letInDone', { login, ward, until }));
  });
}
