import { posix } from 'node:path';
import { Problem } from '../../problem.ts';
import type { TableLimits } from '../cells.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly path: string;
}

/** What of a workbook its sheets need to be read. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly date1904: boolean;
  readonly stylesPath: string | null;
  readonly stringsPath: string | null;
}

const partLimit = 20_000_000;

/** Visible worksheets in their order (the hidden ones only where nothing is visible), and the shared parts. */
export async function readWorkbook(archive: Archive, file: string): Promise<Workbook> {
  const root = (await readRelations(archive, file, '_rels/.rels')).find(
    ({ type }) => type === 'officeDocument',
  );
  const path = root === undefined ? 'xl/workbook.xml' : resolvePart('', root.target);
  if (!archive.has(path)) throw new Problem('file.wrong_type', { file, found: otherArchive(archive) });
  if (path.endsWith('.bin')) throw new Problem('file.wrong_type', { file, found: 'Excel Binary (.xlsb)' });
  const folder = posix.dirname(path);
  const relations = await readRelations(
    archive,
    file,
    posix.join(folder, '_rels', `${posix.basename(path)}.rels`),
  );
  const targets = new Map(
    relations.map(({ id, type, target }) => [id, { type, path: resolvePart(folder, target) }]),
  );
  const listed: (WorkbookSheet & { visible: boolean })[] = [];
  let date1904 = false;
  await readXml(archive.stream(path, partLimit), file, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id);
      if (target?.type !== 'worksheet' || !archive.has(target.path)) return;
      listed.push({
        name: attributes.name ?? '',
        path: target.path,
        visible: (attributes.state ?? 'visible') === 'visible',
      });
    },
  });
  const visible = listed.filter((sheet) => sheet.visible);
  const part = (type: string) =>
    [...targets.values()].find((target) => target.type === type && archive.has(target.path))?.path ?? null;
  return {
    sheets: visible.length > 0 ? visible : listed,
    date1904,
    stylesPath: part('styles'),
    stringsPath: part('sharedStrings'),
  };
}

/** The texts that cells point to; the phonetic readings of East Asian text are left out. */
export async function readSharedStrings(
  archive: Archive,
  path: string,
  file: string,
  limits: TableLimits,
): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await readXml(archive.stream(path, limits.sharedStringsBytes), file, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(current));
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

async function readRelations(archive: Archive, file: string, path: string): Promise<Relation[]> {
  if (!archive.has(path)) return [];
  const relations: Relation[] = [];
  await readXml(archive.stream(path, partLimit), file, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      relations.push({
        id: attributes.Id ?? '',
        type: posix.basename(attributes.Type ?? ''),
        target: attributes.Target ?? '',
      });
    },
  });
  return relations;
}

function resolvePart(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
}

function otherArchive(archive: Archive): string {
  if (archive.has('content.xml')) return 'OpenDocument (.ods, .odt)';
  if (archive.has('word/document.xml')) return 'Word (.docx)';
  if (archive.has('ppt/presentation.xml')) return 'PowerPoint (.pptx)';
  return 'ZIP';
}
