import type { SubjectData } from '@hatangso/contracts/privacy';
import type { Language } from '@hatangso/contracts/problems';
import type { FileReply } from '../../platform/http/endpoint.ts';
import { copyWords, labelOf } from './labels.ts';
import { categoryOf, inventory } from './read-inventory.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** What a script element holds ends at the first `<` that could close it. */
const embedded = (value: unknown): string => JSON.stringify(value, null, 1).replaceAll('<', '\\u003c');

type Table = SubjectData['tables'][number];

function cell(value: Table['rows'][number][string], language: Language): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return copyWords[language][value ? 'yes' : 'no'];
  return escaped(String(value));
}

function sectionOf({ category, rows }: Table, language: Language): string {
  const words = copyWords[language];
  const { what, purpose, basis, keeping } = categoryOf(category);
  const columns = Object.keys(rows[0] ?? {});
  const heads = columns.map((name) => `<th scope="col">${escaped(labelOf(name, language))}</th>`).join('');
  const body = rows
    .map(
      (row) => `<tr>${columns.map((name) => `<td>${cell(row[name] ?? null, language)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  const shown =
    rows.length === 0
      ? `<p>${words.none}</p>`
      : `<div><table><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
  return `<section><h2>${escaped(what[language])}</h2>
<p>${words.purpose}: ${escaped(purpose[language])}. ${words.basis}: ${escaped(basis[language])}. ${words.keeping}: ${escaped(keeping[language])}.</p>
${shown}</section>`;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#15191e}
h1{font-size:1.5rem}h2{font-size:1.125rem;margin-top:2rem}div{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem}
th,td{border:1px solid #cbd2d9;padding:.25rem .5rem;text-align:left;vertical-align:top}th{background:#eef2f5}p{max-width:60rem}`;

/** A copy that people read in a browser and machines read in the `data` element: one file, nothing loaded from elsewhere. */
export function copyAsFile(data: SubjectData, format: 'html' | 'json', language: Language): FileReply {
  const { kind } = data.subject;
  const fileName = `personal-data-${kind}-${data.made.slice(0, 10)}.${format}`;
  if (format === 'json')
    return {
      fileName,
      mediaType: 'application/json',
      bytes: Buffer.from(`${JSON.stringify(data, null, 1)}\n`),
    };
  const words = copyWords[language];
  const page = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}: ${escaped(data.subject.name)}</title><style>${style}</style></head><body>
<h1>${words.title}: ${escaped(data.subject.name)}</h1>
<p>${words.made.replace('{at}', data.made.slice(0, 16).replace('T', ' '))}</p>
<p>${escaped(inventory.law[language])}</p>
${data.tables.map((table) => sectionOf(table, language)).join('\n')}
<script type="application/json" id="data">${embedded(data)}</script>
</body></html>
`;
  return { fileName, mediaType: 'text/html', bytes: Buffer.from(page) };
}
