import { type NextStep, stepKinds } from '@hatangso/contracts/overview';
import { chainSteps } from './chain-steps.ts';
import { evidenceSteps } from './evidence-steps.ts';
import type { StepGround } from './step-ground.ts';
import { workSteps } from './work-steps.ts';

const urgencies: readonly NextStep['urgency'][] = ['now', 'soon', 'later'];

/**
 * What to do next, the most pressing first: by urgency (`now`: a date has passed or is a week away, `soon`: before the
 * report, `later`: no date presses), then in the order of `stepKinds`, then by how much it speaks of.
 */
export function nextSteps(ground: StepGround): NextStep[] {
  const rank = (step: NextStep): number =>
    urgencies.indexOf(step.urgency) * stepKinds.length + stepKinds.indexOf(step.kind);
  return [...workSteps(ground), ...evidenceSteps(ground), ...chainSteps(ground)].toSorted(
    (a, b) => rank(a) - rank(b) || b.count - a.count,
  );
}
