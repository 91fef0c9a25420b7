import type { Plan, PlanTask } from '@hatangso/contracts/plan';
import { randomFrom } from './random.ts';

/** How the offices of the demonstration report: done, running, kept up, not begun, by turns that look like a real year. */
const words = [
  ['đang thực hiện', 'Đã phối hợp doanh nghiệp khảo sát, lập danh sách điểm cần bổ sung'],
  ['hoàn thành', 'Đã hoàn thành theo kế hoạch, có biên bản nghiệm thu'],
  ['duy trì', 'Tiếp tục duy trì, không có sự cố'],
  ['đang thực hiện', 'Đang triển khai, đạt một phần khối lượng'],
  ['chưa thực hiện', ''],
] as const;

const difficulties = [
  'Chưa có số liệu hạ tầng của doanh nghiệp theo tổ dân phố',
  'Thiếu kinh phí mua thiết bị cho tổ công nghệ số cộng đồng',
  'Tuyến cáp treo chưa rõ chủ sở hữu, chưa chỉnh trang được',
] as const;

/** The progress sheet of the demonstration's offices (CSV), for every task of the plan. */
export function progressSheet(plan: Plan): string {
  const random = randomFrom(2026_10);
  const heading = 'Mã nhiệm vụ;Trạng thái;Tiến độ (%);Kết quả;Minh chứng;Thời điểm;Khó khăn;Đã chi (đồng)';
  const lines = plan.tasks.flatMap((task, at) => [
    progressLine(task, at, 0.4, '30/06/2026', random),
    progressLine(task, at, 1, '31/10/2026', random),
  ]);
  return `${[heading, ...lines].join('\n')}\n`;
}

function progressLine(task: PlanTask, at: number, share: number, date: string, random: () => number): string {
  const recurs = task.schedule.recurs !== undefined;
  const [state, result] = words[(at * 3 + (recurs ? 1 : 0)) % words.length] ?? words[0];
  const done = state === 'hoàn thành' && share === 1;
  const shown = state === 'hoàn thành' && share < 1 ? 'đang thực hiện' : state;
  const percent = done ? 100 : shown === 'chưa thực hiện' ? 0 : Math.round((30 + 50 * random()) * share);
  const difficulty =
    share === 1 && (at % 9 === 4 || shown === 'chưa thực hiện') ? difficulties[at % difficulties.length] : '';
  const document = shown === 'chưa thực hiện' ? '' : `Báo cáo trình diễn số ${at + 1}/BC ngày ${date}`;
  const spent = at % 4 === 1 ? Math.round(((at % 7) + 2) * 3_500_000 * share) : '';
  return [task.id, shown, shown === 'duy trì' ? '' : percent, result, document, date, difficulty, spent].join(
    ';',
  );
}
