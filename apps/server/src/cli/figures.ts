import { writeFileSync } from 'node:fs';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { type CommonOptions, needWard, type Session, withSession } from './session.ts';
import type { TextKey } from './texts.ts';

export interface FigureOptions extends CommonOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly all?: boolean;
  readonly out?: string;
}

interface Computed {
  readonly wards: number;
  readonly figures: number;
  readonly seconds: number;
}

/** `compute`: stores the figures of a ward or of all. */
export async function compute(options: FigureOptions): Promise<void> {
  await withSession(options, async (session) => {
    const path = options.all === true ? '/figures' : `/wards/${needWard(session)}/figures`;
    const body = options.asOf === undefined ? {} : { asOf: options.asOf };
    const done = await session.json<Computed>({ method: 'POST', path, body });
    session.print(
      done,
      session.say('compute.done', { wards: done.wards, figures: done.figures, seconds: done.seconds }),
    );
  });
}

/** `indicators`: every indicator of a ward as of a date. */
export async function indicators(options: FigureOptions): Promise<void> {
  await withSession(options, async (session) => {
    const rows = await session.json<IndicatorRow[]>({
      method: 'GET',
      path: `/wards/${needWard(session)}/indicators`,
      query: { asOf: options.asOf, knownAt: options.knownAt },
    });
    if (options.out !== undefined) writeFileSync(options.out, JSON.stringify(rows, null, 2));
    const mark = rows.some((row) => row.demonstration === true) ? [session.say('serve.demonstration')] : [];
    session.print(rows, [...mark, ...rows.map((row) => line(session, row))].join('\n'));
  });
}

const marks: Readonly<Record<IndicatorRow['status'], string>> = {
  met: '●',
  on_track: '▲',
  behind: '▼',
  missed: '✕',
  undecided: '◆',
  no_data: '○',
  not_applicable: '–',
  no_target: ' ',
};

/** Units that are words, not signs. */
const unitWords: Readonly<Record<string, TextKey>> = {
  per_person: 'unit.perPerson',
  count: 'unit.count',
};

function line(session: Session, row: IndicatorRow): string {
  const { language } = session.config;
  // 0.998 a person must not read as 1
  const maximumFractionDigits = row.unit === 'per_person' ? 3 : 2;
  const number = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits });
  const word = unitWords[row.unit];
  const unit = word === undefined ? row.unit : session.say(word);
  const value =
    row.value === null
      ? session.say(row.status === 'not_applicable' ? 'figure.notApplicable' : 'figure.none')
      : `${number.format(row.value)} ${unit}`.trimEnd();
  const bounds =
    row.low === null || row.high === null ? '' : ` [${number.format(row.low)} – ${number.format(row.high)}]`;
  const fraction =
    row.numerator === null || row.denominator === null
      ? ''
      : `  ${number.format(row.numerator)} / ${number.format(row.denominator)}`;
  return `${marks[row.status]} ${row.code.padEnd(28)} ${(value + bounds).padEnd(34)}${fraction}  ${row.evidenceDate ?? ''}  ${row.name[language]}`;
}
