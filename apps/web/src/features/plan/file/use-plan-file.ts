import type { PlanEdit, PlanEdited, PlanFileView } from '@hatangso/contracts/plan-edit';
import type { LintFindingView } from '@hatangso/contracts/plan-routes';
import { type ComputedRef, computed, ref, shallowRef, watch } from 'vue';
import { api } from '../../../app/api.ts';
import { problemOf, useAsk, useRefresh } from '../../../app/ask.ts';
import { useSend } from '../../../kit/use-send.ts';
import { keepTyped, keptTyped } from '../typed-store.ts';

/** One place in the text that the check names. */
export interface Place {
  readonly line: number;
  readonly broken: boolean;
  readonly messages: { readonly vi: string; readonly en: string };
}

const checkAfter = 600;

/** The plan's file on the screen: what stands, what is typed over it, what the check says, and taking it in. */
export function usePlanFile(
  unit: ComputedRef<string>,
  id: ComputedRef<string | null>,
  mayLint: () => boolean,
) {
  const refresh = useRefresh();
  const file = useAsk<PlanFileView>(() =>
    id.value === null ? null : `/wards/${unit.value}/plans/${id.value}/file`,
  );
  const text = ref('');
  const seen = ref<string | null>(null);
  const places = shallowRef<readonly Place[]>([]);
  const unreadable = ref(false);
  const checking = ref(false);
  const { busy, problem, send } = useSend();
  const preview = shallowRef<PlanEdited | null>(null);
  const edits = shallowRef<readonly PlanEdit[] | null>(null);
  const taken = shallowRef<PlanEdited | null>(null);
  const standing = computed(() => file.data.value?.text ?? '');
  const changed = computed(() => text.value !== '' && text.value !== standing.value);
  /** The plan that the text is of: another one than the screen's is taken in beside it. */
  const planId = computed(() => /^id:\s*["']?([\w.-]+)/m.exec(text.value)?.[1] ?? id.value ?? '');
  const isNew = computed(() => planId.value !== id.value);
  const name = (): string => `${unit.value} plan-file ${id.value ?? ''}`;

  watch(
    () => file.data.value,
    (now) => {
      if (now === undefined || seen.value === now.version) return;
      const draft = seen.value === null ? draftOf(name()) : null;
      if (draft !== null && draft.text !== now.text) {
        text.value = draft.text;
        seen.value = draft.seen;
      } else if (!changed.value || seen.value === null) {
        text.value = now.text;
        seen.value = now.version;
      }
      places.value = placesOf(now.findings);
    },
    { immediate: true },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(text, (now) => {
    const draft: Draft = { text: now, seen: seen.value };
    keepTyped(name(), changed.value ? JSON.stringify(draft) : null);
    clearTimeout(timer);
    if (now.trim() !== '' && mayLint()) timer = setTimeout(() => void check(now), checkAfter);
  });

  async function check(now: string): Promise<void> {
    checking.value = true;
    try {
      const found = await api.post<LintFindingView[]>(`/wards/${unit.value}/plans/lint`, { text: now });
      if (now !== text.value) return;
      unreadable.value = false;
      places.value = placesOf(found);
    } catch (error) {
      const told = problemOf(error);
      if (told?.code !== 'plan.unreadable' || now !== text.value) return;
      unreadable.value = true;
      places.value = told.rows.flatMap(({ row, messages }) =>
        messages === undefined ? [] : [{ line: row ?? 1, broken: true, messages }],
      );
    } finally {
      checking.value = false;
    }
  }

  async function ask(isPreview: boolean): Promise<PlanEdited | null> {
    const path = `/wards/${unit.value}/plans/${planId.value}`;
    const answer = await send(() =>
      edits.value === null
        ? api.put<PlanEdited>(path, {
            text: text.value,
            seen: isNew.value ? null : seen.value,
            preview: isPreview,
          })
        : api.post<PlanEdited>(`${path}/edits`, {
            edits: edits.value,
            seen: seen.value,
            preview: isPreview,
          }),
    );
    return answer ?? null;
  }
  async function look(next: readonly PlanEdit[] | null = null): Promise<void> {
    edits.value = next;
    preview.value = await ask(true);
  }
  async function take(): Promise<void> {
    const answer = await ask(false);
    if (answer === null) return;
    keepTyped(name(), null);
    taken.value = answer;
    preview.value = null;
    edits.value = null;
    seen.value = answer.version;
    text.value = answer.text;
    await refresh(`/wards/${unit.value}/`);
  }
  async function undo(): Promise<void> {
    const batch = taken.value?.report?.id;
    if (batch == null) return;
    await send(async () => {
      await api.del(`/wards/${unit.value}/imports/${batch}`);
      taken.value = null;
      seen.value = null;
      text.value = '';
      await refresh(`/wards/${unit.value}/`);
    });
  }
  /** What is typed is now compared with the file that stands by now. */
  async function rebase(): Promise<void> {
    await file.refetch();
    seen.value = file.data.value?.version ?? seen.value;
    await look(edits.value);
  }
  function reset(): void {
    text.value = standing.value;
    seen.value = file.data.value?.version ?? null;
    preview.value = null;
    edits.value = null;
    problem.value = null;
  }
  const back = (): void => {
    preview.value = null;
    edits.value = null;
    problem.value = null;
  };
  const state = {
    file,
    text,
    places,
    unreadable,
    checking,
    busy,
    problem,
    preview,
    taken,
    changed,
    isNew,
    planId,
  };
  return { ...state, look, take, undo, rebase, reset, back };
}

const placesOf = (findings: readonly LintFindingView[]): Place[] =>
  findings.map(({ line, severity, messages }) => ({ line, broken: severity === 'broken', messages }));

interface Draft {
  readonly text: string;
  readonly seen: string | null;
}
function draftOf(name: string): Draft | null {
  try {
    return JSON.parse(keptTyped(name) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}
