import type { Command } from 'commander';
import { verifyDocumentFile } from './document.ts';
import { report, reportSettings, reportTemplate, signReport } from './report.ts';
import { day, verb, type Words } from './verb.ts';

/** The yearly report: its files, what is set for it, its signature. */
export function addReport(program: Command, words: Words): void {
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
}

/** Whether a document is genuine. */
export function addDocuments(program: Command, words: Words): void {
  const documents = program.command('document').description(words('document')).exitOverride();
  verb(documents, 'verify <file>', words, 'document.verify')
    .option('--roots <folder>', words('document.roots'))
    .option('--offline', words('document.offline'))
    .action(verifyDocumentFile);
}
