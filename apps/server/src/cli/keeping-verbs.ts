import type { Command } from 'commander';
import {
  checkpointAudit,
  continueAudit,
  exportAudit,
  proveAudit,
  rotateAuditKey,
  verifyAudit,
} from './audit.ts';
import { backup, listBackups, restoreBackup, verifyBackup } from './backup.ts';
import { verb, type Words } from './verb.ts';

/** The log and its proofs. */
export function addAudit(program: Command, words: Words): void {
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

/** Backups and coming back from them. */
export function addBackups(program: Command, words: Words): void {
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
