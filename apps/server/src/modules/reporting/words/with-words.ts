import type { TextState } from '@hatangso/contracts/report-desk';
import type { Block, ReportModel } from '@hatangso/contracts/report-model';
import type { WrittenWords } from '../input.ts';
import { mapTexts } from '../text/map-texts.ts';
import { harmless, readTokens, type Tokenised, tokenised, tokensIn, unmarked } from '../text/marks.ts';
import { capital, clause, plain } from '../text/plain.ts';
import { addedPlace, remarkedIndicator, remarkPlace, sectionOf } from './place.ts';

/** One block as it stands: what is computed, what holds, and how people's words stand to what is computed now. */
export interface PlaceFacts {
  readonly place: string;
  readonly section: string;
  /** As printed. */
  readonly block: Block;
  /** Somebody added the paragraph: nothing is computed for it. */
  readonly added: boolean;
  /** With tokens; empty for what was added. */
  readonly computed: string;
  /** What holds, with tokens. */
  readonly text: string;
  /** How each token of both reads now. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly state: TextState;
  /** How the numbers that changed since the edit read then. */
  readonly was: Readonly<Record<string, string>>;
  readonly word: WrittenWords | null;
}

export interface Worded {
  /** As printed, people's words in it. */
  readonly model: ReportModel;
  readonly places: readonly PlaceFacts[];
  readonly remarks: readonly WrittenWords[];
  /** Words whose paragraph is no longer computed. */
  readonly orphans: readonly WrittenWords[];
  /** Every number of the report by its name: what may be put into any paragraph. */
  readonly known: ReadonlyMap<string, string>;
}

/** People's words put into a report whose numbers are marked: the numbers stay the computed ones, whatever was written. */
export function withWords(marked: ReportModel, words: readonly WrittenWords[]): Worded {
  const known = knownNumbers(marked);
  const byPlace = new Map(words.map((word) => [word.place, word]));
  const opening: Block[] = marked.opening.map((text, index) => ({
    kind: 'paragraph',
    text,
    office: null,
    place: `opening/${index + 1}`,
  }));
  const sections = [
    { key: 'opening', blocks: opening },
    ...marked.sections.map(({ key, blocks }) => ({ key, blocks })),
  ];
  const computedPlaces = new Set(sections.flatMap(({ blocks }) => blocks.map(({ place }) => place)));
  const places = sections.flatMap(({ key, blocks }) =>
    placesOf(key, blocks, { byPlace, computedPlaces, known, words }),
  );
  const indicators = new Set(
    marked.annexes.targets.groups.flatMap(({ rows }) => rows.map((row) => row.indicator)),
  );
  const standing = words.filter(({ content }) => content !== null);
  const remarked = standing.filter(({ place }) => indicators.has(remarkedIndicator(place) ?? ''));
  const placed = new Set([...places, ...remarked].map(({ place }) => place));
  return {
    model: printed(marked, places, byPlace),
    places,
    remarks: remarked,
    orphans: standing.filter(({ place }) => !placed.has(place)),
    known,
  };
}

/** Those of all paragraphs and of annex I; a name that reads differently in two paragraphs reads as in the first. */
function knownNumbers({ sections, annexes }: ReportModel): Map<string, string> {
  const texts = [
    ...annexes.targets.groups.flatMap(({ rows }) => rows.flatMap(({ actual, plan }) => [actual, plan])),
    ...sections.flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : []))),
  ];
  const known = new Map<string, string>();
  for (const text of texts)
    for (const [name, number] of tokenised(text).numbers)
      if (!known.has(name) && !name.includes('~')) known.set(name, number);
  return known;
}

interface Ground {
  readonly byPlace: ReadonlyMap<string, WrittenWords>;
  readonly computedPlaces: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, string>;
  readonly words: readonly WrittenWords[];
}

/** The computed blocks, each followed by what people added after it; what lost its anchor stands at the end. */
function placesOf(section: string, blocks: readonly Block[], ground: Ground): PlaceFacts[] {
  const added = ground.words
    .flatMap((word) => {
      const place = addedPlace(word.place);
      return place === null || word.content === null || sectionOf(word.place) !== section
        ? []
        : [{ word, ...place }];
    })
    .toSorted((a, b) => a.turn - b.turn);
  const after = (anchor: string, kind: Block['kind']): PlaceFacts[] =>
    added
      .filter((one) => one.anchor === anchor)
      .flatMap(({ word }) => [addedFacts(section, word, kind, ground), ...after(word.place, kind)]);
  const lost = added.filter(({ anchor }) => {
    const first = anchor.replace(/\/\+.*$/, '');
    return !ground.computedPlaces.has(first);
  });
  return [
    ...blocks.flatMap((block) => [computedFacts(section, block, ground), ...after(block.place, block.kind)]),
    ...lost.map(({ word }) => addedFacts(section, word, 'paragraph', ground)),
  ];
}

