import type { IndicatorStatus, TargetState } from '@hatangso/contracts/indicators';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import type { ReportTaskState } from '../input.ts';
import { formatBeside, formatPercent } from './numbers.ts';

export const noFigure = 'chưa có số liệu';

const statusWords: Readonly<Record<IndicatorStatus, string>> = {
  met: 'Đạt',
  missed: 'Không đạt',
  on_track: 'Đúng tiến độ',
  behind: 'Chậm tiến độ',
  undecided: 'Chưa đủ căn cứ kết luận',
  no_target: 'Không đặt mức',
  no_data: 'Chưa có số liệu',
  not_applicable: 'Không áp dụng',
};

export function statusText(status: IndicatorStatus): string {
  return statusWords[status];
}

const taskStateWords: Readonly<Record<ReportTaskState, string>> = {
  not_due: 'Chưa đến hạn',
  not_started: 'Chưa thực hiện',
  unreported: 'Chưa có báo cáo',
  in_progress: 'Đang triển khai',
  done: 'Đã hoàn thành',
  maintained: 'Tiếp tục duy trì',
  suspended: 'Tạm dừng',
  cancelled: 'Không tiếp tục thực hiện',
};

/** States in the order in which they are counted; those not yet due are left out. */
export const countedStates: readonly ReportTaskState[] = [
  'done',
  'maintained',
  'in_progress',
  'not_started',
  'unreported',
  'suspended',
  'cancelled',
];

export function taskStateText(state: ReportTaskState): string {
  return taskStateWords[state];
}

/** Kinds of evidence, and sources named after them, in words. What is not listed is already a name. */
const kindWords: Readonly<Record<string, string>> = {
  units: 'dữ liệu đơn vị hành chính',
  succession: 'bảng chuyển đổi đơn vị hành chính',
  plan: 'kế hoạch',
  groups: 'danh sách tổ dân phố',
  households: 'phiếu khảo sát hộ gia đình',
  places: 'danh mục khu vực trọng điểm',
  claims: 'vùng phủ do doanh nghiệp viễn thông công bố',
  figures: 'số liệu từ sổ theo dõi của đơn vị',
  progress: 'báo cáo tiến độ của đơn vị',
  'drive-test': 'mẫu đo chất lượng mạng di động',
  'speed-tests': 'mẫu đo tốc độ Internet',
  assets: 'danh mục hạ tầng kỹ thuật viễn thông thụ động',
  ofds: 'hồ sơ mạng cáp quang',
  samples: 'mẫu đo chất lượng mạng',
  devices: 'số liệu thiết bị kết nối',
  machines: 'danh sách máy chủ, máy trạm',
  systems: 'danh sách hệ thống thông tin',
  surveys: 'phiếu khảo sát ý kiến',
  survey: 'phiếu khảo sát hộ gia đình',
  checklist: 'danh mục kiểm tra',
  coverage_people: 'vùng phủ do doanh nghiệp viễn thông công bố',
  coverage_households: 'vùng phủ do doanh nghiệp viễn thông công bố',
  coverage_places: 'vùng phủ do doanh nghiệp viễn thông công bố',
  groups_with_service: 'vùng phủ do doanh nghiệp viễn thông công bố',
  rank: 'số liệu của các đơn vị trong nhóm so sánh',
  peers: 'số liệu của các đơn vị trong nhóm so sánh',
  register: 'số liệu từ sổ theo dõi của đơn vị',
};

/** A kind or a source in words; a register names its supplier behind a colon: "register:Công an phường". */
export function kindText(kind: string): string {
  const known = kindWords[kind];
  if (known !== undefined) return known;
  const [head = '', ...rest] = kind.split(':');
  if (rest.length === 0) return kind;
  const supplier = rest.join(':').trim();
  return head === 'register' ? `sổ theo dõi của ${supplier}` : `${kindWords[head] ?? head}: ${supplier}`;
}

