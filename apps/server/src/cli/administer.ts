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
