import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';

/** What is known of a ward's own template without its bytes. */
export interface TemplateFacts {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly knownFrom: string;
}

/** A ward's own template as known at a moment (ISO instant); null where it uses the common one. */
export async function templateFacts(
  tx: Tx,
  unitCode: string,
  knownAt: string,
): Promise<TemplateFacts | null> {
  const { rows } = await sql<TemplateFacts & { fileName: string | null }>`
    select file_name as "fileName", file_sha256 as sha256, octet_length(content) as bytes, known_from as "knownFrom"
    from reporting.templates
    where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    order by turn desc
    limit 1
  `.execute(tx);
  const [newest] = rows;
  return newest === undefined || newest.fileName === null ? null : newest;
}

/** Its bytes; as base64 on the way, which both engines read alike. */
export async function wardTemplate(tx: Tx, unitCode: string, knownAt: string): Promise<Buffer | null> {
  const { rows } = await sql<{ content: string | null }>`
    select encode(content, 'base64') as content
    from reporting.templates
    where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    order by turn desc
    limit 1
  `.execute(tx);
  const content = rows[0]?.content ?? null;
  return content === null ? null : Buffer.from(content, 'base64');
}

export interface UseTemplate {
  readonly unitCode: string;
  readonly provinceCode: string;
  /** Already tried; null: back to the common template. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** Adds a template on top of the earlier ones, which stay for reports made again as they were. */
export const setReportTemplate = command({
  name: 'reporting.template.set',
  turn: turnOfUnit,
  async run({ unitCode, provinceCode, file }: UseTemplate, { tx, now, actor }) {
    const before = await templateFacts(tx, unitCode, now.toISOString());
    const sha256 = file === null ? null : createHash('sha256').update(file.bytes).digest('hex');
    const content = file === null ? null : Buffer.from(file.bytes).toString('base64');
    const { rows } = await sql<{ turn: number }>`
      insert into reporting.templates
        (unit_code, province_code, turn, file_name, file_sha256, content, known_from, entered_by)
      select ${unitCode}::text, ${provinceCode}::text, coalesce(max(turn), 0) + 1, ${file?.name ?? null}::text,
             ${sha256}::text, decode(${content}::text, 'base64'), ${now.toISOString()}::timestamptz, ${actor.id}::text
      from reporting.templates
      where unit_code = ${unitCode}
      returning turn
    `.execute(tx);
    const bytes = file?.bytes.length ?? null;
    const turn = rows[0]?.turn ?? 0;
    return {
      turn,
      ward: unitCode,
      own: file !== null,
      fileName: file?.name ?? null,
      sha256,
      bytes,
      before: before?.sha256 ?? null,
    };
  },
  audit: ({ unitCode, provinceCode }, { turn, sha256, bytes, before }) => [
    {
      object: { kind: 'reporting.template', id: String(turn) },
      unitCode,
      provinceCode,
      facts: { sha256, bytes },
      change: { before: { sha256: before }, after: { sha256 } },
    },
  ],
});
