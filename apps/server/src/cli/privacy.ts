import { writeFileSync } from 'node:fs';
import { periodOf } from '@hatangso/contracts/period';
import { grants, permissions } from '@hatangso/contracts/permissions';
import type { ErasureAnswer, InventoryAnswer, RetentionAnswer } from '@hatangso/contracts/privacy';
import type { Command } from 'commander';
import { userBy } from './people.ts';
import { type CommonOptions, needWard, type Session, WrongUsage, withSession } from './session.ts';
import { verb, type Words } from './verb.ts';

/** `5 năm`, `30 ngày` */
function lasts(session: Session, days: number): string {
  const { count, unit } = periodOf(days);
  return session.say(`privacy.${unit}`, { count });
}

/** `audit.address.read: administrator, auditor` */
function withRoles(reader: string): string {
  const permission = permissions.find((one) => one === reader);
  return permission === undefined ? reader : `${permission}: ${grants[permission].join(', ')}`;
}

/** `privacy inventory` */
async function printInventory(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const found = await session.json<InventoryAnswer>({ method: 'GET', path: '/privacy/inventory' });
    const { language } = session.config;
    const lines = found.categories.flatMap(({ category, what, purpose, days, keeping, readers }) => [
      `${category}: ${what[language]}`,
      `  ${purpose[language]}`,
      `  ${days === null ? session.say('privacy.asLong') : lasts(session, days)}. ${keeping[language]}`,
      ...readers.map((one) => `  ${withRoles(one)}`),
    ]);
    session.print(found, [`${found.version}  ${found.law[language]}`, ...lines].join('\n'));
  });
}

interface RetentionOptions extends CommonOptions {
  readonly apply?: boolean;
  readonly category?: readonly string[];
}

/** `privacy retention` */
async function retain({ apply = false, category, ...options }: RetentionOptions): Promise<void> {
  await withSession(options, async (session) => {
    const path = '/country/privacy/retention';
    const now = await session.json<RetentionAnswer>({ method: 'GET', path });
    const categories = category ?? now.kinds.map((one) => one.category);
    const found = apply
      ? await session.json<RetentionAnswer>({ method: 'POST', path, body: { categories } })
      : { kinds: now.kinds.filter((one) => categories.includes(one.category)) };
    const lines = found.kinds.map(({ category: name, days, before, count }) => {
      const told = apply
        ? session.say('privacy.gone', { count })
        : session.say('privacy.overdue', { count, before });
      return `${name.padEnd(16)}${lasts(session, days).padEnd(12)}${told}`;
    });
    const rest = !apply && found.kinds.some(({ count }) => count > 0) ? [session.say('privacy.notYet')] : [];
    session.print(found, [...lines, ...rest].join('\n'));
  });
}

interface SubjectOptions extends CommonOptions {
  readonly login?: string;
  readonly household?: string;
}

/** Whose data is meant, and where they are asked for. */
async function placeOf(session: Session, { login, household }: SubjectOptions) {
  if ((login === undefined) === (household === undefined)) throw new WrongUsage(session.say('privacy.oneOf'));
  if (login !== undefined) {
    const at = `/people/${(await userBy(session, login)).id}`;
    return { copy: `${at}/personal-data`, query: {}, erase: `${at}/erasure`, body: {} };
  }
  const at = `/wards/${needWard(session)}`;
  const own = { household: household ?? '' };
  return { copy: `${at}/household-data`, query: own, erase: `${at}/household-erasures`, body: own };
}

/** `privacy export` */
async function exportData(options: SubjectOptions & { readonly out: string }): Promise<void> {
  await withSession(options, async (session) => {
    const place = await placeOf(session, options);
    const format = options.out.endsWith('.json') ? 'json' : 'html';
    const query = { ...place.query, format, lang: session.config.language };
    writeFileSync(options.out, await session.bytes({ method: 'GET', path: place.copy, query }), {
      mode: 0o600,
    });
    session.print({ file: options.out }, session.say('written', { file: options.out }));
  });
}

/** `privacy erase` */
async function eraseData(
  options: SubjectOptions & { readonly reason: string; readonly yes?: boolean },
): Promise<void> {
  await withSession(options, async (session) => {
    const place = await placeOf(session, options);
    const body = { ...place.body, reason: options.reason, check: options.yes !== true };
    const told = await session.json<ErasureAnswer>({ method: 'POST', path: place.erase, body });
    const what = told.goes.map((one) => `${one.what} ${one.count}`).join(', ');
    const { language } = session.config;
    session.print(
      told,
      [
        session.say(told.done ? 'privacy.went' : 'privacy.goes', { what }),
        ...told.stays.map(({ what: left, why }) =>
          session.say('privacy.stays', { what: left[language], why: why[language] }),
        ),
        session.say('privacy.backups'),
      ].join('\n'),
    );
  });
}

/** The verbs about personal data. */
export function addPrivacy(program: Command, words: Words): void {
  const verbs = program.command('privacy').description(words('privacy')).exitOverride();
  const subject = (command: Command): Command =>
    command
      .option('--login <login>', words('privacy.login'))
      .option('--household <code>', words('privacy.household'));
  verb(verbs, 'inventory', words, 'privacy.inventory').action(printInventory);
  verb(verbs, 'retention', words, 'privacy.retention')
    .option('--apply', words('privacy.apply'))
    .option('--category <kinds...>', words('privacy.category'))
    .action(retain);
  subject(verb(verbs, 'export', words, 'privacy.export'))
    .requiredOption('--out <file>', words('option.out'))
    .action(exportData);
  subject(verb(verbs, 'erase', words, 'privacy.erase'))
    .requiredOption('--reason <reason>', words('privacy.reason'))
    .option('--yes', words('privacy.yes'))
    .action(eraseData);
}
