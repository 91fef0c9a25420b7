import type { Block } from '@hatangso/contracts/report-model';

type Words = Extract<Block, { kind: 'paragraph' | 'item' }>;

/** Places are stable: the same place says the same kind of thing in the next report, whatever the figures become. */
export const heading = (place: string, level: 1 | 2, text: string): Block => ({
  kind: 'heading',
  level,
  text,
  place,
});

/** `office`: the id of the office that answers for the words today; null where it is whoever compiles. */
export const paragraph = (place: string, text: string, office: string | null = null): Words => ({
  kind: 'paragraph',
  text,
  place,
  office,
});

export const item = (place: string, text: string, office: string | null = null): Words => ({
  kind: 'item',
  text,
  place,
  office,
});
