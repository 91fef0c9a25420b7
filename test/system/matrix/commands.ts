import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemText } from '@hatangso/contracts/problems';
import type { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { makeProgram } from '../../../apps/server/src/cli/program.ts';
import { unitOfPath } from '../../../apps/server/src/platform/http/reach.ts';
import { inProcess } from '../in-process.ts';
import { hatangso, type Run } from '../program.ts';
import { expected, holdsWard, type MatrixActor, type Target } from './actors.ts';
import { type CommandCase, type CommandContext, commandCases, localVerbs, runsFor } from './command-list.ts';
import { wordsIn } from './read-answer.ts';
import { foreignWords, nameOf, patience, routes, type Stage } from './stage.ts';
import { nobodys, wards } from './world.ts';

const routeOf = (name: string) => {
  const found = routes.find((route) => nameOf(route) === name);
  if (found === undefined) throw new Error(`no route ${name}`);
  return found;
};

/** The verbs that the program knows, but those that only hold others. */
function verbsOf(command: Command, before = ''): string[] {
  return command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`;
    const own = one.commands.length === 0 || ['report', 'backup'].includes(name) ? [name] : [];
    return [...own, ...verbsOf(one, `${name} `)];
  });
}

/** The first route that is refused, as the person is told it; null: all are open. */
function refusalOf(one: CommandCase, actor: MatrixActor, ward: string): { at: number; told: string } | null {
  for (const [at, name] of one.routes.entries()) {
    const route = routeOf(name);
    const inWard = unitOfPath(route.path) === 'ward';
    const target: Target = inWard ? { kind: 'ward', code: ward } : { kind: 'none', code: '' };
    if (expected(actor, route, target) === 'open') continue;
    const unit = inWard ? ward : 'VN';
    const told =
      actor.role === null
        ? problemText('auth.missing', {}, 'en')
        : problemText('auth.forbidden', { permission: route.permission, unit }, 'en');
    return { at, told: `${told}\n` };
  }
  return null;
}

/** How it ends for whom its routes are open, of a ward that is not theirs. */
function outside({ looksUp, namesUnit, ends = [0] }: CommandCase): readonly number[] {
  // a login that one is not shown is none
  if (looksUp === true) return [2];
  return namesUnit === true ? [1] : ends;
}

/** All words a verb left: what it said, and the files it wrote. */
function wordsLeft({ stdout, stderr }: Run, written: string): string {
  const files = !existsSync(written)
    ? []
    : statSync(written).isDirectory()
      ? readdirSync(written).map((name) => join(written, name))
      : [written];
  const read = files.map((path) =>
    wordsIn({ bytes: readFileSync(path), headers: {}, body: null, status: 200 }),
  );
  return [`${stdout}\n${stderr}`.toLowerCase(), ...read].join('\n');
}

/** A verb against the server, with a token or without. */
const runCommand = (words: readonly string[], server: string, token: string | null): Promise<Run> =>
  inProcess([...words, '--lang', 'en'], {
    env: { HATANGSO_SERVER: server, ...(token === null ? {} : { HATANGSO_TOKEN: token }) },
  });

/** The command line with the token of every role, against the running server. */
export function walkCommands(stage: Stage): void {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-commands-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  const contextOf = (ward: string): CommandContext & { written: () => string } => {
    made += 1;
    const number = made;
    let written = join(folder, `${number}.none`);
    return {
      ward,
      ids: stage.idsOf(ward),
      fresh: `lenh-${number}`,
      file: (name, content) => {
        const path = join(folder, `${number}-${name}`);
        writeFileSync(path, content);
        return path;
      },
      out: (extension) => {
        written = join(folder, `${number}.${extension}`);
        return written;
      },
      written: () => written,
    };
  };

  test('every verb is tried, or is one that never asks a server', () => {
    const words = (): string => '';
    const tried = [...commandCases.map(({ verb }) => verb), ...localVerbs];
    expect([...new Set(tried)].sort()).toEqual(verbsOf(makeProgram(words, 'en')).sort());
  });

  test(
    'each verb ends as its routes allow: refused in the catalogue’s words alone, nothing written, nothing told of others',
    patience,
    async () => {
      const base = await stage.listen();
      const wrong: string[] = [];
      let [open, refused] = [0, 0];
      for (const one of commandCases)
        for (const actor of stage.actors())
          for (const ward of [wards.a, wards.c]) {
            const context = contextOf(ward);
            const refusal = refusalOf(one, actor, ward);
            if (refusal === null && !runsFor(one, actor)) continue;
            const ran = await runCommand(one.words(context), base, actor.secret);
            const name = `${actor.name}: ${one.verb} of ${ward} → ${ran.code} ${ran.stderr.slice(0, 200)}`;
            // an auditor is told who, but no login
            const knows = holdsWard(actor, ward) && (one.looksUp !== true || actor.role !== 'auditor');
            const ends = knows ? (one.ends ?? [0]) : outside(one);
            if (refusal !== null && (one.looksUp !== true || refusal.at === 0 || knows)) {
              const left = existsSync(context.written());
              if (ran.code !== 1 || ran.stderr !== refusal.told || ran.stdout !== '' || left)
                wrong.push(name);
            } else if (!ends.includes(ran.code ?? -1) || /lacks the permission/.test(ran.stderr))
              wrong.push(name);
            if (refusal === null) open += 1;
            else refused += 1;
            const found = foreignWords(actor, wordsLeft(ran, context.written()));
            if (found.length > 0 && one.looksUp !== true) wrong.push(`${name} tells ${found.join(', ')}`);
          }
      expect(wrong).toEqual([]);
      expect([open > 250, refused > 800]).toEqual([true, true]);
    },
  );

  test('a login of another ward and one that is nowhere are told alike', async () => {
    const base = await stage.listen();
    const local = stage.actors().find(({ role, unit }) => role === 'administrator' && unit === wards.a);
    const ask = (login: string) => runCommand(['user', 'reset', login], base, local?.secret ?? null);
    const there = stage.idsOf(wards.c).login;
    const [some, none] = [await ask(there), await ask('khong-co-ai')];
    expect(some.code).toBe(2);
    expect(some.stderr.replaceAll(there, 'LOGIN')).toBe(none.stderr.replaceAll('khong-co-ai', 'LOGIN'));
  });

  test('the program itself does the same; a token is never said, nor sent in the clear', async () => {
    const base = await stage.listen();
    const reader = stage.actors().find(({ role, unit }) => role === 'reader' && unit === wards.a);
    const secret = join(folder, 'token');
    writeFileSync(secret, `${reader?.secret}\n`, { mode: 0o600 });
    const env = { HATANGSO_TOKEN_FILE: secret, HATANGSO_DATA: join(folder, 'nowhere') };
    const run = (...words: string[]) => hatangso([...words, '--lang', 'en'], { env });
    const [own, foreign, clear] = await Promise.all([
      run('plan', 'list', '--ward', wards.a, '--server', base),
      run('plan', 'list', '--ward', wards.c, '--server', base),
      run('plan', 'list', '--ward', wards.a, '--server', 'http://phuong.example:8080'),
    ]);
    expect([own.code, own.stderr]).toEqual([0, '']);
    expect([foreign.code, foreign.stdout]).toEqual([1, '']);
    expect(foreign.stderr).toContain('plan.plan.read');
    expect([clear.code, clear.stdout]).toEqual([1, '']);
    expect(clear.stderr).toContain('https://');
    for (const { stdout, stderr } of [own, foreign, clear])
      expect(stdout + stderr).not.toContain(reader?.secret ?? nobodys.token);
  });
}
