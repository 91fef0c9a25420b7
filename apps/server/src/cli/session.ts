import { statSync } from 'node:fs';
import { type Config, type GivenOptions, readConfig } from '../config.ts';
import { Problem } from '../platform/problem.ts';
import { type Answer, type Ask, type Connection, connect } from './connect.ts';
import { say, type TextKey } from './texts.ts';

/** Options that every verb takes. */
export interface CommonOptions extends GivenOptions {
  readonly ward?: string;
  readonly json?: boolean;
}

/** Wrong words on the command line: exit 2. */
export class WrongUsage extends Error {}

/** A refusal the server told: exit 1, printed as it came. */
export class Refused extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }
}

export interface ProblemBody {
  readonly title: string;
  readonly code: string;
  readonly messages: Readonly<Record<'vi' | 'en', string>>;
  readonly rows?: readonly {
    readonly row: number;
    readonly column?: string;
    readonly value?: string;
    readonly messages: Readonly<Record<'vi' | 'en', string>>;
  }[];
}

/** One run of a verb: its settings, its words, and the way to the application. */
export interface Session {
  readonly config: Config;
  readonly options: CommonOptions;
  say(key: TextKey, params?: Readonly<Record<string, string | number>>): string;
  /** The JSON answer; a problem is thrown as `Refused`. */
  json<T>(request: Ask): Promise<T>;
  bytes(request: Ask): Promise<Buffer>;
  /** The line for people, or with `--json` the value, on stdout. */
  print(value: unknown, text: string): void;
}

export async function withSession(
  options: CommonOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const config = readConfig(options);
  // Opened with the first question, so that wrong words are told at once and without an installation.
  let connection: Connection | undefined;
  const ask = async (request: Ask): Promise<Answer> => {
    connection ??= await connect({ ...config, logLevel: process.env.HATANGSO_LOG ?? 'error' });
    const answer = await connection.ask(request);
    if (answer.status >= 400) throw new Refused(problemIn(answer, config));
    return answer;
  };
  try {
    await work({
      config,
      options,
      say: (key, params) => say(config.language, key, params),
      json: async <T>(request: Ask) => JSON.parse((await ask(request)).bytes.toString('utf8')) as T,
      bytes: async (request) => (await ask(request)).bytes,
      print: (value, text) => {
        process.stdout.write(`${options.json === true ? JSON.stringify(value) : text}\n`);
      },
    });
  } finally {
    await connection?.close();
  }
}

/** The refusal as it was told; a proxy or a stranger at the address tells another kind of thing. */
function problemIn({ status, bytes }: Answer, { server }: Config): ProblemBody {
  try {
    const body = JSON.parse(bytes.toString('utf8')) as ProblemBody;
    if (typeof body.messages?.vi === 'string') return body;
  } catch {
    // told below
  }
  throw new Problem('server.not_json', { url: server?.url ?? '', status });
}

export function needWard(session: Session): string {
  const ward = session.options.ward;
  if (ward === undefined) throw new WrongUsage(session.say('wrong.ward'));
  return encodeURIComponent(ward);
}

export function needFile(session: Session, path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new WrongUsage(session.say('wrong.file', { file: path }));
  return path;
}

const shownRows = 50;

/** Prints a refusal on stderr in the person's language, with the rows it names. */
export function printRefusal(error: Problem | Refused, config: Pick<Config, 'language'>): void {
  const lines =
    error instanceof Problem
      ? [error.text(config.language)]
      : [
          error.body.messages[config.language],
          ...(error.body.rows ?? []).slice(0, shownRows).map((row) => `  ${row.messages[config.language]}`),
          ...((error.body.rows?.length ?? 0) > shownRows
            ? [say(config.language, 'import.more', { count: (error.body.rows?.length ?? 0) - shownRows })]
            : []),
        ];
  process.stderr.write(`${lines.join('\n')}\n`);
}