/** Methods by code; a method that is already a sentence is printed as it stands. */
const methodWords: Readonly<Record<string, string>> = {
  count: 'Đếm toàn bộ',
  partial_count: 'Đếm toàn bộ ở các tổ dân phố có số liệu',
  mixed: 'Đếm toàn bộ ở một số tổ dân phố, ước lượng từ mẫu ở các tổ còn lại, có khoảng tin cậy 95%',
  sample: 'Ước lượng từ mẫu theo tổ dân phố, có khoảng tin cậy 95%',
  estimate: 'Ước lượng từ mẫu theo tổ dân phố, có khoảng tin cậy 95%',
  line_through_two: 'Đường thẳng qua hai số liệu gần nhất',
  least_squares: 'Đường thẳng khớp nhất với các số liệu đã có (bình phương tối thiểu)',
  checklist: 'Đếm các điểm đã đạt trong danh mục kiểm tra',
  rank: 'Xếp hạng trong nhóm so sánh',
  register: 'Lấy từ sổ theo dõi của đơn vị cung cấp',
  claims: 'Đếm ở các vị trí nằm trong vùng phủ mà doanh nghiệp công bố (bản đồ)',
  claims_by_group: 'Tính theo bảng doanh nghiệp công bố cho từng tổ dân phố, địa điểm',
  claims_and_tables:
    'Đếm ở các vị trí nằm trong vùng phủ công bố (bản đồ), kết hợp bảng công bố của doanh nghiệp',
  coverage: 'Chồng ghép vùng phủ công bố với điểm dân cư, khu vực trọng điểm',
  coverage_by_group: 'Đếm theo tổ dân phố từ bảng công bố của doanh nghiệp',
};

/** Coverage of households of which only a part was surveyed. */
const sampledSuffix = '_sampled';

/** True where the bounds of a figure by this method hold a sampling error. */
export function isSampled(method: string | null): boolean {
  return method === 'sample' || method === 'mixed' || isSampledClaims(method);
}

export const isClaims = (method: string | null): boolean => method?.startsWith('claims') === true;
export const isSampledClaims = (method: string | null): boolean =>
  isClaims(method) && method?.endsWith(sampledSuffix) === true;

export function methodText(method: string | null): string {
  if (method === null) return 'Chưa có';
  if (!isSampledClaims(method)) return methodWords[method] ?? method;
  const base = method.slice(0, -sampledSuffix.length);
  return `${methodWords[base] ?? base}; số dân, số hộ suy rộng từ mẫu khảo sát theo tổ dân phố`;
}

const unitWords: Readonly<Record<string, string>> = {
  per_person: 'trên đầu người',
  connections_per_person: 'kết nối/người',
  ratio: '',
  rank: '',
  count: '',
  score: 'điểm',
  points: 'điểm',
  people: 'người',
  households: 'hộ',
  days: 'ngày',
  samples: 'mẫu',
  layers: 'lớp',
};

export function unitText(unit: string): string {
  return unitWords[unit] ?? unit;
}

/** A value with its unit, never rounded across a level: "93,2%", "0,8 kết nối/người", "hạng 5". */
export function valueText(value: number, unit: string, levels: readonly number[] = []): string {
  if (unit === '%') return formatPercent(value, levels);
  if (unit === 'rank') return `hạng ${formatBeside(value, levels)}`;
  return `${formatBeside(value, levels, decimalsOf(unit))} ${unitText(unit)}`.trim();
}

/** Numbers around one say nothing with one decimal. */
const decimalsOf = (unit: string): number => (/per_person$|^ratio$/.test(unit) ? 2 : 1);

/** A difference: percentage points for shares, else the unit itself. Always told as a size, without sign. */
export function differenceText(difference: number, unit: string): string {
  const size = Math.abs(difference);
  if (unit === '%') return `${formatBeside(size, [])} điểm phần trăm`;
  return `${formatBeside(size, [], decimalsOf(unit))} ${unitText(unit)}`.trim();
}

/**
 * The level a target asks for, in words: "trên 50%", "từ 95% trở lên", "100%". `say` may dress the number itself.
 */
export function levelText(
  target: Pick<TargetState, 'comparison' | 'level' | 'unit'>,
  say: (number: string) => string = (number) => number,
): string {
  if (target.level === null) return target.comparison === 'rank' ? 'mức khá' : 'đã có, sẵn sàng';
  const level = say(valueText(target.level, target.unit));
  switch (target.comparison) {
    case 'above':
      return `trên ${level}`;
    case 'below':
      return `dưới ${level}`;
    case 'at_most':
      return `không quá ${level}`;
    case 'rank':
      // A rank's level is a share of the peers, counted from the best, whatever its unit is called.
      return `trong nhóm ${say(formatPercent(target.level))} đứng đầu`;
    case 'in_place':
      return 'đã có, sẵn sàng';
    default:
      return target.unit === '%' && target.level >= 100 ? level : `từ ${level} trở lên`;
  }
}

const periodWords: Readonly<Record<PeriodKind, string>> = {
  N: 'năm',
  '6T': '6 tháng đầu năm',
  '9T': '9 tháng đầu năm',
  Q1: 'quý I năm',
  Q2: 'quý II năm',
  Q3: 'quý III năm',
  Q4: 'quý IV năm',
};

/** "năm 2026", "6 tháng đầu năm 2026", "quý I năm 2026". */
export function periodText(period: { readonly kind: PeriodKind; readonly year: number }): string {
  return `${periodWords[period.kind]} ${period.year}`;
}
