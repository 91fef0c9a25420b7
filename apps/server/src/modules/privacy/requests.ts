import type { PrivacyRequest } from '@hatangso/contracts/privacy';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import { copiesGivenOut } from '../audit/index.ts';
import { namesOf } from '../identity/index.ts';

const most = 500;
type Row = Omit<PrivacyRequest, 'by'> & { readonly actor: string };

/** Erasures, and copies given out, within the scope; newest first, at most 500 of each. */
export const readRequests = query({
  name: 'privacy.request.read',
  async run(_input: null, { tx }): Promise<{ requests: PrivacyRequest[] }> {
    const { rows: erased } = await sql<Row>`
      select id, at, unit_code as "unitCode", 'erase' as kind, subject_kind as "subjectKind",
             case subject_kind when 'household' then left(subject_id, 12) else subject_id end as subject,
             reason, counts, entered_by as actor
      from privacy.erasures
      order by at desc, id
      limit ${most}
    `.execute(tx);
    const copies = (await copiesGivenOut(tx, most)).map(
      ({ id, at, unitCode, actor, objectKind, objectId, facts }): Row => ({
        ...{ id, at, unitCode, actor, kind: 'export', subject: objectId, reason: null },
        subjectKind: objectKind === 'survey.household' ? 'household' : 'person',
        counts: typeof facts.rows === 'number' ? { rows: facts.rows } : {},
      }),
    );
    const all = [...erased, ...copies].sort((a, b) => (a.at < b.at ? 1 : -1));
    const names = await namesOf(
      tx,
      all.map(({ actor }) => actor),
    );
    return { requests: all.map(({ actor, ...one }) => ({ ...one, by: names.get(actor) ?? null })) };
  },
});
