import type { PartView, ReportDesk } from '@hatangso/contracts/report-desk';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  provide,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue';
import { useRoute } from 'vue-router';
import { queryOf } from '../../app/api.ts';
import { type Answer, useAsk, useRefresh } from '../../app/ask.ts';
import { useUnit } from '../../app/unit.ts';
import { openUnsaved, type Unsaved } from './edit/unsaved.ts';

/** Periods as addresses call them: `?ky=6T`; the year's report has none. */
export const periods = ['N', '9T', '6T', 'Q1'] as const satisfies readonly PeriodKind[];
const known = ['N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4'] as const satisfies readonly PeriodKind[];

export interface ReportAddress {
  readonly unit: ComputedRef<string>;
  readonly year: ComputedRef<number>;
  readonly period: ComputedRef<PeriodKind>;
  readonly plan: ComputedRef<string | undefined>;
}

/** Which report the address names. */
export function useReportAddress(): ReportAddress {
  const route = useRoute();
  const { code } = useUnit();
  return {
    unit: code,
    year: computed(() => Number(route.params['year'])),
    period: computed(() => known.find((kind) => kind === route.query['ky']) ?? 'N'),
    plan: computed(() => (typeof route.query['ke-hoach'] === 'string' ? route.query['ke-hoach'] : undefined)),
  };
}

/** What every part of the page shares. */
export interface Report extends ReportAddress {
  readonly answer: Answer<ReportDesk>;
  readonly desk: ComputedRef<ReportDesk | undefined>;
  /** `/wards/…/report-desk/2026`, under which everything of this report is written. */
  readonly path: ComputedRef<string>;
  /** Of every body that is written: which report. */
  readonly which: ComputedRef<{ period: PeriodKind; plan?: string }>;
  readonly unsaved: ShallowRef<Unsaved | null>;
  /** Where somebody is writing; null: nowhere. */
  readonly editing: ShallowRef<string | null>;
  /** The part of the office one works for; null where one works for all. */
  readonly ownPart: ComputedRef<PartView | null>;
  refresh(): Promise<void>;
}

const key: InjectionKey<Report> = Symbol('report');

export function provideReport(): Report {
  const address = useReportAddress();
  const path = computed(() => `/wards/${address.unit.value}/report-desk/${address.year.value}`);
  const query = computed(() => queryOf({ period: address.period.value, plan: address.plan.value }));
  const answer = useAsk<ReportDesk>(() => `${path.value}${query.value}`, { keep: true });
  const fresh = useRefresh();
  const desk = computed(() => {
    const data = answer.data.value;
    const same =
      data?.ward === address.unit.value &&
      data.year === address.year.value &&
      data.period === address.period.value;
    return same ? data : undefined;
  });
  const unsaved = shallowRef<Unsaved | null>(null);
  watch(
    () =>
      desk.value === undefined
        ? null
        : `${desk.value.ward} ${desk.value.plan.id} ${desk.value.year} ${desk.value.period}`,
    async (report) => {
      unsaved.value = report === null ? null : await openUnsaved(report);
    },
    { immediate: true },
  );
  const report: Report = {
    ...address,
    answer,
    desk,
    path,
    which: computed(() => ({
      period: address.period.value,
      ...(address.plan.value === undefined ? {} : { plan: address.plan.value }),
    })),
    unsaved,
    editing: shallowRef(null),
    ownPart: computed(() => {
      const own = desk.value?.parts.filter(({ mayHandIn, mayReview }) => mayHandIn && !mayReview) ?? [];
      return own[0] ?? null;
    }),
    refresh: () => fresh(path.value, `/wards/${address.unit.value}/report-releases`),
  };
  provide(key, report);
  return report;
}

export function useReport(): Report {
  const report = inject(key);
  if (report === undefined) throw new Error('outside of a report');
  return report;
}
