import type { DoctorAnswer } from '@hatangso/contracts/installation';
import { type CommonOptions, withSession } from './session.ts';

/** `doctor`: checks the installation; exit 1 when something is wrong. */
export async function doctor(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const answer = await session.json<DoctorAnswer>({ method: 'GET', path: '/doctor' });
    const { language } = session.config;
    const lines = answer.checks.map((check) => `${check.ok ? '●' : '✕'} ${check.messages[language]}`);
    session.print(answer, [`${answer.place} (${answer.engine})`, ...lines].join('\n'));
    if (!answer.ok) process.exitCode = 1;
  });
}

export interface TokenOptions extends CommonOptions {
  readonly name: string;
  readonly role?: string;
  readonly expires?: string;
}

/** `token add`: makes a token for all wards or for one (`--ward`); its secret is printed once. */
export async function addToken(options: TokenOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<{ id: string; secret: string }>({
      method: 'POST',
      path: '/tokens',
      body: {
        name: options.name,
        role: options.role ?? 'reader',
        ...(options.ward === undefined ? {} : { ward: options.ward }),
        ...(options.expires === undefined ? {} : { expiresAt: `${options.expires}T23:59:59Z` }),
      },
    });
    session.print(made, session.say('token.made', { id: made.id, token: made.secret }));
  });
}
