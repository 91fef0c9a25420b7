import type { Plan } from '@hatangso/contracts/plan';
import { isPossibleDay } from './deadlines.ts';
import type { Finding, LintRule } from './lint.ts';
import { officeOn, officeReferences } from './offices.ts';

/** Offices that are named and not listed, or that ended with nobody to answer in their place. */
export const officeRules: LintRule = (plan, { asOf }) => {
  const known = new Set(plan.offices.map((office) => office.id));
  const references = officeReferences(plan);
  const used = new Set(references.map(({ id }) => id));
  return [
    ...references
      .filter(({ id }) => !known.has(id))
      .map(
        ({ path, item, id }): Finding => ({
          code: 'plan.office_unknown',
          path,
          params: { item, reference: id },
        }),
      ),
    ...plan.offices.flatMap((office, at): Finding[] => {
      const ended = office.validBefore !== undefined && office.validBefore <= asOf;
      if (!ended || !used.has(office.id) || officeOn(plan.offices, office.id, asOf) !== null) return [];
      const params = { office: office.name, since: office.validBefore ?? '' };
      return [{ code: 'plan.office_gone', path: `offices[${at}]`, params }];
    }),
  ];
};

const unset = {
  offices: 'plan.offices_deadline_unset',
  upward: 'plan.upward_deadline_unset',
  closing: 'plan.closing_day_unset',
} as const;

/** Figure → report: who compiles it, by when, for whom. */
export const reportingRules: LintRule = (plan, { asOf }) => [
  ...(plan.reporting.compiler === null
    ? [{ code: 'plan.no_compiler', path: 'reporting.compiler', params: {} } as const]
    : []),
  ...(['offices', 'upward', 'closing'] as const).flatMap((which) => deadlineFindings(plan, which)),
  ...(plan.reporting.recipients.length === 0
    ? [{ code: 'plan.no_recipient', path: 'reporting.recipients', params: {} } as const]
    : []),
  ...plan.reporting.recipients.flatMap((recipient, at): Finding[] => {
    const { name, validBefore: since, today } = recipient;
    if (since === undefined || since > asOf || (today !== undefined && today.validFrom <= asOf)) return [];
    return [
      {
        code: 'plan.recipient_gone',
        path: `reporting.recipients[${at}]`,
        params: { recipient: name, since },
      },
    ];
  }),
];

function deadlineFindings(plan: Plan, which: keyof typeof unset): Finding[] {
  const { month, day } = plan.reporting[which];
  const path = `reporting.${which}`;
  if (month === null || day === null) return [{ code: unset[which], path, params: {} }];
  return isPossibleDay(month, day)
    ? []
    : [{ code: 'plan.deadline_impossible', path, params: { day, month } }];
}
