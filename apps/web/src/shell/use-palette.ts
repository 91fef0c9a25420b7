import { onScopeDispose, ref, watch } from 'vue';

/** One palette for the whole desk: `/` or Ctrl-K from anywhere but a field one types in. */
const open = ref(false);
/** Becomes true with the first opening: until then its code is not loaded. */
const wanted = ref(false);
watch(open, (now) => {
  if (now) wanted.value = true;
});

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function listen(event: KeyboardEvent): void {
  const asked =
    (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) ||
    (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
  if (!asked) return;
  event.preventDefault();
  open.value = true;
}

let users = 0;
export function usePalette() {
  if (users === 0) addEventListener('keydown', listen);
  users += 1;
  onScopeDispose(() => {
    users -= 1;
    if (users === 0) removeEventListener('keydown', listen);
  });
  return { open, wanted };
}
