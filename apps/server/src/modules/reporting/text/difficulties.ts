import type { Block } from '@hatangso/contracts/report-model';
import { allDifficulties, type Facts, groupBy, officeToday } from '../facts.ts';
import type { ReportDifficulty } from '../input.ts';
import { formatCount, formatDate } from './numbers.ts';
import { continued, sentence } from './plain.ts';

/** Section VI: difficulties with their answers, by office; proposals, by who is asked. */
export function difficultyBlocks(facts: Facts): Block[] {
  const all = allDifficulties(facts.input);
  return [
    { kind: 'heading', level: 1, text: '1. Khó khăn, vướng mắc' },
    ...difficulties(facts, all),
    { kind: 'heading', level: 1, text: '2. Đề xuất, kiến nghị' },
    ...proposals(all),
  ];
}

function difficulties({ input }: Facts, all: readonly ReportDifficulty[]): Block[] {
  if (all.length === 0) {
    return [{ kind: 'paragraph', text: 'Trong kỳ các đơn vị không báo cáo khó khăn, vướng mắc.' }];
  }
  return groupBy(all, ({ office }) => officeToday(input, office)).map(([office, of]) => {
    const same = groupBy(of, (one) => `${continued(one.text)}|${answerText(input, one)}`);
    const told = same.flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const many = others.length === 0 ? '' : `ở ${formatCount(others.length + 1)} nhiệm vụ; `;
      return [`${continued(first.text)} (${many}${answerText(input, first)})`];
    });
    return { kind: 'item', text: sentence(`${office}: ${told.join('; ')}`) };
  });
}

function answerText(input: Facts['input'], { answer, date }: ReportDifficulty): string {
  const raised = `nêu ngày ${formatDate(date)}`;
  if (answer === null) return `${raised}; chưa có ý kiến trả lời`;
  const by = officeToday(input, answer.by);
  return `${raised}; ${by} trả lời ngày ${formatDate(answer.date)}: ${continued(answer.text)}`;
}

function proposals(all: readonly ReportDifficulty[]): Block[] {
  const asked = all.flatMap(({ proposal }) => proposal ?? []);
  if (asked.length === 0) return [{ kind: 'paragraph', text: 'Không có đề xuất, kiến nghị.' }];
  return groupBy(asked, ({ to }) => to).map(([to, of]) => ({
    kind: 'item',
    text: sentence(`Đề nghị ${to}: ${of.map(({ text }) => continued(text)).join('; ')}`),
  }));
}
