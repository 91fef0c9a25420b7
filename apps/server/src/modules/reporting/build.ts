import type { Block, ReportModel, ReportSection, SectionKey } from '@hatangso/contracts/report-model';
import { annexTargets } from './annexes/targets.ts';
import { annexTasks } from './annexes/tasks.ts';
import { annexTraces } from './annexes/traces.ts';
import { targetChart, taskChart } from './charts.ts';
import { gatherFacts } from './facts.ts';
import { frame } from './frame.ts';
import type { ReportInput } from './input.ts';
import { missingByOffice } from './missing.ts';
import { assessmentBlocks } from './text/assessment.ts';
import { difficultyBlocks } from './text/difficulties.ts';
import { directionBlocks } from './text/direction.ts';
import { citeInFull } from './text/documents.ts';
import { plain, printable } from './text/plain.ts';
import { priorityBlocks } from './text/priorities.ts';
import { spendingBlocks, spendingTable } from './text/spending.ts';
import { targetBlocks } from './text/targets.ts';
import { taskBlocks } from './text/tasks.ts';

const headings: readonly [SectionKey, string, string][] = [
  ['direction', 'I', 'CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI'],
  ['targets', 'II', 'KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU'],
  ['tasks', 'III', 'KẾT QUẢ THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP'],
  ['spending', 'IV', 'KINH PHÍ'],
  ['assessment', 'V', 'ĐÁNH GIÁ CHUNG'],
  ['difficulties', 'VI', 'KHÓ KHĂN, VƯỚNG MẮC; ĐỀ XUẤT, KIẾN NGHỊ'],
  ['priorities', 'VII', 'PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM'],
];

/**
 * The whole report from the raw things. Pure and total: the same input gives the same report, whatever came in
 * since. Dates in the input are ISO, money is in đồng, shares are in percent.
 */
export function buildReport(input: ReportInput): ReportModel {
  const facts = gatherFacts(input);
  const charts = { targets: targetChart(facts), tasks: taskChart(facts) };
  const spending = spendingTable(facts);
  const { numbersOf, ...traces } = annexTraces(facts, spending);
  const { attachedTo, ...around } = frame(input);
  const blocks: Readonly<Record<SectionKey, Block[]>> = {
    direction: directionBlocks(facts, input.plan.legalBases.map(citeInFull)),
    targets: targetBlocks(facts, charts.targets),
    tasks: taskBlocks(facts).filter((block) => block.kind !== 'chart' || charts.tasks !== null),
    spending: spendingBlocks(facts, spending),
    assessment: assessmentBlocks(facts),
    difficulties: difficultyBlocks(facts),
    priorities: priorityBlocks(facts),
  };
  const sections = headings.map(
    ([key, numeral, heading]): ReportSection => ({ key, numeral, heading, blocks: blocks[key] }),
  );
  const annexes = { attachedTo, targets: annexTargets(facts, numbersOf), tasks: annexTasks(facts) };
  return {
    // The number and the place line keep their open spaces; everything else is put into the offices' style.
    ...around,
    ...inStyle({ opening: around.opening, sections, charts, spending, closing: around.closing }),
    annexes: { ...inStyle(annexes), traces: mapTexts(traces, printable) },
    missing: mapTexts(missingByOffice(facts), printable),
  };
}

function inStyle<T>(value: T): T {
  return mapTexts(value, plain);
}

/** The same value with every text in it changed; shapes, numbers and nulls stay. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
