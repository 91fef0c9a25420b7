import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

/** Writes the tables of `docs/security.md` from the data beside this file. */
const state = z.enum(['met', 'not applicable', 'open']);
export const requirements = z.object({
  standard: z.string(),
  version: z.string(),
  checked: z.iso.date(),
  requirements: z.record(
    z.string().regex(/^V\d+\.\d+\.\d+$/),
    z.strictObject({
      level: z.union([z.literal(1), z.literal(2)]),
      state,
      what: z.string().min(3),
      how: z.string().min(2),
      files: z.array(z.string()),
    }),
  ),
});
export type Requirements = z.infer<typeof requirements>;

const chapters: readonly string[] = [
  'Encoding and sanitisation',
  'Validation and business logic',
  'Web front end',
  'API and web service',
  'Files',
  'Authentication',
  'Sessions',
  'Authorization',
  'Self-contained tokens',
  'OAuth and OIDC',
  'Cryptography',
  'Secure communication',
  'Configuration',
  'Data protection',
  'Secure coding and architecture',
  'Logging and errors',
  'WebRTC',
];

const chapterOf = (number: string): number => Number(/^V(\d+)/.exec(number)?.[1]);
const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The whole list by chapter, after a summary of it. */
export function tableOf({ requirements: all }: Requirements): string {
  const rows = Object.entries(all);
  const count = (chapter: number, wanted: z.infer<typeof state>): number =>
    rows.filter(([number, one]) => (chapter === 0 || chapterOf(number) === chapter) && one.state === wanted)
      .length;
  const summary = [...chapters.keys(), -1].map((at) => {
    const name = at === -1 ? '**all**' : `V${at + 1} ${chapters[at]}`;
    const counts = (['met', 'not applicable', 'open'] as const).map((one) => count(at + 1, one));
    return `| ${name} | ${counts.join(' | ')} |`;
  });
  const lists = chapters.map((name, at) => {
    const own = rows.filter(([number]) => chapterOf(number) === at + 1);
    const lines = own.map(([number, { what, how, state: stands, files }]) => {
      const where = files.map((path) => `[${nameOf(path)}](../${path})`).join(' ');
      return `| ${number} | ${cell(what)} | ${stands === 'open' ? '**open**' : stands} | ${cell(how)} | ${where} |`;
    });
    return [
      `### V${at + 1} ${name}`,
      '',
      '| | what is asked | | how, or why not | where |',
      '| --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n');
  });
  return [
    ['| chapter | met | not applicable | open |', '| --- | --- | --- | --- |', ...summary].join('\n'),
    ...lists,
  ].join('\n\n');
}

export const marks = { from: '<!-- asvs: made by docs/security/make.ts -->', to: '<!-- /asvs -->' } as const;

/** The document with its table put in anew. */
export function withTable(document: string, table: string): string {
  const [from, to] = [document.indexOf(marks.from), document.indexOf(marks.to)];
  if (from < 0 || to < from) throw new Error('docs/security.md lacks the marks of its table');
  return `${document.slice(0, from + marks.from.length)}\n\n${table}\n\n${document.slice(to)}`;
}

export const readRequirements = (): Requirements =>
  requirements.parse(parse(readFileSync(new URL('./asvs-5.0-level-2.yaml', import.meta.url), 'utf8')));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL('../security.md', import.meta.url));
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), tableOf(readRequirements())));
}
