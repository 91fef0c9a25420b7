import { isoDate } from '@hatangso/contracts/indicators';
import type { Command } from 'commander';
import { readLanguage } from '../config.ts';
import { WrongUsage } from './session.ts';
import { say, type TextKey } from './texts.ts';

/** The words of a run, in its language. */
export type Words = (key: TextKey, params?: Readonly<Record<string, string>>) => string;

/** A verb with the options that all verbs share. */
export function verb(program: Command, signature: string, words: Words, key: TextKey): Command {
  return program
    .command(signature)
    .description(words(key))
    .option('--data <dir>', words('option.data'))
    .option('--database-url <url>', words('option.databaseUrl'))
    .option('--server <url>', words('option.server'))
    .option('--lang <lang>', words('option.lang'), (text: string) => {
      if (text !== 'vi' && text !== 'en') throw new WrongUsage(words('wrong.lang', { value: text }));
      return text;
    })
    .option('--ward <code>', words('option.ward'))
    .option('--json', words('option.json'))
    .exitOverride();
}

/** A day as an option: ISO, and one that the calendar has. */
export const day = (text: string): string => {
  const real = isoDate.safeParse(text).success;
  if (!real) throw new WrongUsage(say(readLanguage(undefined), 'wrong.date', { value: text }));
  return text;
};
