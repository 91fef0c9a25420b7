import { statSync } from 'node:fs';
import { isoDate } from '@hatangso/contracts/indicators';
import type { LintFindingView, PlanList, TaskRow } from '@hatangso/contracts/plan-routes';
import { type Config, readConfig } from '../config.ts';
import { checkIndicators, indicatorFacts } from '../modules/indicators/index.ts';
import { lintFile, readPlanText } from '../modules/plan/index.ts';
import { problemView } from '../platform/http/reply-problem.ts';
import { Problem } from '../platform/problem.ts';
import { todayIn } from '../platform/today.ts';
import { type CommonOptions, needWard, Refused, WrongUsage, withSession } from './session.ts';
import { say } from './texts.ts';

export interface LintOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly asOf?: string;
}

/** `plan lint FILE`: every break with its line. Needs no installation; exit 1 when unreadable, or broken under `--strict`. */
export async function lintPlanFile(path: string, options: LintOptions): Promise<void> {
  const config = readConfig(options);
  const { language } = config;
  const asOf = options.asOf ?? todayIn(new Date());
  if (!isoDate.safeParse(asOf).success) throw new WrongUsage(say(language, 'wrong.date', { value: asOf }));
  const findings = await lint(path, asOf, config);
  const broken = findings.filter(({ severity }) => severity === 'broken').length;
  const lines = findings.map(
    ({ line, severity, messages }) =>
      `${path}:${line}: ${say(language, severity === 'broken' ? 'plan.broken' : 'plan.notice')}: ${messages[language]}`,
  );
  const summary =
    broken === 0
      ? say(language, 'plan.sound')
      : say(language, 'plan.breaks', { broken, notices: findings.length - broken });
  process.stdout.write(
    options.json === true ? `${JSON.stringify(findings)}\n` : `${[...lines, summary].join('\n')}\n`,
  );
  if (options.strict === true && broken > 0) process.exitCode = 1;
}

async function lint(path: string, asOf: string, { language }: Config): Promise<LintFindingView[]> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new WrongUsage(say(language, 'wrong.file', { file: path }));
  try {
    const content = await readPlanText({ path, size: found.size });
    return lintFile(content, asOf, { check: checkIndicators, facts: indicatorFacts });
  } catch (error) {
    // As the server would tell it: with every line that cannot be read.
    if (error instanceof Problem) throw new Refused(problemView(error, language));
    throw error;
  }
}

/** `plan list`: the plans of a ward, those in force marked. */
export async function listWardPlans(options: CommonOptions & { readonly asOf?: string }): Promise<void> {
  await withSession(options, async (session) => {
    const path = `/wards/${needWard(session)}/plans`;
    const { plans } = await session.json<PlanList>({ method: 'GET', path, query: { asOf: options.asOf } });
    const lines = plans.map((plan) => `${plan.inForce ? '*' : ' '} ${plan.id}  ${plan.title}`);
    session.print(plans, lines.join('\n'));
  });
}

export interface TaskOptions extends CommonOptions {
  readonly asOf?: string;
  readonly office?: string;
  readonly state?: string;
}

/** `plan tasks`: how the tasks of a ward stand. */
export async function listWardTasks(options: TaskOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { asOf, office, state } = options;
    const path = `/wards/${needWard(session)}/tasks`;
    const { tasks } = await session.json<{ tasks: TaskRow[] }>({
      method: 'GET',
      path,
      query: { asOf, office, state },
    });
    const lines = tasks.map(
      (task) =>
        `${task.id}  ${task.state}  ${task.percent === null ? '-' : `${task.percent}%`}  ${task.title}`,
    );
    session.print(tasks, lines.join('\n'));
  });
}
