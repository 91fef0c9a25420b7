import type { Block } from '@hatangso/contracts/report-model';
import { allDifficulties, type Facts, groupBy, officeIdToday, officeToday } from '../facts.ts';
import type { ReportDifficulty } from '../input.ts';
import { heading, item, paragraph } from './blocks.ts';
import { countMark, dayMark } from './named.ts';
import { continued, sentence } from './plain.ts';

/** Section VI: difficulties with their answers, by office; proposals, by who is asked. */
export function difficultyBlocks(facts: Facts): Block[] {
  const all = allDifficulties(facts.input);
  return [
    heading('difficulties/1', 1, '1. Khó khăn, vướng mắc'),
    ...difficulties(facts, all),
    heading('difficulties/2', 1, '2. Đề xuất, kiến nghị'),
    ...proposals(all),
  ];
}

function difficulties({ input }: Facts, all: readonly ReportDifficulty[]): Block[] {
  if (all.length === 0) {
    return [paragraph('difficulties/none', 'Trong kỳ các đơn vị không báo cáo khó khăn, vướng mắc.')];
  }
  return groupBy(all, ({ office }) => officeToday(input, office)).map(([office, of]) => {
    const id = officeIdToday(input, of[0]?.office ?? null);
    const same = groupBy(of, (one) => `${continued(one.text)}|${answerText(input, one)}`);
    const told = same.flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const tasks = countMark(`difficulties.${id ?? 'none'}`, others.length + 1);
      const many = others.length === 0 ? '' : `ở ${tasks} nhiệm vụ; `;
      return [`${continued(first.text)} (${many}${answerText(input, first)})`];
    });
    return item(`difficulties/${id ?? 'none'}`, sentence(`${office}: ${told.join('; ')}`), id);
  });
}

function answerText(input: Facts['input'], { answer, date }: ReportDifficulty): string {
  const raised = `nêu ngày ${dayMark(date)}`;
  if (answer === null) return `${raised}; chưa có ý kiến trả lời`;
  const by = officeToday(input, answer.by);
  return `${raised}; ${by} trả lời ngày ${dayMark(answer.date)}: ${continued(answer.text)}`;
}

function proposals(all: readonly ReportDifficulty[]): Block[] {
  const asked = all.flatMap(({ proposal }) => proposal ?? []);
  if (asked.length === 0) return [paragraph('difficulties/proposals', 'Không có đề xuất, kiến nghị.')];
  return groupBy(asked, ({ to }) => to).map(([to, of], index) =>
    item(
      `difficulties/proposals/${index + 1}`,
      sentence(`Đề nghị ${to}: ${of.map(({ text }) => continued(text)).join('; ')}`),
    ),
  );
}
