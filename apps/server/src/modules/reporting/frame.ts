import type { ReportHead, ReportMeta, ReportSignature } from '@hatangso/contracts/report-model';
import type { SignerRole } from '@hatangso/contracts/reporting';
import type { ReportInput } from './input.ts';
import { citeInFull, notGiven } from './text/documents.ts';
import { mark } from './text/marks.ts';
import { formatDate, formatDateInWords } from './text/numbers.ts';
import { periodText } from './text/words.ts';

export const demonstrationMark = 'SỐ LIỆU TRÌNH DIỄN - KHÔNG CÓ GIÁ TRỊ SỬ DỤNG';
export const internalMark = 'BẢN NỘI BỘ - KHÔNG PHÁT HÀNH';

/** What stands around the seven sections: properties, head, opening, closing, signature, line of the annexes. */
export function frame(input: ReportInput): {
  meta: ReportMeta;
  head: ReportHead;
  opening: string[];
  closing: string;
  signature: ReportSignature;
  attachedTo: string;
} {
  const subject = `Kết quả thực hiện Kế hoạch ${input.plan.name} ${periodText(input.period)}`;
  return {
    meta: {
      title: `Báo cáo ${subject.slice(0, 1).toLocaleLowerCase('vi')}${subject.slice(1)}`,
      author: `Ủy ban nhân dân ${input.ward.name}`,
      language: 'vi-VN',
      wardCode: input.ward.code,
      year: input.period.year,
      period: periodText(input.period),
      closing: input.period.closing,
      knownAt: input.knownAt,
      demonstration: input.demonstration ? demonstrationMark : null,
      internal: input.internal,
      internalMark: input.internal ? internalMark : null,
    },
    head: {
      authority: ['ỦY BAN NHÂN DÂN', input.ward.name.toLocaleUpperCase('vi')],
      number: numberText(input),
      placeDate: placeDate(input),
      kind: 'BÁO CÁO',
      subject,
      addressees: input.settings.addressees,
    },
    opening: [opening(input)],
    closing: `Trên đây là báo cáo ${subject.slice(0, 1).toLocaleLowerCase('vi')}${subject.slice(1)} của Ủy ban nhân dân ${input.ward.name}./.`,
    signature: {
      lines: ['TM. ỦY BAN NHÂN DÂN', ...titles[input.settings.signer.role]],
      name: input.settings.signer.name ?? '',
      recipients: input.settings.recipients,
    },
    attachedTo: attachedTo(input),
  };
}

const titles: Readonly<Record<SignerRole, readonly string[]>> = {
  chair: ['CHỦ TỊCH'],
  acting_chair: ['Q. CHỦ TỊCH'],
  deputy: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
};

/** Left open for the clerk's office, which numbers and dates what is issued. */
function numberText({ settings }: ReportInput): string {
  return `Số: ${settings.number ?? '        '}/${settings.sign}`;
}

function placeDate({ settings, period }: ReportInput): string {
  const date =
    settings.date === null
      ? `ngày      tháng      năm ${period.to.slice(0, 4)}`
      : formatDateInWords(settings.date);
  return `${settings.place}, ${date}`;
}

function opening({ plan, ward, period }: ReportInput): string {
  return (
    `Thực hiện ${citeInFull(plan.document)}, Ủy ban nhân dân ${ward.name} báo cáo kết quả ` +
    `(kỳ báo cáo: ${periodText(period)}, từ ngày ${mark('date:from', formatDate(period.from))} đến ngày ${mark('date:to', formatDate(period.to))}; ` +
    `số liệu chốt đến ngày ${mark('date:closing', formatDate(period.closing))}) như sau:`
  );
}

function attachedTo({ settings, ward }: ReportInput): string {
  const number = settings.number ?? notGiven;
  const date = settings.date === null ? notGiven : formatDate(settings.date);
  return `(Kèm theo Báo cáo số ${number}/${settings.sign} ngày ${date} của Ủy ban nhân dân ${ward.name})`;
}
