import type { Caller } from './action.ts';
import type { ReadFact } from './kernel.ts';

interface Read {
  /** What was read: a kind of thing and which list, page or file of it; never a value of it. */
  readonly kind: string;
  readonly id: string;
  /** How many people or households were told of; of none nothing was read. */
  readonly persons: number;
  /** The unit they belong to; the asker's own where it is left out. */
  readonly unitCode?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** The entry that reading personal data leaves (`audit` of a query): one a request, of none no entry. */
export const readsPeople = (
  { scope }: Pick<Caller, 'scope'>,
  { kind, id, persons, unitCode, facts }: Read,
): readonly ReadFact[] =>
  persons === 0
    ? []
    : [{ object: { kind, id }, unitCode: unitCode ?? scope.value, facts: { persons, ...facts } }];
