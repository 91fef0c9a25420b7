import type { Language } from '@hatangso/contracts/problems';
import { Command } from 'commander';
import { doctor } from './administer.ts';
import { importFiles, listImports, template, undo } from './evidence.ts';
import { compute, indicators } from './figures.ts';
import { init } from './init.ts';
import { addAudit, addBackups } from './keeping-verbs.ts';
import { addPeople } from './people-verbs.ts';
import { lintPlanFile, listWardPlans, listWardTasks } from './plan.ts';
import { addPrivacy } from './privacy.ts';
import { addDocuments, addReport } from './report-verbs.ts';
import { serve, start } from './serve.ts';
import { WrongUsage } from './session.ts';
import { usageError } from './usage-errors.ts';
import { day, verb, type Words } from './verb.ts';

/** Every verb of the command line, with its words in the language. */
export function makeProgram(words: Words, language: Language): Command {
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
  addDocuments(program, words);
  return program;
}

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

function addAdministering(program: Command, words: Words): void {
  addPeople(program, words);
  verb(program, 'doctor', words, 'doctor').action(doctor);
  addBackups(program, words);
  addAudit(program, words);
  addPrivacy(program, words);
}
