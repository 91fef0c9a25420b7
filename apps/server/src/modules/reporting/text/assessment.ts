import type { Block } from '@hatangso/contracts/report-model';
import { allDifficulties, type Facts, statusOf } from '../facts.ts';
import type { CauseKind } from '../input.ts';
import { heading, item } from './blocks.ts';
import { dateMark, dateOf } from './figure.ts';
import { countMark, figureMark } from './named.ts';
import { formatDate } from './numbers.ts';
import { continued, sentence } from './plain.ts';
import { shortcomings } from './shortcomings.ts';
import { taskName } from './tasks.ts';
import { briefly, inText, type Told } from './told.ts';
import { differenceText, valueText } from './words.ts';

/** Section V: what was reached, what falls short, and why. */
export function assessmentBlocks(facts: Facts): Block[] {
  return [
    heading('assessment/1', 1, '1. Kết quả đạt được'),
    ...items('assessment/1', achievements(facts), 'Chưa có kết quả được ghi nhận trong kỳ'),
    heading('assessment/2', 1, '2. Tồn tại, hạn chế'),
    ...items('assessment/2', shortcomings(facts), 'Chưa ghi nhận tồn tại, hạn chế trong kỳ'),
    heading('assessment/3', 1, '3. Nguyên nhân'),
    ...causes(facts),
  ];
}

function items(part: string, told: readonly Told[], none: string): Block[] {
  return (told.length === 0 ? [{ key: 'none', text: none }] : told).map(
    ({ key, text, office = null }: Told) => item(`${part}/${key}`, sentence(text), office),
  );
}

function achievements(facts: Facts): Told[] {
  const result: Told[] = [];
  const good = facts.targets.filter((fact) => ['met', 'on_track'].includes(statusOf(fact)));
  if (good.length > 0) {
    const names = briefly(
      'good',
      good.map(({ name }) => continued(name)),
    );
    const text = `Có ${countMark('good', good.length)} chỉ tiêu đạt hoặc đúng tiến độ, gồm: ${names}`;
    result.push({ key: 'good', text });
  }
  const risen = increases(facts);
  if (risen.length > 0)
    result.push({ key: 'risen', text: `So với cùng thời điểm năm trước: ${risen.join('; ')}` });
  const done = facts.tasks.filter(({ state }) => state === 'done');
  if (done.length > 0) {
    const names = briefly('tasks.done', done.map(taskName));
    const text = `Đã hoàn thành ${countMark('tasks.done', done.length)} nhiệm vụ, gồm: ${names}`;
    result.push({ key: 'done', text });
  }
  const kept = facts.tasks.filter(({ state }) => state === 'maintained').length;
  if (kept > 0) {
    const text = `Tiếp tục duy trì ${countMark('tasks.maintained', kept)} nhiệm vụ thường xuyên`;
    result.push({ key: 'kept', text });
  }
  return result;
}

/** The three largest rises since last year, among figures whose interval does not cover last year's value. */
function increases({ targets }: Facts): string[] {
  const rises = targets.flatMap(({ name, row, previous, measure }) => {
    const now = row?.value ?? null;
    const before = previous?.value ?? null;
    if (row === null || previous === null || now === null || before === null) return [];
    if (now <= before || (row.low ?? now) <= before || measure.comparison === 'rank') return [];
    const named = (part: string, said: string) => figureMark(row.code, part, said);
    const from = `${named('before', valueText(before, row.unit))} ngày ${named('before_date', formatDate(dateOf(previous)))}`;
    const to = `${named('value', valueText(now, row.unit))} ngày ${dateMark(row)}`;
    const rise = named('rise', differenceText(now - before, row.unit));
    return [{ text: `${continued(name)} tăng ${rise} (từ ${from} lên ${to})`, rise: now - before }];
  });
  const unique = [...new Map(rises.map((rise) => [rise.text, rise])).values()];
  return unique
    .sort((a, b) => b.rise - a.rise)
    .slice(0, inText)
    .map(({ text }) => text);
}

function causes(facts: Facts): Block[] {
  return [
    item('assessment/3/objective', `Nguyên nhân khách quan: ${causeList(facts, 'objective')}`),
    item('assessment/3/subjective', `Nguyên nhân chủ quan: ${causeList(facts, 'subjective')}`),
  ];
}

function causeList({ tasks, input }: Facts, kind: CauseKind): string {
  const told = [
    ...tasks.flatMap(({ cause }) => (cause?.kind === kind ? [cause.text] : [])),
    ...allDifficulties(input).flatMap(({ cause, text }) => (cause === kind ? [text] : [])),
  ];
  const unique = [...new Set(told.map(continued))];
  return unique.length === 0 ? 'các đơn vị chưa báo cáo.' : `${unique.join('; ')}.`;
}
