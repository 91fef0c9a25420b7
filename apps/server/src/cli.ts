import { CommanderError } from 'commander';
import { makeProgram } from './cli/program.ts';
import { printRefusal, Refused, WrongUsage } from './cli/session.ts';
import { say } from './cli/texts.ts';
import { readLanguage } from './config.ts';
import { Problem } from './platform/problem.ts';

/** Runs one verb; the exit code: 0 done, 1 refused (on stderr), 2 wrong usage. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const language = readLanguage(languageIn(argv));
  try {
    await makeProgram((key, params) => say(language, key, params), language).parseAsync([...argv]);
    return process.exitCode === undefined ? 0 : Number(process.exitCode);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    if (error instanceof Problem || error instanceof Refused) {
      printRefusal(error, { language });
      return 1;
    }
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

/** The language is needed before the options are parsed: help speaks it too. */
function languageIn(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}
