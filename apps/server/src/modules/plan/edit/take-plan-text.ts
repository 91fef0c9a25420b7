import { hash } from 'node:crypto';
import type { PlanEdited } from '@hatangso/contracts/plan-edit';
import type { LintFindingView } from '@hatangso/contracts/plan-routes';
import type { Writer } from '../../../platform/http/endpoint.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { takeBatch } from '../../evidence/index.ts';
import { type KnownIndicators, lintFile } from '../lint-file.ts';
import { parsePlan } from '../parse.ts';
import { planKind, preparedPlan } from '../plan-kind.ts';
import { textDiff } from './text-diff.ts';

/** A plan's new text, and the text and file it is to take the place of (null: the ward has no such plan yet). */
export interface NewText {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly plan: string;
  readonly text: string;
  readonly before: { readonly text: string; readonly version: string } | null;
  readonly preview: boolean;
}

/**
 * Shows what a new text changes and, unless it is a preview, takes it in as an import of kind `plan`. Throws
 * `plan.unreadable`, `plan.edit.other_plan`, `plan.edit.nothing`, `plan.file.changed_meanwhile`, `import.refused`.
 */
export async function takePlanText(
  input: NewText,
  kernel: Kernel,
  run: Writer,
  indicators: KnownIndicators,
): Promise<PlanEdited> {
  const { text, before, plan, preview } = input;
  const today = todayIn(kernel.clock());
  const findings = lintFile(text, today, indicators);
  const found = parsePlan(text).plan.id;
  if (found !== plan) throw new Problem('plan.edit.other_plan', { plan, found });
  const diff = textDiff(before?.text ?? '', text);
  if (diff.length === 0 && !preview) throw new Problem('plan.edit.nothing');
  const earlier = before === null ? [] : lintFile(before.text, today, indicators);
  const report = preview ? null : await take(input, kernel.clock(), run, indicators);
  return {
    text,
    diff,
    findings,
    broken: onlyIn(findings, earlier),
    mended: onlyIn(earlier, findings),
    report,
    version: report?.id ?? before?.version ?? null,
  };
}

function take(
  { unitCode, provinceCode, plan, text, before }: NewText,
  now: Date,
  run: Writer,
  { check }: KnownIndicators,
) {
  // the moment is part of the digest: going back to an earlier text is a new file, not the same one again
  const sha256 = hash('sha256', JSON.stringify({ text, at: now.toISOString() }));
  return run.command(takeBatch, {
    kind: planKind(check),
    unitCode,
    provinceCode,
    file: { name: `${plan}.yaml`, size: Buffer.byteLength(text), sha256 },
    options: { asOf: null, round: null, skipBadRows: false, zone: null, province: null },
    prepared: preparedPlan(text, check, { plan, seen: before?.version ?? null }),
    dryRun: false,
  });
}

/** Breaks of one list that the other has not; the line may differ. */
function onlyIn(some: readonly LintFindingView[], others: readonly LintFindingView[]): LintFindingView[] {
  const keyOf = ({ code, params, path }: LintFindingView): string =>
    `${code} ${params.item ?? path.replace(/\[\d+\]/g, '[]')} ${params.indicator ?? ''}`;
  const known = new Set(others.map(keyOf));
  return some.filter((one) => one.severity === 'broken' && !known.has(keyOf(one)));
}
