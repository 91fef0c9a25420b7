import { createHash } from 'node:crypto';
import type { MissingOfOffice } from '@hatangso/contracts/report-model';
import { officeIdToday, officeToday } from '../facts.ts';
import type { ReportInput } from '../input.ts';
import type { Worded } from '../words/with-words.ts';

/** What one office answers for in a report. */
export interface OfficePart {
  readonly office: string;
  readonly name: string;
  readonly compiles: boolean;
  readonly places: readonly string[];
  readonly tasks: readonly string[];
  readonly indicators: readonly string[];
  readonly missing: Pick<MissingOfOffice, 'figures' | 'tasks'>;
  /** Digest of all that as it stands: tells later whether something changed. */
  readonly linesSha256: string;
}

/**
 * The parts of a report, from whoever is in charge of the plan's tasks and targets as they answer on the closing day,
 * in the plan's order; an office that answers for nothing has none. What nobody is in charge of is the compiler's.
 */
export function partsOf(input: ReportInput, worded: Worded, compiler: string | null): OfficePart[] {
  const compiles = compiler === null ? null : officeIdToday(input, compiler);
  const today = (id: string | null): string | null => officeIdToday(input, id) ?? compiles;
  const tasks = input.tasks.filter(({ state }) => state !== 'not_due');
  const offices = new Set([
    ...tasks.map(({ office }) => today(office)),
    ...input.plan.targets.map(({ office }) => today(office)),
    compiles,
  ]);
  const ordered = [...new Set(input.plan.offices.map(({ todayId }) => todayId))].filter((id) =>
    offices.has(id),
  );
  return ordered.map((office) => {
    const own = tasks.filter((task) => today(task.office) === office);
    const targets = input.plan.targets.filter((target) => today(target.office) === office);
    const indicators = [
      ...new Set(targets.flatMap(({ measures }) => measures.map(({ indicator }) => indicator))),
    ];
    const places = worded.places.filter(({ block }) => 'office' in block && block.office === office);
    return {
      office,
      name: officeToday(input, office),
      compiles: office === compiles,
      places: places.map(({ place }) => place),
      tasks: own.map(({ id }) => id),
      indicators,
      missing: missingOf(worded, (id) => (id ?? compiles) === office),
      linesSha256: digest([
        own,
        input.indicators
          .filter(({ code }) => indicators.includes(code))
          .map(({ code, value, numerator, denominator, evidenceDate }) => [
            code,
            value,
            numerator,
            denominator,
            evidenceDate,
          ]),
        places.map(({ block }) => ('text' in block ? block.text : '')),
        worded.remarks
          .filter(({ place }) => indicators.some((code) => place === `remark:${code}`))
          .map(({ content }) => content),
      ]),
    };
  });
}

function missingOf({ model }: Worded, isOwn: (id: string | null) => boolean): OfficePart['missing'] {
  const own = model.missing.filter(({ officeId }) => isOwn(officeId));
  return { figures: own.flatMap(({ figures }) => figures), tasks: own.flatMap(({ tasks }) => tasks) };
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
