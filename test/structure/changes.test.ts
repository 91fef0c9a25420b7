import { expect, test } from 'vitest';
import { projectFiles, textOf } from './sources.ts';

/**
 * Commands whose entries in the log have no before and after, each with why. Whoever adds a command adds what it was and
 * what it became, or a line here.
 */
const without: Readonly<Record<string, string>> = {
  'audit.checkpoint.make': 'adds a checkpoint on top of the earlier ones',
  'audit.log.verify': 'adds what was found',
  'audit.log.continue': 'adds a checkpoint; the file of checkpoints is told in the facts',
  'backups.backup.make': 'adds a file; those removed meanwhile are counted',
  'backups.backup.remove': 'a file outside the database, told by its name',
  'backups.backup.restore': 'the first entry of a database that was empty',
  'evidence.document.add': 'adds a document; none is ever changed',
  'evidence.draft.check': 'work on a copy that counts for nothing until it is taken in',
  'evidence.draft.make': 'a copy, as above',
  'evidence.draft.change': 'a copy, as above; what was mended in the end is in the batch, with a digest',
  'evidence.draft.remove': 'a copy, as above',
  'evidence.draft.try': 'undone at once',
  'evidence.batch.try': 'undone at once',
  'identity.demonstration.add': 'only in a demonstration, while it is made',
  'identity.demonstration.enter': 'opens a session; only in a demonstration',
  'identity.emergency.open': 'adds a role for some hours',
  'identity.installation.set_up': 'there was nobody before',
  'identity.invitation.accept': 'a password, of which the log holds nothing; the link can be used once',
  'identity.invitation.add': 'adds a link',
  'identity.invitation.reset': 'adds a link',
  'identity.own.password': 'a secret',
  'identity.person.add': 'adds a person',
  'identity.assignment.add': 'adds a role',
  'identity.factor.begin': 'a secret',
  'identity.factor.add': 'a secret',
  'identity.factor.remove': 'a secret',
  'identity.factor.renew': 'secrets',
  'identity.factor.reset': 'secrets',
  'identity.factor.name': 'the name that a person gave to a device of theirs',
  'identity.session.start': 'adds a session',
  'identity.session.step': 'adds a step',
  'identity.session.prove': 'says that somebody proved who they are',
  'identity.session.refuse': 'says that somebody was refused',
  'identity.session.end': 'it stood, else the command is refused; nothing of it is kept but that it ended',
  'identity.link.add': 'adds a link to an account elsewhere',
  'identity.link.remove': 'what the account was elsewhere is personal',
  'identity.token.add': 'adds a token',
  'indicators.figure.compute': 'derived from evidence, which is logged; computing again gives the same',
  'overview.visit.mark': 'when somebody looked last',
  'plan.direction.add': 'adds an order',
  'plan.feed.add': 'adds an address',
  'plan.difficulty.raise': 'adds a difficulty; what moves one says from which state to which',
  'privacy.household.erase':
    'what was there is personal; that it was erased, and how much, is all that may be kept',
  'privacy.person.erase': 'what was there is personal, as above',
  'privacy.retention.apply': 'what was there is personal, as above; kinds and counts are told',
  'reporting.report.sign': 'adds a document; the draft stays as it is',
};

interface Found {
  readonly name: string;
  readonly file: string;
  readonly tells: boolean;
}

/** The text from an opening brace to the one that closes it. */
function block(text: string, from: number): string {
  let depth = 0;
  for (let at = text.indexOf('{', from); at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** The functions of a file that a command's `audit` is made with: `audit: entryOf`, `audit: (a) => factsOf(a)`. */
function helpers(text: string, audit: string): string {
  const called = [...audit.matchAll(/\b([a-z]\w+)\b/gi)].map((match) => match[1]);
  return [...new Set(called)]
    .flatMap((name) => {
      const at = text.search(new RegExp(`^(export )?(const|function) ${name}\\b`, 'm'));
      return at < 0 ? [] : [text.slice(at, text.indexOf('\n\n', at))];
    })
    .join('\n');
}

function commandsIn(file: string): Found[] {
  const text = textOf(file);
  return [...text.matchAll(/\bcommand(<[^(]*>)?\(\{/g)].flatMap(({ index }) => {
    const body = block(text, index);
    const own = /name: '([^']+)'/.exec(body)?.[1];
    const audit = body.slice(body.lastIndexOf('audit:'));
    const tells =
      /\bchange\b/.test(audit + helpers(text, audit)) || /closingFacts|takeBatch\.audit/.test(audit);
    // a maker of several commands: their names stand where it is called
    const names =
      own === undefined ? [...text.matchAll(/Command\('([^']+)'/g)].map((match) => match[1] ?? '') : [own];
    return names.map((name) => ({ name, file, tells }));
  });
}

const found = projectFiles(/^apps\/server\/src\/.*\.ts$/)
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap(commandsIn);

test('the commands are found where they are declared', () => {
  const names = new Set(found.map(({ name }) => name));
  expect(found.length).toBeGreaterThan(75);
  expect([...names]).toEqual(
    expect.arrayContaining(['reporting.part.hand_in', 'plan.settings.set', 'evidence.batch.take']),
  );
});

test('what a command changes is told in the log as it was and as it became, unless it is said here why not', () => {
  const silent = found.filter(({ name, tells }) => !tells && without[name] === undefined);
  expect(silent).toEqual([]);
  const names = new Set(found.map(({ name }) => name));
  // a line for what is no more, or tells by now everywhere, would hide the next one
  const idle = Object.keys(without).filter(
    (name) => !names.has(name) || found.every((one) => one.name !== name || one.tells),
  );
  expect(idle).toEqual([]);
});
