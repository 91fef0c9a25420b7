import { onBeforeUnmount, type Ref, watch } from 'vue';

/**
 * On a phone a row of tabs scrolls sideways: the open one comes into sight, in the middle where there is room, at once
 * and without moving the page. `open` changes with the tab that is open; `mark` finds it in the row.
 */
export function useTabInSight(
  row: Readonly<Ref<HTMLElement | null>>,
  open: () => unknown,
  mark = '[aria-current], [aria-selected="true"]',
): void {
  const show = (): void => {
    const bar = row.value;
    const tab = bar?.querySelector(mark);
    if (bar == null || tab == null) return;
    const [around, own] = [bar.getBoundingClientRect(), tab.getBoundingClientRect()];
    if (own.left >= around.left && own.right <= around.right) return;
    bar.scrollLeft += own.left + own.width / 2 - (around.left + around.width / 2);
  };
  // its first layout, a window made narrower, a phone that is turned
  const watched = new ResizeObserver(show);
  watch(
    row,
    (bar, before) => {
      if (before != null) watched.unobserve(before);
      if (bar !== null) watched.observe(bar);
    },
    { flush: 'post', immediate: true },
  );
  watch(open, show, { flush: 'post' });
  onBeforeUnmount(() => watched.disconnect());
}
