import type { ReleaseInFull, ReleaseView } from '@hatangso/contracts/report-releases';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { fileRead } from '../../../platform/file-read.ts';
import { Problem } from '../../../platform/problem.ts';
import { documentContent } from '../../evidence/index.ts';
import { wardColumns } from './columns.ts';

/** Every release of a ward, those withdrawn and replaced too, the newest first. */
export const releasesOfWard = query({
  name: 'reporting.report.read',
  async run({ unitCode }: { readonly unitCode: string }, { tx }): Promise<ReleaseView[]> {
    const { rows } = await sql<ReleaseView>`
      select ${wardColumns} from reporting.releases where unit_code = ${unitCode} order by released_at desc
    `.execute(tx);
    return rows;
  },
});

/** A release with its frozen facts; refused as `report.unknown_release`. */
export const releaseOfWard = query({
  name: 'reporting.report.read',
  async run(
    { unitCode, id }: { readonly unitCode: string; readonly id: string },
    { tx },
  ): Promise<ReleaseInFull> {
    const { rows } = await sql<ReleaseInFull>`
      select ${wardColumns}, content from reporting.releases where unit_code = ${unitCode} and id = ${id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('report.unknown_release', { id });
    return found;
  },
});

/** The frozen facts of the newest release of a year's period that was not withdrawn; null where there is none. */
export const lastReleased = query({
  name: 'reporting.report.read',
  async run(
    { unitCode, year, period }: { readonly unitCode: string; readonly year: number; readonly period: string },
    { tx },
  ): Promise<ReleaseInFull | null> {
    const { rows } = await sql<ReleaseInFull>`
      select ${wardColumns}, content from reporting.releases
      where unit_code = ${unitCode} and year = ${year}::int and period = ${period} and withdrawn_at is null
      order by released_at desc
      limit 1
    `.execute(tx);
    return rows[0] ?? null;
  },
});

const kinds = {
  'signed.pdf': 'signed',
  'draft.docx': 'docx',
  'draft.pdf': 'pdf',
  'draft.xlsx': 'xlsx',
} as const;

/** A file of a release as it was kept, byte for byte. */
export const releasedFile = query({
  name: 'reporting.report.read',
  async run(
    {
      unitCode,
      id,
      file,
    }: { readonly unitCode: string; readonly id: string; readonly file: keyof typeof kinds },
    { tx },
  ) {
    const { rows } = await sql<Pick<ReleaseView, 'documents'>>`
      select json_build_object('signed', signed_document, 'docx', docx_document, 'pdf', pdf_document, 'xlsx', xlsx_document) as documents
      from reporting.releases where unit_code = ${unitCode} and id = ${id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('report.unknown_release', { id });
    return documentContent(tx, unitCode, found.documents[kinds[file]]);
  },
  audit: ({ unitCode }, { bytes, ...document }) => [
    fileRead({ ...document, kind: 'evidence.document', unitCode, bytes: bytes.length }),
  ],
});
