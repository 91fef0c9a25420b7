import type { Language } from '@hatangso/contracts/problems';

/** What the days of a plan are called. */
export interface Words {
  readonly name: (ward: string) => string;
  readonly deadline: Readonly<Record<'offices' | 'upward' | 'closing', string>>;
  readonly before: (day: string) => string;
  readonly target: (id: string) => string;
  readonly milestone: (id: string, level: number, unit: string) => string;
  readonly task: (id: string, title: string) => string;
  readonly round: (id: string, title: string) => string;
  readonly inCharge: (title: string, office: string) => string;
  readonly answer: (task: string | null) => string;
  readonly answerer: (office: string) => string;
}

const dayText = (day: string): string => day.split('-').reverse().join('/');
const levelText = (level: number, unit: string, locale: string): string =>
  `${level.toLocaleString(locale)}${unit === '%' ? ' %' : ''}`;

export const calendarWords: Readonly<Record<Language, Words>> = {
  vi: {
    name: (ward) => `Kế hoạch hạ tầng số – ${ward}`,
    deadline: {
      offices: 'Hạn cuối các đơn vị báo cáo kết quả thực hiện kế hoạch',
      upward: 'Hạn cuối gửi báo cáo năm lên cấp trên',
      closing: 'Chốt số liệu báo cáo năm',
    },
    before: (day) => `Kế hoạch ghi: trước ngày ${dayText(day)}.`,
    target: (id) => `Đến hạn chỉ tiêu ${id}`,
    milestone: (id, level, unit) => `Mốc của chỉ tiêu ${id}: ${levelText(level, unit, 'vi-VN')}`,
    task: (id, title) => `Hạn nhiệm vụ ${id}: ${title}`,
    round: (id, title) => `Cuối kỳ nhiệm vụ ${id}: ${title}`,
    inCharge: (title, office) => `${title}\nChủ trì: ${office}`,
    answer: (task) => `Hạn trả lời khó khăn, vướng mắc${task === null ? '' : ` của nhiệm vụ ${task}`}`,
    answerer: (office) => `Trả lời: ${office}`,
  },
  en: {
    name: (ward) => `Digital infrastructure plan – ${ward}`,
    deadline: {
      offices: 'Last day for the offices to report on the plan',
      upward: 'Last day to send the yearly report upward',
      closing: 'Figures of the yearly report are closed',
    },
    before: (day) => `The plan says: before ${dayText(day)}.`,
    target: (id) => `Target ${id} is due`,
    milestone: (id, level, unit) => `Milestone of target ${id}: ${levelText(level, unit, 'en-GB')}`,
    task: (id, title) => `Task ${id} is due: ${title}`,
    round: (id, title) => `End of a round of task ${id}: ${title}`,
    inCharge: (title, office) => `${title}\nIn charge: ${office}`,
    answer: (task) => `An answer is due to a difficulty${task === null ? '' : ` of task ${task}`}`,
    answerer: (office) => `Answers: ${office}`,
  },
};
