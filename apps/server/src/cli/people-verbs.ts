import { roleNames } from '@hatangso/contracts/permissions';
import type { Command } from 'commander';
import {
  addToken,
  addUser,
  letUserIn,
  listTokens,
  listUsers,
  resetUser,
  revokeToken,
  suspendUser,
  unprotectUser,
} from './people.ts';
import { day, verb, type Words } from './verb.ts';

/** A role is given over `--ward`, else `--province`, else the whole country. */
const withRole = (command: Command, words: Words): Command =>
  command
    .option('--province <code>', words('option.province'))
    .option('--role <role>', words('option.role', { roles: roleNames.join(', ') }))
    .option('--part <code>', words('option.part'));

/** The verbs about people and tokens. */
export function addPeople(program: Command, words: Words): void {
  const user = program.command('user').description(words('user')).exitOverride();
  withRole(verb(user, 'add', words, 'user.add'), words)
    .requiredOption('--name <name>', words('user.name'))
    .requiredOption('--login <login>', words('user.login'))
    .option('--email <address>', words('user.email'))
    .action(addUser);
  verb(user, 'list', words, 'user.list').action(listUsers);
  verb(user, 'suspend <login>', words, 'user.suspend').action(suspendUser);
  verb(user, 'reset <login>', words, 'user.reset').action(resetUser);
  verb(user, 'unprotect <login>', words, 'user.unprotect').action(unprotectUser);
  verb(user, 'let-in <login>', words, 'user.letIn')
    .requiredOption('--role <role>', words('option.role', { roles: roleNames.join(', ') }))
    .requiredOption('--hours <hours>', words('user.hours'), Number)
    .requiredOption('--reason <reason>', words('user.reason'))
    .action(letUserIn);
  const token = program.command('token').description(words('token')).exitOverride();
  withRole(verb(token, 'add', words, 'token.add'), words)
    .requiredOption('--name <name>', words('token.name'))
    .option('--expires <date>', words('token.expires'), day)
    .action(addToken);
  verb(token, 'list', words, 'token.list').action(listTokens);
  verb(token, 'revoke <id>', words, 'token.revoke').action(revokeToken);
}
