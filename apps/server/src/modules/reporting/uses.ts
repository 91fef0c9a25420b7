import type { ReportUses } from '@hatangso/contracts/indicator-why';
import type { ReportModel } from '@hatangso/contracts/report-model';
import { query } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { buildMarked } from './build.ts';
import { gatherReport } from './gather.ts';
import type { ReportInput } from './input.ts';
import { tokensIn } from './text/marks.ts';
import { withWords } from './words/with-words.ts';

/**
 * The paragraphs and annex lines of this year's report that tell a figure of the indicator. An empty list where the
 * ward has no plan to report on, or has several.
 */
export const usesOfIndicator = query({
  name: 'reporting.report.read',
  async run(asked: { unitCode: string; indicator: string }, doing): Promise<ReportUses> {
    const year = Number(todayIn(doing.now).slice(0, 4));
    try {
      const gathered = await gatherReport.run(
        { unitCode: asked.unitCode, year, period: 'N', internal: false },
        doing,
      );
      return usesIn(gathered.input, asked.indicator);
    } catch (error) {
      const silent = ['report.no_plan', 'report.several_plans', 'report.period_ahead'];
      if (!(error instanceof Problem) || !silent.includes(error.code)) throw error;
      return { year, closing: null, sections: [], annexes: [] };
    }
  },
});

/** The same in a report's raw things: a paragraph tells an indicator where one of its numbers stands in it. */
export function usesIn(input: ReportInput, indicator: string): ReportUses {
  const { model, places } = withWords(buildMarked(input), input.words);
  const tells = (text: string): boolean =>
    tokensIn(text).some((token) => token.startsWith(`figure:${indicator}.`));
  const sections = model.sections.flatMap(({ key, numeral, heading }) => {
    const texts = places
      .filter(({ section, text }) => section === key && tells(text))
      .flatMap(({ block, text }) => ('text' in block ? [excerpt(block.text, text, tells)] : []));
    return texts.length === 0 ? [] : [{ key, numeral, heading, texts: [...new Set(texts)] }];
  });
  return {
    year: input.period.year,
    closing: input.period.closing,
    sections,
    annexes: annexLines(model, indicator),
  };
}

/** A long paragraph lists many figures between semicolons: of those outside brackets only the clauses that tell this one. */
function excerpt(printed: string, tokens: string, tells: (text: string) => boolean): string {
  const clauses = printed.split(outsideBrackets);
  const same = tokens.split(outsideBrackets);
  if (clauses.length < 2 || clauses.length !== same.length) return printed;
  const kept = clauses.flatMap((clause, at) => (tells(same[at] ?? '') ? [{ clause, at }] : []));
  const [first, last] = [kept.at(0)?.at, kept.at(-1)?.at];
  if (first === undefined || last === undefined) return printed;
  const text = kept.map(({ clause }) => clause.trim()).join('; … ');
  return `${first > 0 ? '… ' : ''}${text}${last < clauses.length - 1 ? ' …' : ''}`;
}

const outsideBrackets = /; (?![^(]*\))/;

function annexLines({ annexes }: ReportModel, indicator: string): ReportUses['annexes'] {
  const targets = annexes.targets.groups.flatMap(({ rows }) =>
    rows.filter((row) => row.indicator === indicator),
  );
  const traces = annexes.traces.rows.filter(({ key }) => key.startsWith(`${indicator}@`));
  return [
    ...targets.map(({ number, target, actual }) => ({
      annex: 'I' as const,
      number,
      text: `${target}: ${actual}`,
    })),
    ...traces.map(({ number, figure, value }) => ({
      annex: 'III' as const,
      number,
      text: `${figure}: ${value}`,
    })),
  ];
}