function computedFacts(section: string, block: Block, ground: Ground): PlaceFacts {
  const { place } = block;
  if (block.kind !== 'paragraph' && block.kind !== 'item') {
    const text = 'text' in block ? unmarked(block.text) : '';
    return {
      ...{ place, section, added: false, computed: text, text, numbers: {}, state: 'computed', was: {} },
      block: mapTexts(block, unmarked),
      word: null,
    };
  }
  const computed = tokenised(block.text);
  const word = ground.byPlace.get(place) ?? null;
  const stands = standingOf(computed, word, ground.known);
  return {
    ...{ place, section, added: false, computed: computed.text, word },
    block: { ...block, text: stands.printed ?? unmarked(block.text) },
    ...{ text: stands.text, numbers: stands.numbers, state: stands.state, was: stands.was },
  };
}

function addedFacts(
  section: string,
  word: WrittenWords,
  anchor: Block['kind'],
  { known }: Ground,
): PlaceFacts {
  const stands = standingOf({ text: '', numbers: new Map() }, word, known);
  const kind = anchor === 'item' ? 'item' : 'paragraph';
  return {
    ...{ place: word.place, section, added: true, computed: '', word },
    block: { kind, text: stands.printed ?? '', office: null, place: word.place },
    ...{ text: stands.text, numbers: stands.numbers, state: stands.state, was: stands.was },
  };
}

interface Standing {
  readonly text: string;
  /** Null: the computed words are printed. */
  readonly printed: string | null;
  readonly numbers: Record<string, string>;
  readonly state: TextState;
  readonly was: Record<string, string>;
}

function standingOf(
  computed: Tokenised,
  word: WrittenWords | null,
  known: ReadonlyMap<string, string>,
): Standing {
  const numbers = Object.fromEntries(computed.numbers);
  if (word === null || word.content === null)
    return { text: computed.text, printed: null, numbers, state: 'computed', was: {} };
  const { content } = word;
  const reading = (name: string) => computed.numbers.get(name) ?? known.get(name);
  const read = readTokens(content, reading);
  for (const name of tokensIn(content)) numbers[name] ??= reading(name) ?? '';
  if (read === null)
    return { text: content, printed: null, numbers, state: 'unusable', was: { ...word.numbers } };
  const changed = tokensIn(content).filter((name) => (word.numbers[name] ?? reading(name)) !== reading(name));
  const was = Object.fromEntries(changed.map((name) => [name, word.numbers[name] ?? '']));
  const state =
    computed.text !== (word.computed ?? '')
      ? 'words_changed'
      : changed.length > 0
        ? 'numbers_changed'
        : 'edited';
  return { text: content, printed: plain(read), numbers, state, was };
}

/** The whole report without marks, with what holds at each place and remarks in the notes of annex I. */
function printed(
  marked: ReportModel,
  places: readonly PlaceFacts[],
  byPlace: ReadonlyMap<string, WrittenWords>,
): ReportModel {
  const blocksOf = (section: string): Block[] =>
    places
      .filter((one) => one.section === section && !(one.added && one.state === 'unusable'))
      .map(({ block }) => block);
  const bare = mapTexts({ ...marked, sections: [] }, unmarked);
  const groups = bare.annexes.targets.groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => {
      const remark = byPlace.get(remarkPlace(row.indicator))?.content ?? null;
      return remark === null ? row : { ...row, note: noteWith(row.note, remark) };
    }),
  }));
  return {
    ...bare,
    opening: blocksOf('opening').flatMap((block) => ('text' in block ? [block.text] : [])),
    sections: marked.sections.map(({ key, numeral, heading }) => ({
      ...{ key, numeral, heading: unmarked(heading) },
      blocks: blocksOf(key),
    })),
    annexes: { ...bare.annexes, targets: { ...bare.annexes.targets, groups } },
  };
}

function noteWith(note: string, remark: string): string {
  const text = `ghi chú của đơn vị: ${clause(plain(harmless(remark)))}`;
  return note === '-' ? capital(text) : `${note}; ${text}`;
}
