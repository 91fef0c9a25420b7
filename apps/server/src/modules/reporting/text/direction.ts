import type { Block } from '@hatangso/contracts/report-model';
import { committee, type Facts, groupBy, officeToday } from '../facts.ts';
import { item, paragraph } from './blocks.ts';
import { citeInFull, citeShort, subjectText } from './documents.ts';
import { countMark, dayMark } from './named.ts';
import { clause, continued, sentence } from './plain.ts';
import { periodText } from './words.ts';

/** This many are cited in the text; more go to the list after annex II. */
const inText = 3;

/** Section I: legal bases, who leads, documents issued, meetings, changes of the plan. */
export function directionBlocks(facts: Facts, legalBases: readonly string[]): Block[] {
  const { plan } = facts.input;
  const blocks: Block[] = [];
  if (legalBases.length > 0) {
    blocks.push(paragraph('direction/bases', 'Kế hoạch được ban hành và triển khai trên cơ sở các văn bản:'));
    for (const [index, base] of legalBases.entries()) {
      const stop = index === legalBases.length - 1 ? '.' : ';';
      blocks.push(item(`direction/bases/${index + 1}`, `${base}${stop}`));
    }
  }
  if (plan.territoryNote !== null)
    blocks.push(paragraph('direction/territory', sentence(plan.territoryNote)));
  if (plan.recipients.length > 0) {
    const before = plan.recipients.map(({ planName }) => planName).join(' và ');
    const today = plan.recipients.map((change) => change.today).join(' và ');
    const text = `Kế hoạch nêu nơi nhận báo cáo là ${before}; nay báo cáo gửi ${today}.`;
    blocks.push(paragraph('direction/recipients', text));
  }
  const told: [place: string, text: string][] = [
    ['steering', steering(facts)],
    ['documents', documents(facts)],
    ['meetings', meetings(facts)],
    ...adjustments(facts).map((text, index): [string, string] => [`adjustments/${index + 1}`, text]),
  ];
  return [...blocks, ...told.map(([place, text]) => paragraph(`direction/${place}`, sentence(text)))];
}

function steering({ input }: Facts): string {
  return input.direction.steering ?? 'Trong kỳ chưa ghi nhận thông tin về tổ chức chỉ đạo';
}

function documents({ input }: Facts): string {
  const { documents: issued } = input.direction;
  const period = periodText(input.period);
  if (issued.length === 0)
    return `Trong ${period} chưa ghi nhận văn bản chỉ đạo, triển khai nào được ban hành`;
  const kinds = groupBy(issued, ({ kind }) => kind).map(
    ([kind, of]) => `${countMark(`documents.${kind}`, of.length)} ${continued(kind)}`,
  );
  const lead = `Trong ${period}, ${committee(input)} đã ban hành ${countMark('documents', issued.length)} văn bản chỉ đạo, triển khai`;
  if (issued.length > inText) return `${lead} (${kinds.join(', ')}), danh mục kèm theo Phụ lục II`;
  const cited = issued.map((document) => {
    const office = document.office === null ? '' : ` (${officeToday(input, document.office)} tham mưu)`;
    return `${citeShort(document)} ${subjectText(document)}${office}`;
  });
  return `${lead}: ${cited.join('; ')}`;
}

/** The list after annex II; empty when all are cited in the text. */
export function documentList({ input }: Facts): string[] {
  const { documents: issued } = input.direction;
  return issued.length > inText ? issued.map(citeInFull) : [];
}

function meetings({ input }: Facts): string {
  const { meetings: held } = input.direction;
  if (held.length === 0) return 'Chưa ghi nhận cuộc họp chuyên đề nào trong kỳ';
  const told = held.slice(0, inText).map(({ date, text }) => `${clause(text)} (ngày ${dayMark(date)})`);
  const rest =
    held.length > inText ? ` và ${countMark('meetings.more', held.length - inText)} cuộc khác` : '';
  return `Đã tổ chức ${countMark('meetings', held.length)} cuộc họp, hội nghị: ${told.join('; ')}${rest}`;
}

function adjustments({ input }: Facts): string[] {
  return input.plan.adjustments.map(({ date, what, reason, document }) => {
    const by = document === null ? '' : ` theo ${citeInFull(document)}`;
    return `Từ ngày ${dayMark(date)}, kế hoạch được điều chỉnh${by}: ${clause(what)}; lý do: ${continued(reason)}`;
  });
}
