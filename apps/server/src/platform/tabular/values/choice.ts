import type { ColumnChoice } from '@hatangso/contracts/columns';
import { looseKey, nameKey } from '../../names.ts';
import type { Reading } from './number.ts';

const yes = new Set(['co', 'x', '1', 'true', 'yes', 'y', 'da', 'daco', 'roi', 'dung', 'v']);
const no = new Set(['khong', '0', 'false', 'no', 'n', 'chua', 'chuaco', 'khongco', 'ko', 'k', 'sai']);

/** Yes or no as people fill it in: có, không, x, ✓, 1, 0, đã, chưa, yes, no, true, false. */
export function readYesNo(text: string): Reading<boolean> {
  const known = answers.get(text);
  if (known !== undefined) return known;
  const reading = yesOrNo(text);
  // A column holds a handful of different answers a hundred thousand times.
  if (answers.size < 1_000) answers.set(text, reading);
  return reading;
}

const answers = new Map<string, Reading<boolean>>();

function yesOrNo(text: string): Reading<boolean> {
  const body = text.normalize('NFKC').trim();
  if (/^[✓✔☑✅√]\ufe0f?$/u.test(body)) return { ok: true, value: true };
  // ✗ and ☐ are left out: a cross is a tick for some and a "no" for others.
  const key = looseKey(body);
  if (yes.has(key)) return { ok: true, value: true };
  return no.has(key) ? { ok: true, value: false } : { ok: false, code: 'cell.yes_no' };
}

/** Finds a choice by its code, its name in either language, or an alias; accents, case and signs do not count. */
export function choiceReader(choices: readonly ColumnChoice[]): (text: string) => Reading<string> {
  const exact = new Map<string, string>();
  const loose = new Map<string, Set<string>>();
  for (const { code, vi, en, aliases = [] } of choices) {
    for (const name of [code, vi, en, ...aliases]) {
      exact.set(nameKey(name), code);
      loose.set(looseKey(name), (loose.get(looseKey(name)) ?? new Set()).add(code));
    }
  }
  const options = choices.map(({ code, vi }) => `${vi} (${code})`).join(', ');
  return (text) => {
    const [only, other] = [...(loose.get(looseKey(text)) ?? [])];
    const code = exact.get(nameKey(text)) ?? (other === undefined ? only : undefined);
    return code === undefined
      ? { ok: false, code: 'cell.choice', params: { options } }
      : { ok: true, value: code };
  };
}
