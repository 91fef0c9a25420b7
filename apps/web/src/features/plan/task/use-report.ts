import type { ImportReport } from '@hatangso/contracts/evidence';
import type { TaskPage } from '@hatangso/contracts/plan-desk';
import { computed, ref, shallowRef, watch } from 'vue';
import { type ApiProblem, api } from '../../../app/api.ts';
import { problemOf, useRefresh } from '../../../app/ask.ts';
import { today } from '../../../kit/format.ts';
import { dongOf } from '../money/dong.ts';
import { draftOf, filesOf, forgetDraft, type KeptFile, keepDraft, keepFiles } from './device-store.ts';
import { isSameTyped, type Typed, tellsSomething, typedFrom } from './draft.ts';
import { draftKey, waits as isWaiting, sendDraft } from './outbox.ts';

type Writable = { -readonly [K in keyof Typed]: Typed[K] };

/** What the server had taken last, for taking it back. */
interface Taken {
  readonly report: ImportReport;
  readonly typed: Typed;
}

/**
 * The report that is being written on a task: kept on this device with every letter, sent, taken back, or waiting for
 * a connection. `page` is the task as it was asked for; another version of it never changes what is typed.
 */
export function useReport(page: TaskPage, unit: string) {
  const { task } = page;
  const of = { unit, plan: task.plan, task: task.id };
  const key = draftKey(of);
  const refresh = useRefresh();
  const from = shallowRef<Typed>(typedFrom(task, page.history, today()));
  const seen = ref<string | null>(task.version.progress);
  const typed = ref<Writable>({ ...from.value });
  const files = shallowRef<readonly KeptFile[]>([]);
  const keptAt = ref<string | null>(null);
  const waits = ref(false);
  const busy = ref(false);
  const sending = ref<{ name: string; share: number } | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const conflict = shallowRef<TaskPage | null>(null);
  const taken = shallowRef<Taken | null>(null);
  const undone = ref(false);
  const changed = computed(() => files.value.length > 0 || !isSameTyped(typed.value, from.value));
  const spentWrong = computed(() => Number.isNaN(dongOf(typed.value.spent) ?? 0));
  const ready = computed(() => tellsSomething(typed.value, files.value.length) && !spentWrong.value);

  const draft = (waiting: boolean) => ({
    ...of,
    typed: typed.value,
    from: from.value,
    seen: seen.value,
    waiting,
    at: new Date().toISOString(),
  });
  const loaded = load();

  async function load(): Promise<void> {
    const old = await draftOf(key);
    files.value = await filesOf(key);
    if (old === undefined) return;
    typed.value = { ...old.typed };
    from.value = old.from;
    seen.value = old.seen;
    keptAt.value = old.at;
    waits.value = old.waiting;
  }

  watch(
    [typed, files],
    () => {
      if (busy.value || waits.value) return;
      undone.value = false;
      if (changed.value) void keepDraft(key, draft(false));
    },
    { deep: true },
  );

  /** What waited was sent meanwhile, or refused: then it is tried here once more, so that it is told why. */
  watch(
    () => isWaiting(of),
    async (now, was) => {
      if (!was || now || busy.value) return;
      waits.value = false;
      if ((await draftOf(key)) !== undefined) return send();
      keptAt.value = null;
      files.value = [];
      await settle({ ...typed.value });
    },
  );

  async function setFiles(next: readonly KeptFile[]): Promise<void> {
    files.value = next;
    await keepFiles(key, next);
  }

  async function send(): Promise<void> {
    if (busy.value || !ready.value) return;
    busy.value = true;
    problem.value = null;
    const mine = { ...typed.value };
    await keepDraft(key, draft(true));
    try {
      const report = await sendDraft(key, (name, share) => (sending.value = { name, share }));
      taken.value = { report, typed: mine };
      keptAt.value = null;
      waits.value = false;
      conflict.value = null;
      files.value = [];
      await settle(mine);
    } catch (error) {
      await refused(problemOf(error));
    } finally {
      busy.value = false;
      sending.value = null;
    }
  }

  /** What was sent is what stands now: the next report begins from it. */
  async function settle(mine: Typed): Promise<void> {
    from.value = mine;
    typed.value = { ...mine };
    await refresh(`/wards/${unit}/`);
    const now = await api.get<TaskPage>(pathOf(unit, task)).catch(() => null);
    if (now !== null) seen.value = now.task.version.progress;
  }

  async function refused(told: ApiProblem | null): Promise<void> {
    waits.value = told?.status === 0;
    if (told?.code === 'plan.task.changed_meanwhile') {
      conflict.value = await api.get<TaskPage>(pathOf(unit, task)).catch(() => null);
      void refresh(`/wards/${unit}/tasks`);
      if (conflict.value !== null) return;
    }
    problem.value = waits.value ? null : told;
  }

  /** Goes on with one version made of the two; what stands now has been seen. */
  async function resolve(next: Typed): Promise<void> {
    seen.value = conflict.value?.task.version.progress ?? seen.value;
    typed.value = { ...next };
    await send();
  }

  async function discard(now: TaskPage = page): Promise<void> {
    await forgetDraft(key);
    files.value = [];
    from.value = typedFrom(now.task, now.history, today());
    typed.value = { ...from.value };
    seen.value = now.task.version.progress;
    keptAt.value = null;
    waits.value = false;
    conflict.value = null;
    problem.value = null;
    await refresh(`/wards/${unit}/tasks`);
  }

  async function undo(): Promise<void> {
    const last = taken.value;
    if (last === null || busy.value) return;
    busy.value = true;
    try {
      await api.del(`/wards/${unit}/imports/${last.report.id ?? ''}`);
      taken.value = null;
      await settle(last.typed);
      undone.value = true;
    } catch (error) {
      problem.value = problemOf(error);
    } finally {
      busy.value = false;
    }
  }

  const edit = async (): Promise<void> => {
    waits.value = false;
    await keepDraft(key, draft(false));
  };
  const state = {
    typed,
    files,
    from,
    keptAt,
    waits,
    busy,
    sending,
    problem,
    conflict,
    taken,
    undone,
    changed,
    spentWrong,
    ready,
  };
  return { ...state, loaded, setFiles, send, resolve, discard, undo, edit };
}

export const pathOf = (unit: string, { plan, id }: { readonly plan: string; readonly id: string }): string =>
  `/wards/${unit}/tasks/${encodeURIComponent(`${plan}:${id}`)}`;
