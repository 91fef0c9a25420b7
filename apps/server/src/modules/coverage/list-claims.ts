import type { ClaimQuery, ClaimRow } from '@hatangso/contracts/coverage';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { FileReply } from '../../platform/http/endpoint.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import type { Moment } from '../survey/index.ts';
import { claimsInForce } from './in-force.ts';

interface Asked extends ClaimQuery {
  readonly unit: string;
}

const momentOf = ({ unit, asOf }: Asked, { now }: Doing): Moment => {
  const knownAt = now.toISOString();
  return { unitCode: unit, asOf: asOf ?? todayIn(now), knownAt };
};

const columns = sql`
  claim.operator, claim.service, claim.downlink_mbps as "downlinkMbps", claim.valid_from as "validFrom",
  claim.valid_to as "validTo", claim.group_code as "group", claim.place_code as place, claim.extent,
  claim.household_share as "householdShare", claim.document, claim.batch_id as batch, claim.row_no as "row"`;

/** A ward's claims valid on a date, by operator and service. */
export const listClaims = query({
  name: 'coverage.claim.read',
  async run(asked: Asked, doing): Promise<{ claims: ClaimRow[] }> {
    const { rows } = await sql<ClaimRow>`
      select ${columns}, claim.is_area as area
      from (${claimsInForce(momentOf(asked, doing))}) as claim
      where ${asked.service ?? null}::text is null or claim.service = ${asked.service ?? null}::text
      order by claim.operator_key, claim.service, claim.subject, claim.valid_from, claim.batch_id, claim.row_no
    `.execute(doing.tx);
    const mark = doing.installation.demonstration ? { demonstration: true as const } : {};
    return { claims: rows.map((row) => ({ ...row, ...mark })) };
  },
});

/** The areas among them as GeoJSON. */
export const areasAsGeoJson = query({
  name: 'coverage.claim.read',
  async run(asked: Asked, doing): Promise<FileReply> {
    const { rows } = await sql<{ feature: string }>`
      select json_build_object('type', 'Feature', 'geometry', st_asgeojson(claim.geom, 7)::json, 'properties', json_build_object(
               'operator', claim.operator, 'service', claim.service, 'downlinkMbps', claim.downlink_mbps,
               'validFrom', claim.valid_from, 'validTo', claim.valid_to, 'document', claim.document,
               'batch', claim.batch_id, 'row', claim.row_no))::text as feature
      from (${claimsInForce(momentOf(asked, doing))}) as claim
      where claim.is_area and (${asked.service ?? null}::text is null or claim.service = ${asked.service ?? null}::text)
      order by claim.operator_key, claim.service, claim.valid_from, claim.batch_id, claim.row_no
    `.execute(doing.tx);
    const mark = doing.installation.demonstration ? '"demonstration":true,' : '';
    const text = `{"type":"FeatureCollection",${mark}"features":[${rows.map(({ feature }) => feature).join(',\n')}]}`;
    return {
      fileName: `claims-${asked.unit}.geojson`,
      mediaType: 'application/geo+json',
      bytes: Buffer.from(text),
    };
  },
});
