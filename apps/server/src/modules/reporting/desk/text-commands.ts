import { hash } from 'node:crypto';
import type { WriteTextBody, WrittenText } from '@hatangso/contracts/report-desk';
import { command } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { officeIdToday } from '../facts.ts';
import { harmless, tokensIn } from '../text/marks.ts';
import { formatMoment } from '../text/numbers.ts';
import { printable } from '../text/plain.ts';
import { checkedEdit, type EditGround } from '../words/check-edit.ts';
import { addedPlace, remarkedIndicator } from '../words/place.ts';
import { addWords, type NewWords, versionsOf } from '../words/store.ts';
import {
  type DeskAsked,
  demandOffice,
  demandOpen,
  reportTurn,
  type StandingReport,
  standingReport,
} from './standing.ts';
import { mayEdit } from './view.ts';

type Asked = DeskAsked & { readonly place: string; readonly seen: number };
export type WriteText = Asked & Pick<WriteTextBody, 'text' | 'says'>;
type Written = WrittenText & { readonly provinceCode: string; readonly before: string | null };

/** Words may name people: the log holds their digest. */
const digest = (text: string | null): string | null => (text === null ? null : hash('sha256', text));

const entryOf = (
  { unitCode, year, period, place, seen }: Asked,
  { version, provinceCode, text, before }: Written,
) => [
  {
    object: { kind: 'reporting.text', id: place },
    unitCode,
    provinceCode,
    facts: { year, period, version, taken_back: text === null },
    change: {
      before: { version: seen, sha256: digest(before) },
      after: { version, sha256: digest(text) },
    },
  },
];

/**
 * Words at a place of the report: a computed paragraph, one that is added, or the remark on a figure; null takes them
 * back. Numbers stay the computed ones (`checkedEdit`). Refused as `report.text_conflict` where somebody wrote since.
 */
export const writeText = command({
  name: 'reporting.text.write',
  turn: reportTurn,
  async run(input: WriteText, doing): Promise<Written> {
    const standing = await standingReport(input, doing);
    mayWriteAt(input.place, standing, doing);
    await mustHaveSeen(input, standing, doing);
    return store(input, standing, doing, contentOf(input, standing));
  },
  audit: entryOf,
});

/** Puts the version before the newest one back, as a version of its own: undoing twice brings the newest back. */
export const undoText = command({
  name: 'reporting.text.undo',
  turn: reportTurn,
  async run(input: Asked, doing): Promise<Written> {
    const standing = await standingReport(input, doing);
    mayWriteAt(input.place, standing, doing);
    await mustHaveSeen(input, standing, doing);
    const [newest, before] = await versionsOf(doing.tx, standing.key, input.place);
    if (newest === undefined) throw new Problem('report.text_nothing_to_undo');
    const { computed, numbers } = before ?? { computed: null, numbers: {} };
    const declared = { dropped: [], added: [], typed: [] };
    const content = { content: before?.text ?? null, computed, numbers, declared };
    return store(input, standing, doing, content);
  },
  audit: entryOf,
});

type Content = Omit<NewWords, 'place' | 'version'>;

async function store(
  input: Asked,
  standing: StandingReport,
  doing: Doing,
  content: Content,
): Promise<Written> {
  const { provinceCode, key } = standing;
  const [newest] = await versionsOf(doing.tx, key, input.place);
  const words: NewWords = { place: input.place, version: input.seen + 1, ...content };
  await addWords(doing.tx, key, words, { provinceCode, now: doing.now, actor: doing.actor });
  return {
    place: input.place,
    version: words.version,
    text: words.content,
    provinceCode,
    before: newest?.text ?? null,
  };
}

async function mustHaveSeen({ place, seen }: Asked, { key }: StandingReport, { tx }: Doing): Promise<void> {
  const [newest] = await versionsOf(tx, key, place);
  if ((newest?.version ?? 0) === seen) return;
  const at = newest === undefined ? '' : formatMoment(newest.at);
  throw new Problem('report.text_conflict', { by: newest?.by ?? '', at, version: newest?.version ?? 0 });
}

/** Who answers for the words at a place may write there while the report is open. */
function mayWriteAt(place: string, standing: StandingReport, doing: Doing): void {
  demandOpen(standing);
  const office = officeAt(place, standing);
  demandOffice(doing, standing, office);
  if (!mayEdit(office, standing, doing)) {
    const part = standing.parts.find((one) => one.office === office);
    const state = standing.words.get(office ?? '')?.at(-1)?.state ?? 'draft';
    throw new Problem('report.part_wrong_state', { office: part?.name ?? '', state });
  }
}

/** Office of the words at a place; null: whoever compiles. Refused as `report.unknown_place`. */
function officeAt(place: string, { worded, gathered }: StandingReport): string | null {
  const code = remarkedIndicator(place);
  if (code !== null) {
    const rows = worded.model.annexes.targets.groups.flatMap(({ rows: lines }) => lines);
    const row = rows.find(({ indicator }) => indicator === code);
    if (row === undefined) throw new Problem('report.unknown_place', { place });
    return officeIdToday(gathered.input, row.officeId);
  }
  const added = addedPlace(place);
  const anchor = place.replace(/\/\+.*$/, '');
  const found = worded.places.find((one) => one.place === anchor);
  const orphan = worded.orphans.some((one) => one.place === place);
  const editable = added !== null || found?.block.kind === 'paragraph' || found?.block.kind === 'item';
  if (found === undefined ? !orphan : !editable) throw new Problem('report.unknown_place', { place });
  return found !== undefined && 'office' in found.block ? found.block.office : null;
}

/** What is stored: checked words with how each of their numbers reads now, and what is computed there. */
function contentOf({ place, text, says }: WriteText, standing: StandingReport): Content {
  const declared = { dropped: [...says.dropped], added: [...says.added], typed: [...says.typed] };
  if (text === null) return { content: null, computed: null, numbers: {}, declared };
  if (remarkedIndicator(place) !== null)
    return { content: harmless(printable(text)), computed: null, numbers: {}, declared };
  const { places, known } = standing.worded;
  const found = places.find((one) => one.place === place);
  const computed = found?.computed ?? '';
  const reading = (name: string): string | undefined => found?.numbers[name] ?? known.get(name);
  const ground: EditGround = { computed, holds: found?.text ?? '', reading };
  const content = checkedEdit(text, says, ground);
  const names = new Set([...tokensIn(computed), ...tokensIn(content)]);
  const numbers = Object.fromEntries([...names].map((name) => [name, reading(name) ?? '']));
  const kept = (found?.word?.typed ?? []).filter((number) => content.includes(number));
  return {
    content,
    computed,
    numbers,
    declared: { ...declared, typed: [...new Set([...kept, ...declared.typed])] },
  };
}
