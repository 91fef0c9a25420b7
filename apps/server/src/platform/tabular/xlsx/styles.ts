import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** How a number in a cell is meant: the look that a person sees. */
export type NumberLook =
  | { readonly kind: 'plain' }
  | { readonly kind: 'percent' }
  | { readonly kind: 'time' }
  /** `0000`: a code shown with leading zeros. */
  | { readonly kind: 'padded'; readonly width: number }
  | { readonly kind: 'date'; readonly partial: boolean };

const plain: NumberLook = { kind: 'plain' };
const fullDate: NumberLook = { kind: 'date', partial: false };

/** The look of every cell style, by its index; empty where the workbook has no styles. */
export async function readLooks(archive: Archive, path: string | null, file: string): Promise<NumberLook[]> {
  if (path === null) return [];
  const formats = new Map<number, string>();
  const ids: number[] = [];
  let inCellFormats = false;
  await readXml(archive.stream(path, 20_000_000), file, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) ids.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return ids.map((id) => lookOfId(id, formats.get(id)));
}

/** Ids below 164 are built in and carry no code; those of East Asian dates are 27–36 and 50–58. */
function lookOfId(id: number, code: string | undefined): NumberLook {
  if (code !== undefined) return lookOfCode(code);
  if (id === 9 || id === 10) return { kind: 'percent' };
  if (id === 14 || id === 15 || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return fullDate;
  if (id === 16 || id === 17) return { kind: 'date', partial: true };
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { kind: 'time' };
  return plain;
}

/** The look a format code gives: `[$-42A]dd/mm/yyyy`, `0.0"%"`, `00000`. Only its first section counts. */
function lookOfCode(code: string): NumberLook {
  const bare =
    code
      .replace(/"[^"]*"|\\.|[_*]./gs, '')
      .replace(/\[[^\]]*\]/g, (bracket) => (/^\[[hms]+\]$/i.test(bracket) ? 'h' : ''))
      .split(';')[0] ?? '';
  if (/general|@/i.test(bare)) return plain;
  const has = (letter: string) => bare.toLowerCase().includes(letter);
  if (has('y') || has('d')) return { kind: 'date', partial: !(has('y') && has('d')) };
  if (has('h') || has('s')) return { kind: 'time' };
  if (has('m')) return { kind: 'date', partial: true };
  if (bare.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(bare) ? { kind: 'padded', width: bare.length } : plain;
}
