import type { SearchAnswer, SearchHit, SearchKind, SearchQuery } from '@hatangso/contracts/search';
import { query } from '../../../platform/action.ts';
import { readsPeople } from '../../../platform/reads-people.ts';
import { findable, matchRank } from './match.ts';
import { sources } from './sources.ts';

/** Something that can be found: its hit, and the texts under which it is. */
export interface Candidate {
  readonly hit: SearchHit;
  /** The label and other names; the best match counts, an id typed in full always. */
  readonly texts: readonly string[];
}

const mostOfKind = 10;

/** What the caller may see and may read, by name or id. Each kind is read only with its own permission. */
export const search = query({
  name: 'overview.search.read',
  async run({ q, unit }: SearchQuery, doing): Promise<SearchAnswer> {
    const hits: SearchHit[] = [];
    for (const { permission, candidates } of sources) {
      if (!doing.actor.permissions.has(permission)) continue;
      hits.push(...best(q, await candidates(doing, unit ?? null, q)));
    }
    return { q, hits };
  },
  audit: (_asked, { hits }, caller) => {
    const persons = hits.filter(({ kind }) => kind === 'person').length;
    return readsPeople(caller, { kind: 'identity.person', id: 'search', persons });
  },
});

/** Best first, then by label as people sort; at most ten of a kind. */
export function best(q: string, candidates: readonly Candidate[]): SearchHit[] {
  const asked = findable(q);
  const ranked = candidates.flatMap(({ hit, texts }) => {
    const ranks = [...texts, hit.id].flatMap((text) => matchRank(findable(text), asked) ?? []);
    return ranks.length === 0 ? [] : [{ hit, rank: Math.min(...ranks) }];
  });
  const collator = new Intl.Collator('vi', { numeric: true });
  const byKind = Map.groupBy(
    ranked.toSorted((a, b) => a.rank - b.rank || collator.compare(a.hit.label, b.hit.label)),
    ({ hit }): SearchKind => hit.kind,
  );
  return [...byKind.values()].flatMap((own) => own.slice(0, mostOfKind).map(({ hit }) => hit));
}
