import type { Block } from '@hatangso/contracts/report-model';
import { committee, type Facts, groupBy, officeToday } from '../facts.ts';
import { citeInFull, citeShort, subjectText } from './documents.ts';
import { formatCount, formatDate } from './numbers.ts';
import { clause, continued, sentence } from './plain.ts';
import { periodText } from './words.ts';

/** This many are cited in the text; more go to the list after annex II. */
const inText = 3;

/** Section I: legal bases, who leads, documents issued, meetings, changes of the plan. */
export function directionBlocks(facts: Facts, legalBases: readonly string[]): Block[] {
  const { plan } = facts.input;
  const blocks: Block[] = [];
  if (legalBases.length > 0) {
    blocks.push({ kind: 'paragraph', text: 'Kế hoạch được ban hành và triển khai trên cơ sở các văn bản:' });
    for (const [index, base] of legalBases.entries()) {
      blocks.push({ kind: 'item', text: `${base}${index === legalBases.length - 1 ? '.' : ';'}` });
    }
  }
  if (plan.territoryNote !== null) blocks.push({ kind: 'paragraph', text: sentence(plan.territoryNote) });
  if (plan.recipients.length > 0) {
    const before = plan.recipients.map(({ planName }) => planName).join(' và ');
    const today = plan.recipients.map((change) => change.today).join(' và ');
    const text = `Kế hoạch nêu nơi nhận báo cáo là ${before}; nay báo cáo gửi ${today}.`;
    blocks.push({ kind: 'paragraph', text });
  }
  for (const text of [steering(facts), documents(facts), meetings(facts), ...adjustments(facts)]) {
    blocks.push({ kind: 'paragraph', text: sentence(text) });
  }
  return blocks;
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
    ([kind, of]) => `${formatCount(of.length)} ${continued(kind)}`,
  );
  const lead = `Trong ${period}, ${committee(input)} đã ban hành ${formatCount(issued.length)} văn bản chỉ đạo, triển khai`;
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
  const told = held.slice(0, inText).map(({ date, text }) => `${clause(text)} (ngày ${formatDate(date)})`);
  const rest = held.length > inText ? ` và ${formatCount(held.length - inText)} cuộc khác` : '';
  return `Đã tổ chức ${formatCount(held.length)} cuộc họp, hội nghị: ${told.join('; ')}${rest}`;
}

function adjustments({ input }: Facts): string[] {
  return input.plan.adjustments.map(({ date, what, reason, document }) => {
    const by = document === null ? '' : ` theo ${citeInFull(document)}`;
    return `Từ ngày ${formatDate(date)}, kế hoạch được điều chỉnh${by}: ${clause(what)}; lý do: ${continued(reason)}`;
  });
}
