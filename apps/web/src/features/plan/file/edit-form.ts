import type { Plan } from '@hatangso/contracts/plan';
import type { PlanEdit } from '@hatangso/contracts/plan-edit';

/** What can be edited in a form, each with the fields it shows. */
export const forms = {
  document: ['number', 'date', 'issuer'],
  deadline: ['which', 'day', 'month', 'before'],
  target: ['item', 'due', 'inCharge', 'text'],
  measure: ['item', 'indicator', 'level'],
  task: ['item', 'titleOf', 'start', 'due', 'inCharge', 'product', 'serves', 'text'],
  office: ['item', 'name', 'validFrom', 'validBefore', 'successor'],
  confirm: ['kind', 'item'],
} as const;
export type FormName = keyof typeof forms;
export type FieldName = (typeof forms)[FormName][number];
export type Values = Partial<Record<FieldName, string>>;

type Which = 'offices' | 'upward' | 'closing';
type Kind = 'target' | 'task' | 'office';

/** The fields of a form as the plan has them now. */
export function valuesOf(plan: Plan, form: FormName, chosen: Values): Values {
  const find = <T extends { readonly id: string }>(list: readonly T[]): T | undefined =>
    list.find(({ id }) => id === chosen.item);
  switch (form) {
    case 'document':
      return {
        number: plan.document.number ?? '',
        date: plan.document.date ?? '',
        issuer: plan.document.issuer ?? '',
      };
    case 'deadline': {
      const which = (chosen.which ?? 'upward') as Which;
      const { day, month, before } = plan.reporting[which];
      return {
        which,
        day: day === null ? '' : String(day),
        month: month === null ? '' : String(month),
        before: before ? 'yes' : '',
      };
    }
    case 'target': {
      const target = find(plan.targets);
      return {
        item: chosen.item ?? '',
        due: target?.due ?? '',
        inCharge: target?.inCharge ?? '',
        text: target?.text ?? '',
      };
    }
    case 'measure': {
      const measures = find(plan.targets)?.measures ?? [];
      const measure = measures.find(({ indicator }) => indicator === chosen.indicator) ?? measures[0];
      return {
        item: chosen.item ?? '',
        indicator: measure?.indicator ?? '',
        level: measure?.level == null ? '' : String(measure.level),
      };
    }
    case 'task': {
      const task = find(plan.tasks);
      return {
        item: chosen.item ?? '',
        titleOf: task?.title ?? '',
        start: task?.schedule.start ?? '',
        due: task?.schedule.due ?? '',
        inCharge: task?.inCharge ?? '',
        product: task?.product ?? '',
        serves: task?.serves.join(', ') ?? '',
        text: task?.text ?? '',
      };
    }
    case 'office': {
      const office = find(plan.offices);
      return {
        item: chosen.item ?? '',
        name: office?.name ?? '',
        validFrom: office?.validFrom ?? '',
        validBefore: office?.validBefore ?? '',
        successor: office?.successor ?? '',
      };
    }
    case 'confirm':
      return { kind: chosen.kind ?? 'target', item: chosen.item ?? '' };
  }
}

/** What differs from the plan, as edits; none where nothing does. A number is read with a comma or a dot. */
export function editsOf(plan: Plan, form: FormName, typed: Values): PlanEdit[] {
  const now = valuesOf(plan, form, typed);
  const id = typed.item ?? '';
  const given = (field: FieldName): string | undefined => {
    const text = (typed[field] ?? '').trim();
    return text === (now[field] ?? '') || text === '' ? undefined : text;
  };
  const set = (entries: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  const edit = (one: Record<string, unknown>): PlanEdit[] =>
    'set' in one && Object.keys(one['set'] as object).length === 0 ? [] : [one as PlanEdit];
  switch (form) {
    case 'document':
      return edit({
        action: 'set_document',
        set: set({ number: given('number'), date: given('date'), issuer: given('issuer') }),
      });
    case 'deadline': {
      const { day, month, before } = typed;
      const same = day === now.day && month === now.month && before === now.before;
      if (same || !day || !month) return [];
      return edit({
        action: 'set_deadline',
        which: typed.which,
        day: Number(day),
        month: Number(month),
        before: before === 'yes',
      });
    }
    case 'target':
      return edit({
        action: 'set_target',
        id,
        set: set({ due: given('due'), inCharge: given('inCharge'), text: given('text') }),
      });
    case 'measure': {
      const level = given('level');
      const value = level === undefined ? undefined : Number(level.replace(',', '.'));
      if (value === undefined || Number.isNaN(value)) return [];
      return edit({ action: 'set_measure', id, indicator: typed.indicator, set: { level: value } });
    }
    case 'task':
      return edit({ action: 'set_task', id, set: set(taskSet(plan, typed, given)) });
    case 'office':
      return edit({
        action: 'set_office',
        id,
        set: set({
          name: given('name'),
          validFrom: given('validFrom'),
          validBefore: given('validBefore'),
          successor: given('successor'),
        }),
      });
    case 'confirm':
      return defaultsOf(plan, typed).length === 0
        ? []
        : edit({ action: 'confirm', item: typed.kind as Kind, id });
  }
}

function taskSet(
  plan: Plan,
  typed: Values,
  given: (field: FieldName) => string | undefined,
): Record<string, unknown> {
  const schedule = plan.tasks.find(({ id }) => id === typed.item)?.schedule ?? {};
  const [start, due] = [given('start'), given('due')];
  const moved = start !== undefined || due !== undefined;
  const serves = given('serves');
  return {
    title: given('titleOf'),
    schedule: moved
      ? { ...schedule, ...(start === undefined ? {} : { start }), ...(due === undefined ? {} : { due }) }
      : undefined,
    inCharge: given('inCharge'),
    product: given('product'),
    serves: serves?.split(/[,;\s]+/).filter(Boolean),
    text: given('text'),
  };
}

/** The fields of an item that the file filled in. */
export function defaultsOf(plan: Plan, { kind, item }: Values): readonly string[] {
  if (kind === 'task') return plan.tasks.find(({ id }) => id === item)?.defaults ?? [];
  if (kind === 'office') return plan.offices.find(({ id }) => id === item)?.defaults ?? [];
  const target = plan.targets.find(({ id }) => id === item);
  return [
    ...(target?.defaults ?? []),
    ...(target?.measures.flatMap(({ indicator, defaults = [] }) =>
      defaults.map((field) => `${indicator}.${field}`),
    ) ?? []),
  ];
}
