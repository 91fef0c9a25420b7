import type { ReleaseInFull, ReleaseView } from '@hatangso/contracts/report-releases';
import { type RawBuilder, sql } from 'kysely';
import { query } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { publicColumns } from './release/columns.ts';

/** What stands released and nothing else, whoever asks. */
const standing: RawBuilder<boolean> = sql`withdrawn_at is null and superseded_at is null`;

/** A ward's standing releases, or everybody's, the newest issue first. */
export const publicReleases = query({
  name: 'reporting.release.read',
  async run(
    { unitCode, limit }: { readonly unitCode: string | null; readonly limit: number },
    { tx },
  ): Promise<ReleaseView[]> {
    const { rows } = await sql<ReleaseView>`
      select ${publicColumns}
      from reporting.releases
      where ${standing} and (${unitCode}::text is null or unit_code = ${unitCode}::text)
      order by closing_day desc, issued_on desc, released_at desc
      limit ${limit}
    `.execute(tx);
    return rows;
  },
});

/** One standing release with its frozen facts; refused as `request.not_found`. */
export const publicRelease = query({
  name: 'reporting.release.read',
  async run(
    { unitCode, id }: { readonly unitCode: string; readonly id: string },
    { tx },
  ): Promise<ReleaseInFull> {
    const { rows } = await sql<ReleaseInFull>`
      select ${publicColumns}, content
      from reporting.releases
      where ${standing} and unit_code = ${unitCode} and id = ${id}::uuid
    `.execute(tx);
    const found = rows[0];
    if (found === undefined) throw new Problem('request.not_found', { path: id });
    return found;
  },
});

/** For each ward that has released something: its newest release. */
export const releasedWards = query({
  name: 'reporting.release.read',
  async run(_: null, { tx }): Promise<Pick<ReleaseView, 'ward' | 'number' | 'issuedOn' | 'closing'>[]> {
    const { rows } = await sql<Pick<ReleaseView, 'ward' | 'number' | 'issuedOn' | 'closing'>>`
      select distinct on (unit_code) unit_code as "ward", number, issued_on as "issuedOn", closing_day as "closing"
      from reporting.releases
      where ${standing}
      order by unit_code, closing_day desc, issued_on desc, released_at desc
    `.execute(tx);
    return rows;
  },
});

export interface PublicFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** The signed PDF of a standing release; refused as `request.not_found`. */
export const signedReport = query({
  name: 'reporting.release.read',
  async run(
    { unitCode, id }: { readonly unitCode: string; readonly id: string },
    { tx },
  ): Promise<PublicFile> {
    const { rows } = await sql<PublicFile>`
      select file_name as "fileName", media_type as "mediaType", content
      from reporting.released_file(${unitCode}, ${id}::uuid, 'signed')
    `.execute(tx);
    const found = rows[0];
    if (found === undefined) throw new Problem('request.not_found', { path: id });
    return found;
  },
});
