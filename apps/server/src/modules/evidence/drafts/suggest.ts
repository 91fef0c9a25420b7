import type { ColumnSpec } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import { looseKey } from '../../../platform/names.ts';
import { letterDistance as distance } from '../../../platform/nearest.ts';
import { isoFromParts } from '../../../platform/tabular/serial-date.ts';

/**
 * What refused cells probably should say, one text for each cell concerned; null where nobody can know. Only offered:
 * a person decides.
 */
export function suggest(problem: RowProblem, column: ColumnSpec | null): string[] | null {
  const value = problem.value ?? '';
  if (problem.code === 'geo.swapped' || problem.code === 'geo.metres_swapped') return swapped(value);
  const one = ofCell(problem, value, column);
  return one === null || one === value ? null : [one];
}

function ofCell(problem: RowProblem, value: string, column: ColumnSpec | null): string | null {
  const params = problem.params ?? {};
  switch (problem.code) {
    case 'cell.date_month_first':
      return monthFirst(value);
    case 'cell.date':
      return writtenDate(value);
    case 'cell.number':
    case 'cell.integer':
      return onlyNumber(value);
    case 'cell.integer_dot':
      return String(params.meant ?? '') || null;
    case 'cell.percent_for_number':
      return /^[\d.,]+\s*%$/.test(value) ? value.replace(/\s*%$/, '') : null;
    case 'cell.date_for_text':
      return shortDate(String(params.date ?? ''));
    case 'cell.date_for_number':
      return serialOf(String(params.date ?? ''));
    case 'cell.yes_no':
      return yesOrNo(value);
    case 'cell.choice':
      return nearestChoice(value, column);
    case 'row.example_edited':
      return value.replace(/^\s*(?:ví dụ|vi du|example)\s*:\s*/iu, '');
    default:
      return nearest(String(params.near ?? ''), column);
  }
}

/** "108,8; 15,1" → ["15,1", "108,8"]. */
function swapped(value: string): string[] | null {
  const parts = value.split('; ');
  return parts.length === 2 ? parts.toReversed() : null;
}

/** The first of "Tổ dân phố 3 (TDP03); …": its code where the column holds codes, else its name. */
function nearest(near: string, column: ColumnSpec | null): string | null {
  const first = near.split('; ')[0] ?? '';
  const match = /^(.*) \(([^()]+)\)$/.exec(first);
  if (match === null) {
    const code = first.split(', ')[0] ?? '';
    return /^[\w.-]{2,}$/.test(code) ? code : null;
  }
  return (column?.heading.vi.startsWith('Mã') ? match[2] : match[1]) ?? null;
}

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');

/** "03/31/2026" → "31/03/2026". */
function monthFirst(value: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})/.exec(value);
  return match === null ? null : `${pad(match[2])}/${pad(match[1])}/${match[3]}`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "15-Mar-2026", "Mar 15, 2026", "15 thg 3, 2026", "15/3/2026 (thứ bảy)" → "15/03/2026". */
function writtenDate(value: string): string | null {
  const text = value.normalize('NFC').toLowerCase();
  const found =
    /(\d{1,2})[\s\-/.]*(?:thg|tháng|th|t)\.?\s*(\d{1,2})[\s,\-/.]*(?:năm\s*)?(\d{4})/.exec(text) ??
    /(?:^|\D)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)/.exec(text);
  if (found !== null) return day(found[1], found[2], found[3]);
  const named = /(\d{1,2})[\s-]*([a-z]{3})[a-z]*[\s,-]*(\d{4})/.exec(text);
  const first = /([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})/.exec(text);
  const month = months.indexOf(named?.[2] ?? first?.[1] ?? '') + 1;
  if (month === 0) return null;
  return named === null ? day(first?.[2], String(month), first?.[3]) : day(named[1], String(month), named[3]);
}

function day(d: string | undefined, m: string | undefined, y: string | undefined): string | null {
  return isoFromParts(Number(y), Number(m), Number(d)) === null ? null : `${pad(d)}/${pad(m)}/${y}`;
}

/** The only number in it: "4 người" → "4", "l2" → "12", "4,0" → "4". */
function onlyNumber(value: string): string | null {
  const digits = /^[\dOoIl]+$/.test(value.trim()) && /\d/.test(value);
  const text = digits ? value.trim().replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : value;
  const found = text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const [only] = found;
  if (only === undefined || found.length > 1 || /-\s*\d/.test(text)) return null;
  return only.replace(/[.,]0{1,2}$/, '');
}

/** "03/04/2026" → "3/4", as it stood before Excel took it for a day. */
function shortDate(date: string): string | null {
  const match = /^(\d\d)\/(\d\d)\/\d{4}$/.exec(date);
  return match === null ? null : `${Number(match[1])}/${Number(match[2])}`;
}

/** The number that Excel shows as this day. */
function serialOf(date: string): string | null {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(date);
  if (match === null) return null;
  const days =
    (Date.UTC(Number(match[3]), Number(match[2]) - 1, Number(match[1])) - Date.UTC(1899, 11, 30)) /
    86_400_000;
  return String(days < 61 ? days - 1 : days);
}

function yesOrNo(value: string): string | null {
  const key = looseKey(value);
  const near = (words: readonly string[]): boolean => words.some((word) => distance(key, word) <= 1);
  const yes = key.length > 1 && near(['co', 'yes', 'roi', 'daco', 'dung']);
  const no = key.length > 1 && (near(['khong', 'chua']) || /^(?:khong|chua)/.test(key));
  if (yes === no) return null;
  return yes ? 'có' : 'không';
}

/** The choice whose name is nearest, at most a third of its letters away. */
function nearestChoice(value: string, column: ColumnSpec | null): string | null {
  const key = looseKey(value);
  const scored = (column?.choices ?? [])
    .map((choice) => ({
      choice,
      far: Math.min(
        ...[choice.code, choice.vi, choice.en, ...(choice.aliases ?? [])].map((name) => {
          const own = looseKey(name);
          const within = own.length > 3 && key.length > 3 && (own.includes(key) || key.includes(own));
          return within ? 0.2 : distance(key, own) / Math.max(1, own.length);
        }),
      ),
    }))
    .sort((a, b) => a.far - b.far);
  const [best, next] = scored;
  if (best === undefined || best.far > 0.34 || next?.far === best.far) return null;
  return best.choice.vi;
}
