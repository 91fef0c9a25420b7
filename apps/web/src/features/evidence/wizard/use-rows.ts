import type { DraftRow, DraftRows } from '@hatangso/contracts/drafts';
import { type Ref, ref, shallowReactive, watch } from 'vue';
import { api, queryOf } from '../../../app/api.ts';

export type Only = 'problems' | 'mended' | 'skipped' | null;
const pageSize = 100;
const keptPages = 60;

/**
 * The rows of a sheet, page by page as they come into view; 100,000 of them cost no more than what is seen. When the
 * version changes, pages are asked for again and the old ones stay in sight until then.
 */
export function useRows(path: () => string, only: Ref<Only>, version: Ref<string>) {
  const pages = shallowReactive(new Map<number, readonly DraftRow[]>());
  const fresh = new Map<number, string>();
  const waiting = new Set<string>();
  const total = ref<number | null>(null);
  const seen = ref<readonly [number, number]>([0, 0]);

  async function load(page: number): Promise<void> {
    const mark = `${only.value} ${version.value}`;
    const asked = `${mark} ${page}`;
    if (fresh.get(page) === mark || waiting.has(asked)) return;
    waiting.add(asked);
    try {
      const query = queryOf({ cursor: page * pageSize, limit: pageSize, only: only.value });
      const answer = await api.get<DraftRows>(`${path()}/rows${query}`);
      if (mark !== `${only.value} ${version.value}`) return;
      pages.set(page, answer.rows);
      fresh.set(page, mark);
      total.value = answer.total;
      forgetFar(page);
    } catch {
      // the next look at these rows asks again; what is wrong with the connection the shell says
    } finally {
      waiting.delete(asked);
    }
  }

  function forgetFar(near: number): void {
    if (pages.size <= keptPages) return;
    const far = [...pages.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
    for (const page of far.slice(0, pages.size - keptPages)) {
      pages.delete(page);
      fresh.delete(page);
    }
  }

  function look(from: number, to: number): void {
    seen.value = [from, to];
    for (let page = Math.floor(from / pageSize); page <= Math.floor(Math.max(from, to) / pageSize); page += 1)
      void load(page);
  }

  watch(only, () => {
    pages.clear();
    fresh.clear();
    total.value = null;
    look(0, pageSize - 1);
  });
  watch(version, () => look(...seen.value));

  return {
    total,
    look,
    row: (index: number): DraftRow | undefined => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    /** Shows a change at once, before the server has looked at it. */
    show(index: number, place: number, value: string): void {
      const page = Math.floor(index / pageSize);
      const rows = pages.get(page);
      const row = rows?.[index % pageSize];
      if (rows === undefined || row === undefined) return;
      const cells = [...row.cells];
      while (cells.length <= place) cells.push('');
      cells[place] = value;
      const problems = row.problems.filter(({ places }) => !places.includes(place));
      const mended = [...new Set([...row.mended, place])];
      pages.set(page, rows.with(index % pageSize, { ...row, cells, problems, mended, pending: true }));
    },
    /** The first row after one that has a problem; from the top where there is none further down. */
    async nextProblem(after: number): Promise<DraftRow | null> {
      const ask = async (row: number): Promise<DraftRow | null> => {
        const answer = await api.get<DraftRows>(
          `${path()}/rows${queryOf({ only: 'problems', after: row, limit: 50 })}`,
        );
        return answer.rows.find(({ problems, skipped }) => !skipped && problems.length > 0) ?? null;
      };
      return (await ask(after)) ?? (after > 0 ? await ask(0) : null);
    },
  };
}
