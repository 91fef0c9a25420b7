import type { DraftRow, DraftView } from '@hatangso/contracts/drafts';
import { useElementSize } from '@vueuse/core';
import { computed, nextTick, type Ref, ref, watch } from 'vue';
import { isTyping, moved, type Position, stepped } from './grid-keys.ts';
import type { Only, useRows } from './use-rows.ts';
import { widthsOf } from './widths.ts';

interface Shown {
  readonly draft: DraftView;
  readonly rows: ReturnType<typeof useRows>;
  readonly only: Only;
}
interface Told {
  chosen(row: DraftRow | null, place: number | null): void;
  put(index: number, row: number, place: number, value: string): void;
  next(after: number): void;
}
export type Move = 'down' | 'next' | 'back' | 'stay';

const rowHeight = 34;
const headHeight = 48;
const numberWidth = 4.5;
const spare = 8;

/** How a sheet behaves: which rows are drawn, which cell is chosen, what is being typed, what the keys do. */
export function useGrid(props: Shown, frame: Ref<HTMLElement | null>, told: Told) {
  const { height } = useElementSize(frame);
  const top = ref(0);
  const at = ref<Position>({ row: 0, column: 0 });
  const typing = ref<string | null>(null);
  const count = computed(() => props.rows.total.value ?? 0);
  const first = computed(() => Math.max(0, Math.floor(top.value / rowHeight) - spare));
  const last = computed(() =>
    Math.min(count.value - 1, Math.ceil((top.value + height.value) / rowHeight) + spare),
  );
  const drawn = computed(() =>
    Array.from({ length: Math.max(0, last.value - first.value + 1) }, (_, index) => first.value + index),
  );
  const widths = computed(() => widthsOf(props.draft));
  const bounds = computed(() => ({
    rows: count.value,
    columns: props.draft.columns.length,
    page: Math.max(1, Math.floor(height.value / rowHeight) - 2),
  }));
  const active = computed(() => props.rows.row(at.value.row));
  const activeColumn = computed(() => props.draft.columns[at.value.column]);

  watch(
    [first, last, () => props.only],
    () => props.rows.look(first.value, Math.max(last.value, first.value + 40)),
    {
      immediate: true,
    },
  );
  watch([active, activeColumn], () => told.chosen(active.value ?? null, activeColumn.value?.place ?? null), {
    immediate: true,
  });
  // the first thing chosen is the first thing to mend
  const begun = ref(false);
  watch(
    () => props.rows.row(0),
    (row) => {
      if (begun.value || row === undefined) return;
      begun.value = true;
      at.value = { row: 0, column: firstWrong(row) };
    },
    { immediate: true },
  );
  watch(
    () => props.only,
    () => {
      at.value = { row: 0, column: Math.max(0, at.value.column) };
      if (frame.value) frame.value.scrollTop = 0;
    },
  );

  function firstWrong(row: DraftRow): number {
    const wrong = ({ place }: { place: number }): boolean =>
      row.problems.some(({ places }) => places.includes(place));
    return Math.max(0, props.draft.columns.findIndex(wrong));
  }

  async function choose(to: Position): Promise<void> {
    at.value = to;
    await nextTick();
    if (frame.value !== null) bringIntoView(frame.value, to);
  }

  function bringIntoView(box: HTMLElement, { row, column }: Position): void {
    const y = row * rowHeight;
    const bottom = y + rowHeight + headHeight;
    if (y < box.scrollTop) box.scrollTop = y;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const before = widths.value.slice(0, Math.max(0, column)).reduce((sum, width) => sum + width, 0);
    const left = before * rem;
    const right = left + ((widths.value[column] ?? 0) + numberWidth) * rem;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  }

  function begin(text: string | null): void {
    if (!props.draft.mendable || activeColumn.value === undefined || active.value === undefined) return;
    typing.value = text ?? active.value.cells[activeColumn.value.place] ?? '';
  }

  const focus = (): void => frame.value?.focus({ preventScroll: true });

  async function finish(value: string, move: Move): Promise<void> {
    const row = active.value;
    const place = activeColumn.value?.place;
    typing.value = null;
    if (
      row !== undefined &&
      place !== undefined &&
      props.draft.mendable &&
      value !== (row.cells[place] ?? '')
    )
      told.put(at.value.row, row.row, place, value);
    if (move === 'down')
      await choose({ row: Math.min(at.value.row + 1, count.value - 1), column: at.value.column });
    else if (move !== 'stay') await choose(stepped(at.value, move === 'back', bounds.value));
    focus();
  }

  /** The next problem: in this row further right, else in a row further down. */
  function nextProblem(): void {
    const place = activeColumn.value?.place ?? -1;
    const here = (active.value?.problems ?? [])
      .flatMap(({ places }) => places)
      .filter((one) => one > place)
      .sort((a, b) => a - b);
    const column = props.draft.columns.findIndex((one) => one.place === here[0]);
    if (column >= 0 && active.value?.skipped === false) void choose({ row: at.value.row, column });
    else if (props.only === 'problems') void nextInList();
    else told.next(active.value?.row ?? 0);
  }

  /** Among the rows with problems alone: the next one that still has any. */
  async function nextInList(): Promise<void> {
    for (let index = at.value.row + 1; index < count.value; index += 1) {
      const row = props.rows.row(index);
      if (row === undefined) return choose({ row: index, column: Math.max(0, at.value.column) });
      if (!row.skipped && row.problems.length > 0) return choose({ row: index, column: firstWrong(row) });
    }
  }

  function pressed(event: KeyboardEvent): void {
    if (typing.value !== null) return;
    const { key } = event;
    const to = moved(at.value, { key, ctrl: event.ctrlKey || event.metaKey }, bounds.value);
    if (key === 'F8') nextProblem();
    else if (key === 'Enter' || key === 'F2') begin(null);
    else if (key === 'Delete' || key === 'Backspace') void finish('', 'stay');
    else if (isTyping(event)) begin(key);
    else if (to !== null) void choose(to);
    else return;
    event.preventDefault();
  }

  return {
    rowHeight,
    top,
    at,
    typing,
    count,
    drawn,
    widths,
    active,
    choose,
    begin,
    finish,
    pressed,
    leave(): void {
      typing.value = null;
      focus();
    },
    async goTo(index: number, place: number): Promise<void> {
      await nextTick();
      props.rows.look(index, index);
      const column = props.draft.columns.findIndex((one) => one.place === place);
      await choose({ row: index, column: Math.max(0, column) });
      focus();
    },
  };
}
