import { randomFrom, successes } from './random.ts';
import { type GroupCell, groupCells, pointIn } from './shape.ts';

/** Known households of the ward and people a household: the ward's public averages (see docs of the domain). */
const knownHouseholds = 14_200;

/** Households known in each group: denser in the middle, summing to the ward's number. */
export const householdsOf: ReadonlyMap<string, number> = (() => {
  const random = randomFrom(5_150);
  const weights = groupCells.map(
    (cell) => (cell.inner === 0 ? 1.3 : cell.outer < 1 ? 1.05 : 0.85) * (0.85 + 0.3 * random()),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = weights.map((weight) => Math.round((knownHouseholds * weight) / whole));
  const rest = knownHouseholds - counts.reduce((sum, count) => sum + count, 0);
  counts[0] = (counts[0] ?? 0) + rest;
  return new Map(groupCells.map((cell, at) => [cell.code, counts[at] ?? 0]));
})();

interface Round {
  readonly seed: number;
  readonly date: (at: number) => string;
  /** Share of a group's households that the round asked; 0 = the group was not reached. */
  readonly share: (cell: GroupCell, at: number) => number;
  /** How far along the ward is, 0 to 1: moves every chance below. */
  readonly progress: number;
}

const day = (year: number, month: number, at: number): string =>
  `${String((at % 27) + 1).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;

/** 2025: a tenth of each group. 2026: most groups in full, seven sampled, one not reached yet. */
export const rounds = {
  'khao-sat-2025': { seed: 2025, progress: 0, date: (at) => day(2025, 10, at), share: () => 0.1 },
  'khao-sat-2026': {
    seed: 2026,
    progress: 1,
    date: (at) => day(2026, 10, at),
    share: (_cell, at) => (at === 29 ? 0 : at % 4 === 3 ? 0.3 : 1),
  },
} as const satisfies Record<string, Round>;

export type RoundName = keyof typeof rounds;

const heading =
  'Mã hộ;Tổ dân phố;Kinh độ;Vĩ độ;Số nhân khẩu;Số người từ 15 tuổi;Số người từ 18 tuổi;Người trưởng thành có điện thoại thông minh;' +
  'Người trưởng thành có chữ ký số;Người có định danh số;Có cáp quang;Có nhu cầu lắp cáp quang;Tốc độ gói (Mb/s);Có IPv6;Số kết nối IoT;Ngày khảo sát';

/** A survey sheet as a ward would hand it in (CSV). */
export function householdSheet(name: RoundName): string {
  const round: Round = rounds[name];
  const random = randomFrom(round.seed);
  const lines = groupCells.flatMap((cell, at) => {
    const asked = Math.round((householdsOf.get(cell.code) ?? 0) * round.share(cell, at));
    return Array.from({ length: asked }, (_, number) => householdLine(cell, number, round, random));
  });
  return `${[heading, ...lines].join('\n')}\n`;
}

function householdLine(cell: GroupCell, number: number, round: Round, random: () => number): string {
  const [lon, lat] = pointIn(cell, random);
  const central = 1 - (cell.inner + cell.outer) / 2;
  const people = 1 + successes(random, 7, 0.35);
  const from15 = Math.max(1, successes(random, people, 0.76));
  const from18 = Math.max(1, successes(random, from15, 0.934));
  const fibre = random() < 0.62 + 0.14 * round.progress + 0.2 * central;
  const wants = !fibre && random() < 0.55;
  const speed = [100, 150, 300, 500, 1000][Math.floor(random() * 5)] ?? 100;
  const located = random() < 0.985;
  return [
    `${cell.code}-${String(number + 1).padStart(4, '0')}`,
    cell.name,
    located ? decimalComma(lon) : '',
    located ? decimalComma(lat) : '',
    people,
    from15,
    from18,
    successes(random, from15, 0.78 + 0.1 * round.progress),
    successes(random, from15 === 0 ? 0 : from18, 0.22 + 0.3 * round.progress),
    successes(random, people, 0.66 + 0.14 * round.progress),
    fibre ? 'x' : 'không',
    fibre ? '' : wants ? 'có' : 'không',
    fibre ? speed : '',
    fibre ? (random() < 0.45 + 0.25 * round.progress ? 'có' : 'không') : '',
    fibre ? successes(random, 9, 0.25 + 0.1 * round.progress) : 0,
    round.date(number),
  ].join(';');
}

const decimalComma = (value: number): string => String(value).replace('.', ',');
