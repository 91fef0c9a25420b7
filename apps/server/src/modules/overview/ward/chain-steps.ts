import type { NextStep } from '@hatangso/contracts/overview';
import { problemText } from '@hatangso/contracts/problems';
import type { LintFinding } from '../../plan/index.ts';
import { named, type StepGround } from './step-ground.ts';

/** Kinds of breaks of the chain, in the order in which they are told; `codes` are those of the plan's lint. */
const breaks = [
  { part: 'passed', codes: /^plan\.target_passed$/ },
  {
    part: 'targets',
    codes: /^plan\.(target_without|base_unknown|indicator_|level_missing|unit_differs|milestone)/,
  },
  { part: 'tasks', codes: /^plan\.(task_|target_unknown)/ },
  { part: 'sources', codes: /^plan\.source_/ },
  { part: 'offices', codes: /^plan\.(office|successor|supplier|compiler)/ },
  { part: 'documents', codes: /^plan\.(number|date|issuer|subject|base_without|section)/ },
] as const;
const dates = /^plan\.(upward_deadline|closing_day|offices_deadline)/;

/** Steps about the plan itself: links that are missing, and days nobody has set. */
export function chainSteps(ground: StepGround): NextStep[] {
  const { findings } = ground;
  const broken = findings.filter(({ severity }) => severity === 'broken');
  const unset = broken.filter(({ code }) => dates.test(code));
  const rest = broken.filter(({ code }) => !dates.test(code));
  const partOf = ({ code }: LintFinding): string =>
    breaks.find(({ codes }) => codes.test(code))?.part ?? 'others';
  const steps = [...breaks.map(({ part }) => part), 'others'].flatMap((part) => {
    const own = rest.filter((finding) => partOf(finding) === part);
    return own.length === 0 ? [] : [stepOf(ground, 'chain_broken', part, own)];
  });
  return unset.length === 0 ? steps : [...steps, stepOf(ground, 'dates_unset', 'dates', unset)];
}

function stepOf(
  ground: StepGround,
  kind: 'chain_broken' | 'dates_unset',
  part: string,
  findings: readonly LintFinding[],
): NextStep {
  const labels = [...new Set(findings.map((finding) => labelOf(ground, part, finding)))];
  return {
    kind,
    urgency: 'later',
    office: null,
    about: kind === 'dates_unset' ? { kind: 'settings', id: 'report' } : { kind: 'plan', id: null },
    count: findings.length,
    params: { part },
    name: null,
    items: named(labels.map((label) => ({ id: label, label }))),
  };
}

/** A target without a successor by its indicator's name, since the step has said the rest; else the lint's words. */
function labelOf({ figures, language }: StepGround, part: string, { code, params }: LintFinding): string {
  const name = figures.find(({ row }) => row.code === params.indicator)?.row.name[language];
  if (part === 'passed' && name !== undefined) return `${params.item} ${name}`;
  return problemText(code, params, language);
}
