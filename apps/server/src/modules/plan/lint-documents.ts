import type { Plan } from '@hatangso/contracts/plan';
import type { LegalBase, PlanDocument } from '@hatangso/contracts/plan-parts';
import type { Finding, LintRule } from './lint.ts';

const facts = ['number', 'date', 'issuer', 'subject'] as const;

/** "Kế hoạch 20/KH-UBND", or with what is known of one cited without number: "Chương trình […] chuyển đổi số". */
function documentLabel(document: PlanDocument | LegalBase): string {
  return document.number === null
    ? [document.kind, '[…]', document.subject].filter((part) => part !== null).join(' ')
    : `${document.kind} ${document.number}`;
}

export const documentRules: LintRule = (plan) => [
  ...facts
    .filter((fact) => plan.document[fact] === null)
    .map((fact): Finding => ({ code: `plan.${fact}_missing`, path: `document.${fact}`, params: {} })),
  ...plan.legalBases.flatMap((base, at) =>
    facts
      .filter((fact) => base[fact] === null)
      .map(
        (fact): Finding => ({
          code: `plan.base_without_${fact}`,
          path: `legalBases[${at}].${fact}`,
          params: { document: documentLabel(base), item: base.id },
        }),
      ),
  ),
  ...(plan.legalBases.some((base) => base.role === 'ground')
    ? []
    : [{ code: 'plan.no_legal_ground', path: 'legalBases', params: {} } as const]),
  ...territoryFindings(plan),
];

function territoryFindings({ territory: { madeFor, today } }: Plan): readonly Finding[] {
  const since = madeFor.validBefore;
  if (since === undefined) return [];
  const params = { before: madeFor.name, code: madeFor.code, since, after: today.name };
  return [{ code: 'plan.territory_changed', path: 'territory.madeFor', params }];
}

/** Headings that are missing, numbers that are skipped, references to sections that the plan does not have. */
export const sectionRules: LintRule = (plan) => {
  const known = new Set(plan.sections.map((section) => section.ref));
  const references = [
    ...plan.legalBases.flatMap((base, b) =>
      base.citations.map(({ ref }, c) => ({
        item: base.id,
        ref,
        path: `legalBases[${b}].citations[${c}].ref`,
      })),
    ),
    ...plan.targets.map(({ id, ref }, at) => ({ item: id, ref, path: `targets[${at}].ref` })),
    ...plan.tasks.map(({ id, ref }, at) => ({ item: id, ref, path: `tasks[${at}].ref` })),
  ];
  return [
    ...plan.sections.flatMap((section, at): Finding[] =>
      section.title === null
        ? [{ code: 'plan.section_untitled', path: `sections[${at}]`, params: { reference: section.ref } }]
        : [],
    ),
    ...gaps(plan),
    ...references
      .filter(({ ref }) => ref !== null && !known.has(ref))
      .map(
        ({ item, ref, path }): Finding => ({
          code: 'plan.section_unknown',
          path,
          params: { item, reference: ref ?? '' },
        }),
      ),
  ];
};

function gaps(plan: Plan): readonly Finding[] {
  const last = new Map<string, { ref: string; number: number }>();
  return plan.sections.flatMap(({ ref }, at): Finding[] => {
    const steps = ref.split('.');
    const number = steps.length === 1 ? roman(ref) : Number(steps.at(-1));
    const parent = steps.slice(0, -1).join('.');
    const before = last.get(parent);
    last.set(parent, { ref, number });
    return number === (before?.number ?? 0) + 1
      ? []
      : [
          {
            code: 'plan.section_gap',
            path: `sections[${at}]`,
            params: { before: before?.ref ?? '0', after: ref },
          },
        ];
  });
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** "IV" → 4. Only what a plan numbers its parts with; a form like "IIII" counts as it reads. */
export function roman(text: string): number {
  const values = [...text].map((digit) => romanDigits[digit] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
