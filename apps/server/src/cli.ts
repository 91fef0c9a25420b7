import { isoDate } from '@hatangso/contracts/indicators';
import type { Language } from '@hatangso/contracts/problems';
import { Command, CommanderError } from 'commander';
import { doctor } from './cli/administer.ts';
import {
  checkpointAudit,
  continueAudit,
  exportAudit,
  proveAudit,
  rotateAuditKey,
  verifyAudit,
} from './cli/audit.ts';
import { backup, listBackups, restoreBackup, verifyBackup } from './cli/backup.ts';
import { verifyDocumentFile } from './cli/document.ts';
import { importFiles, listImports, template, undo } from './cli/evidence.ts';
import { compute, indicators } from './cli/figures.ts';
import { init } from './cli/init.ts';
import { addPeople } from './cli/people-verbs.ts';
import { lintPlanFile, listWardPlans, listWardTasks } from './cli/plan.ts';
import { addPrivacy } from './cli/privacy.ts';
import { report, reportSettings, reportTemplate, signReport } from './cli/report.ts';
import { serve, start } from './cli/serve.ts';
import { printRefusal, Refused, WrongUsage } from './cli/session.ts';
import { say, type TextKey } from './cli/texts.ts';
import { usageError } from './cli/usage-errors.ts';
import { readConfig, readLanguage } from './config.ts';
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

type Words = (key: TextKey, params?: Readonly<Record<string, string>>) => string;

function makeProgram(words: Words, language: Language): Command {
  const program = new Command('hatangso')
    .description(words('program'))
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ outputError: (text, write) => write(usageError(text, language)) });
  // so that an option behind a word of a verb (`report settings --ward …`) is that word's own
  program.enablePositionalOptions();
  addServing(program, words);
  addEvidence(program, words);
  addPlan(program, words);
  addFigures(program, words);
  addAdministering(program, words);
  addReport(program, words);
  return program;
}

/** A verb with the options that all verbs share. */
export function verb(program: Command, signature: string, words: Words, key: TextKey): Command {
  return program
    .command(signature)
    .description(words(key))
    .option('--data <dir>', words('option.data'))
    .option('--database-url <url>', words('option.databaseUrl'))
    .option('--lang <lang>', words('option.lang'), (text: string) => {
      if (text !== 'vi' && text !== 'en') throw new WrongUsage(words('wrong.lang', { value: text }));
      return text;
    })
    .option('--ward <code>', words('option.ward'))
    .option('--json', words('option.json'))
    .exitOverride();
}

/** A day as an option: ISO, and one that the calendar has. */
const day = (text: string): string => {
  const real = isoDate.safeParse(text).success;
  if (!real) throw new WrongUsage(say(readConfig({}).language, 'wrong.date', { value: text }));
  return text;
};

function addServing(program: Command, words: Words): void {
  const port = (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 0 || number > 65_535)
      throw new WrongUsage(words('wrong.port', { value: text }));
    return number;
  };
  const listening = (command: Command): Command =>
    command.option('--host <host>', words('serve.host')).option('--port <port>', words('serve.port'), port);
  listening(verb(program, 'serve', words, 'serve'))
    .option('--demo', words('serve.demo'))
    .action(serve);
  listening(verb(program, 'start', words, 'start')).action(start);
  verb(program, 'init', words, 'init').option('--demo', words('init.demo')).action(init);
}

function addEvidence(program: Command, words: Words): void {
  verb(program, 'import <kind> <files...>', words, 'import')
    .option('--as-of <date>', words('option.asOf'), day)
    .option('--dry-run', words('import.dryRun'))
    .option('--skip-bad-rows', words('import.skipBadRows'))
    .option('--round <name>', words('import.round'))
    .option('--zone <epsg>', words('import.zone'))
    .option('--province <code>', words('import.province'))
    .action(importFiles);
  verb(program, 'imports', words, 'imports').action(listImports);
  verb(program, 'undo <id>', words, 'undo').action(undo);
  verb(program, 'template <kind>', words, 'template')
    .requiredOption('--out <file>', words('option.out'))
    .action(template);
}

