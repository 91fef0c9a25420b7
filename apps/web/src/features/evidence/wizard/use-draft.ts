import type { DraftSettings, DraftView, MendBody, Mended } from '@hatangso/contracts/drafts';
import { computed, type InjectionKey, inject, provide, type Ref, ref } from 'vue';
import { type ApiProblem, api } from '../../../app/api.ts';
import { problemOf, useAsk } from '../../../app/ask.ts';
import { usePolling } from './use-polling.ts';
import { useUnsent } from './use-unsent.ts';

const pollMs = 700;

/** A file being brought in: asked for again while work goes on, and the ways to change it. */
export function makeDraft(unit: Ref<string>, id: Ref<string>) {
  const path = () => `/wards/${unit.value}/drafts/${id.value}`;
  const asked = useAsk<DraftView>(path);
  const problem = ref<ApiProblem | null>(null);
  const busy = ref(false);
  const draft = computed(() => (asked.data.value?.id === id.value ? asked.data.value : undefined));
  const working = computed(() => {
    const found = draft.value;
    if (found === undefined) return false;
    const behind = found.phase === 'ready' && found.checked !== found.revision;
    return behind || ['reading', 'checking', 'taking'].includes(found.phase);
  });
  usePolling(working, asked.refetch, pollMs);
  /** One write after the other; what was refused is told once. */
  async function write<T>(run: () => Promise<T>): Promise<T | null> {
    busy.value = true;
    problem.value = null;
    try {
      return await run();
    } catch (error) {
      problem.value = problemOf(error);
      return null;
    } finally {
      busy.value = false;
      await asked.refetch();
    }
  }
  const mend = (body: MendBody, to = path()): Promise<Mended | null> =>
    write(() =>
      api.put<Mended>(`${to}/cells`, body).catch((error: unknown) => {
        if (problemOf(error)?.code === 'connection.lost') unsent.hold({ body, to });
        throw error;
      }),
    );
  const unsent = useUnsent<{ body: MendBody; to: string }>(({ body, to }) => mend(body, to));
  return {
    unit,
    id,
    path,
    draft,
    asked,
    problem,
    busy,
    /** Cells are being looked at again after a change. */
    checking: computed(
      () => working.value && draft.value?.phase !== 'reading' && draft.value?.phase !== 'taking',
    ),
    mend: (body: MendBody) => mend(body),
    settle: (body: DraftSettings) => write(() => api.put<DraftView>(`${path()}/columns`, body)),
    take: () => write(() => api.post<DraftView>(`${path()}/take`)),
    remove: () => write(() => api.del(path())),
  };
}

export type DraftHandle = ReturnType<typeof makeDraft>;
const key: InjectionKey<DraftHandle> = Symbol('draft');

export const provideDraft = (handle: DraftHandle): void => provide(key, handle);

export function useDraft(): DraftHandle {
  const handle = inject(key);
  if (handle === undefined) throw new Error('used outside the wizard');
  return handle;
}
