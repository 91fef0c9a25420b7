import type { DifficultyList } from '@hatangso/contracts/plan-difficulties';
import type { PlanList, PlanView, TaskRow } from '@hatangso/contracts/plan-routes';
import { type ComputedRef, computed } from 'vue';
import { useRoute } from 'vue-router';
import { type Answer, useAsk } from '../../app/ask.ts';
import { useSession } from '../../app/session.ts';
import { useUnit } from '../../app/unit.ts';

export interface TaskAnswer {
  readonly asOf: string;
  readonly from: string;
  readonly tasks: readonly TaskRow[];
}

export interface PlanInHand {
  readonly unit: ComputedRef<string>;
  readonly plans: Answer<PlanList>;
  /** The plan looked at: the one of the address, else the first in force; null where there is none. */
  readonly id: ComputedRef<string | null>;
}

/** The plan that the screens are about. */
export function usePlan(): PlanInHand {
  const { code } = useUnit();
  const route = useRoute();
  const plans = useAsk<PlanList>(() => `/wards/${code.value}/plans`, { keep: true });
  const id = computed(() => {
    const all = plans.data.value?.plans ?? [];
    const asked = all.find((plan) => plan.id === route.query['ke-hoach']);
    return (asked ?? all.find(({ inForce }) => inForce) ?? all[0])?.id ?? null;
  });
  return { unit: code, plans, id };
}

/** The plan itself, adjusted until today. */
export const usePlanView = ({ unit, id }: PlanInHand) =>
  useAsk<PlanView>(() => (id.value === null ? null : `/wards/${unit.value}/plans/${id.value}`), {
    keep: true,
  });

/** All tasks of the ward's plans as they stand today. */
export const useTasks = ({ unit }: Pick<PlanInHand, 'unit'>) =>
  useAsk<TaskAnswer>(() => `/wards/${unit.value}/tasks`, { keep: true });

export const useConversations = ({ unit }: Pick<PlanInHand, 'unit'>) =>
  useAsk<DifficultyList>(() => `/wards/${unit.value}/difficulties`);

/** The office that whoever is signed in works for, under its own id and as their assignment names it; else null. */
export function useOwnOffice(): ComputedRef<{ readonly id: string; readonly name: string } | null> {
  const { acting } = useSession();
  return computed(() => {
    const part = acting.value?.part;
    return part?.kind === 'office' ? { id: part.code, name: part.name } : null;
  });
}

/** Tasks of the plan looked at. */
export const tasksOf = (answer: TaskAnswer | undefined, plan: string | null): readonly TaskRow[] =>
  (answer?.tasks ?? []).filter((task) => task.plan === plan);