function addPlan(program: Command, words: Words): void {
  const verbs = program.command('plan').description(words('plan')).exitOverride();
  verb(verbs, 'lint <file>', words, 'plan.lint')
    .option('--strict', words('plan.strict'))
    .option('--as-of <date>', words('option.asOf'), day)
    .action(lintPlanFile);
  verb(verbs, 'list', words, 'plan.list')
    .option('--as-of <date>', words('option.asOf'), day)
    .action(listWardPlans);
  verb(verbs, 'tasks', words, 'plan.tasks')
    .option('--as-of <date>', words('option.asOf'), day)
    .option('--office <id>', words('plan.office'))
    .option('--state <state>', words('plan.state'))
    .action(listWardTasks);
}

function addFigures(program: Command, words: Words): void {
  verb(program, 'compute', words, 'compute')
    .option('--all', words('compute.all'))
    .option('--as-of <date>', words('option.asOf'), day)
    .action(compute);
  verb(program, 'indicators', words, 'indicators')
    .option('--as-of <date>', words('option.asOf'), day)
    .option('--known-at <moment>', words('option.knownAt'))
    .option('--out <file>', words('option.out'))
    .action(indicators);
}

function addReport(program: Command, words: Words): void {
  const verbs = verb(program, 'report', words, 'report')
    .enablePositionalOptions()
    .option('--year <year>', words('report.year'))
    .option('--period <period>', words('report.period'))
    .option('--out <file>', words('option.out'))
    .option('--known-at <moment>', words('option.knownAt'))
    .option('--plan <id>', words('report.plan'))
    .option('--internal', words('report.internal'))
    .option('--draft <number>', words('report.draft'))
    .action(report);
  verb(verbs, 'settings', words, 'report.settings')
    .option('--use <file>', words('report.settings.use'))
    .action(reportSettings);
  verb(verbs, 'template', words, 'report.template')
    .option('--out <file>', words('option.out'))
    .option('--use <file>', words('report.template.use'))
    .option('--reset', words('report.template.reset'))
    .action(reportTemplate);
  verb(verbs, 'sign', words, 'report.sign')
    .option('--year <year>', words('report.year'))
    .option('--period <period>', words('report.period'))
    .option('--plan <id>', words('report.plan'))
    .requiredOption('--number <number>', words('report.sign.number'))
    .requiredOption('--date <date>', words('report.sign.date'), day)
    .option('--out <file>', words('option.out'))
    .action(signReport);
  const documents = program.command('document').description(words('document')).exitOverride();
  verb(documents, 'verify <file>', words, 'document.verify')
    .option('--roots <folder>', words('document.roots'))
    .option('--offline', words('document.offline'))
    .action(verifyDocumentFile);
}

function addAudit(program: Command, words: Words): void {
  const verbs = program.command('audit').description(words('audit')).exitOverride();
  verb(verbs, 'verify', words, 'audit.verify').action(verifyAudit);
  verb(verbs, 'checkpoint', words, 'audit.checkpoint').action(checkpointAudit);
  verb(verbs, 'proof <entry>', words, 'audit.proof')
    .option('--out <file>', words('option.out'))
    .action(proveAudit);
  verb(verbs, 'export', words, 'audit.export')
    .requiredOption('--out <folder>', words('audit.folder'))
    .action(exportAudit);
  verb(verbs, 'continue', words, 'audit.continue').action(continueAudit);
  verb(verbs, 'rotate-key', words, 'audit.rotate').action(rotateAuditKey);
}

function addBackups(program: Command, words: Words): void {
  const opening = (command: Command): Command =>
    command
      .option('--passphrase-file <file>', words('backup.passphraseFile'))
      .option('--identity-file <file>', words('backup.identityFile'));
  const verbs = verb(program, 'backup', words, 'backup')
    .enablePositionalOptions()
    .option('--out <file>', words('backup.out'))
    .option('--encrypt-for <keys...>', words('backup.encryptFor'))
    .option('--with-keys', words('backup.withKeys'))
    .action(backup);
  verb(verbs, 'list', words, 'backup.list').action(listBackups);
  opening(verb(verbs, 'verify <file>', words, 'backup.verify')).action(verifyBackup);
  opening(verb(program, 'restore <file>', words, 'restore')).action(restoreBackup);
}

function addAdministering(program: Command, words: Words): void {
  addPeople(program, words, { verb, day });
  verb(program, 'doctor', words, 'doctor').action(doctor);
  addBackups(program, words);
  addAudit(program, words);
  addPrivacy(program, words, { verb });
}
