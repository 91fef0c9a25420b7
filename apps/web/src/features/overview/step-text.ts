import type { NextStep } from '@hatangso/contracts/overview';
import { inLocale, useWords } from '../../app/words.ts';
import { day, measure } from '../../kit/format.ts';
import { sourceText } from './figure-words.ts';
import { stepWords } from './words-steps.ts';

export interface StepText {
  readonly what: string;
  readonly why: string;
}

const chainParts = ['passed', 'targets', 'tasks', 'sources', 'offices', 'documents'] as const;

/** What a step says, in the language of the moment. */
export function useStepText(): (step: NextStep) => StepText {
  const s = useWords(stepWords);
  return (step) => {
    const { kind, count, params, name } = step;
    const fill = {
      ...params,
      count,
      name: name === null ? '' : inLocale(name),
      day: day(textOf(params['day'])),
    };
    switch (kind) {
      case 'part_due': {
        const late = Number(params['days']) < 0;
        const why = late ? 'part_due_late' : 'part_due_why';
        return {
          what: s('part_due', fill),
          why: s(why, { ...fill, days: Math.abs(Number(params['days'])) }),
        };
      }
      case 'close_figures': {
        const difference = Math.abs(Number(params['difference']));
        const why = {
          source: capital(sourceText(String(params['source']))),
          other: sourceText(String(params['other'])),
          difference: measure(difference, String(params['unit'])),
        };
        return { what: s('close_figures', fill), why: s('close_figures_why', why) };
      }
      case 'survey_more':
        return {
          what: s(params['everyone'] === 1 ? 'survey_more_all' : 'survey_more', fill),
          why: s('survey_more_why'),
        };
      case 'no_evidence':
      case 'stale_evidence':
      case 'targets_behind':
        return { what: s(name === null ? kind : `${kind}_one`, fill), why: s(`${kind}_why`, fill) };
      case 'chain_broken': {
        const part = chainParts.find((one) => one === params['part']) ?? 'others';
        return {
          what: s(`chain_${part}`, fill),
          why: s(part === 'passed' ? 'chain_passed_why' : 'chain_why'),
        };
      }
      case 'tasks_overdue':
      case 'difficulties_unanswered':
      case 'groups_unsurveyed':
      case 'places_unserved':
      case 'dates_unset':
        return { what: s(kind, fill), why: s(`${kind}_why`, fill) };
    }
  };
}

const textOf = (value: string | number | undefined): string | null =>
  value === undefined ? null : String(value);
const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
