import type { BoardRow, NextStep, OfficeRef } from '@hatangso/contracts/overview';
import type { BoardFigure } from '../../indicators/index.ts';
import { byOffice, named, namedAtMost, reportIsNear, type StepGround } from './step-ground.ts';

/** Steps about figures: which to close, what is missing under them, what has grown old, which fall behind. */
export const evidenceSteps = (ground: StepGround): NextStep[] => [
  ...toClose(ground),
  ...toSurvey(ground),
  ...withoutEvidence(ground),
  ...unsurveyedGroups(ground),
  ...unservedPlaces(ground),
  ...stale(ground),
  ...behind(ground),
];

const pressing = (ground: StepGround): NextStep['urgency'] => (reportIsNear(ground) ? 'soon' : 'later');

/** Who answers for an indicator: the office of a target that asks for it, else the definition's. */
function officeFor(ground: StepGround, indicator: string): OfficeRef | null {
  const row = ground.rows.find((one) => one.indicator === indicator && one.office !== null);
  if (row !== undefined) return row.office;
  return ground.officeOf(ground.figures.find((one) => one.row.code === indicator)?.office ?? null);
}

/** Sources that tell something clearly different, until the office in charge has closed one of them. */
function toClose(ground: StepGround): NextStep[] {
  return ground.figures.flatMap(({ row, differences }): NextStep[] => {
    const [chosen] = row.sources;
    const largest = differences.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))[0];
    if (chosen === undefined || chosen.closed || largest === undefined) return [];
    return [
      {
        kind: 'close_figures',
        urgency: pressing(ground),
        office: officeFor(ground, row.code),
        about: { kind: 'indicator', id: row.code },
        count: differences.length,
        params: {
          source: chosen.source,
          other: largest.source,
          difference: largest.difference,
          unit: row.unit,
          year: ground.deadlines.year,
        },
        name: row.name,
        items: [],
      },
    ];
  });
}

/** Groups in which more households would tell whether a target is met. */
function toSurvey(ground: StepGround): NextStep[] {
  return ground.needs.map(({ indicator, households, groups, everyone }) => ({
    kind: 'survey_more',
    urgency: pressing(ground),
    office: officeFor(ground, indicator),
    about: { kind: 'indicator', id: indicator },
    count: groups.length,
    params: { households, everyone: everyone ? 1 : 0 },
    name: nameOf(ground, indicator),
    items: groups
      .slice(0, namedAtMost)
      .map(({ group, name, households: amount }) => ({ id: group, label: name, amount })),
  }));
}

/** Targets of which nothing is known. */
function withoutEvidence(ground: StepGround): NextStep[] {
  const rows = oncePerIndicator(ground.rows.filter(({ status }) => status === 'no_data'));
  return byOffice(rows).map(({ office, things }) =>
    ofRows('no_evidence', pressing(ground), office, things, {}, ground.language),
  );
}

/** Groups that the surveys have not reached, over all survey figures. */
function unsurveyedGroups(ground: StepGround): NextStep[] {
  const surveyed = ground.figures.filter(
    ({ row }) => row.sources[0]?.source === 'survey' && row.missing.groups.length > 0,
  );
  const groups = [...new Set(surveyed.flatMap(({ row }) => row.missing.groups))];
  const [first] = surveyed;
  if (first === undefined) return [];
  return [
    {
      kind: 'groups_unsurveyed',
      urgency: pressing(ground),
      office: officeFor(ground, first.row.code),
      about: { kind: 'evidence', id: 'households' },
      count: groups.length,
      params: { indicators: surveyed.length },
      name: null,
      items: named(groups.map((group) => ({ id: group, label: group }))),
    },
  ];
}

function unservedPlaces(ground: StepGround): NextStep[] {
  return ground.unserved
    .filter(({ places }) => places.length > 0)
    .map(({ indicator, places }) => ({
      kind: 'places_unserved',
      urgency: 'later',
      office: officeFor(ground, indicator),
      about: { kind: 'map', id: indicator },
      count: places.length,
      params: {},
      name: nameOf(ground, indicator),
      items: named(places.map(({ code, name }) => ({ id: code, label: name }))),
    }));
}

function stale(ground: StepGround): NextStep[] {
  const rows = oncePerIndicator(ground.rows.filter((row) => row.stale));
  return byOffice(rows).map(({ office, things }) => {
    const oldest = things.map(({ evidenceDate }) => evidenceDate ?? ground.asOf).toSorted()[0] ?? ground.asOf;
    return ofRows('stale_evidence', pressing(ground), office, things, { day: oldest }, ground.language);
  });
}

/** Targets still ahead that the figures are not on the way to. */
function behind(ground: StepGround): NextStep[] {
  const rows = ground.rows.filter(({ status }) => status === 'behind');
  return byOffice(rows).map(({ office, things }) =>
    ofRows('targets_behind', 'later', office, things, {}, ground.language),
  );
}

function ofRows(
  kind: NextStep['kind'],
  urgency: NextStep['urgency'],
  office: OfficeRef | null,
  rows: readonly BoardRow[],
  params: NextStep['params'],
  language: StepGround['language'],
): NextStep {
  const [only, other] = rows;
  const one = only !== undefined && other === undefined;
  return {
    kind,
    urgency,
    office,
    about: { kind: 'indicator', id: one ? only.indicator : null },
    count: rows.length,
    params,
    name: one ? only.name : null,
    items: named(rows.map(({ indicator, name }) => ({ id: indicator, label: name[language] }))),
  };
}

const oncePerIndicator = (rows: readonly BoardRow[]): BoardRow[] => [
  ...new Map(rows.map((row) => [row.indicator, row])).values(),
];

const nameOf = ({ figures }: StepGround, indicator: string): BoardFigure['row']['name'] | null =>
  figures.find(({ row }) => row.code === indicator)?.row.name ?? null;
