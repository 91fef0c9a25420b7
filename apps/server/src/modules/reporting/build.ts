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
import { mapTexts } from './text/map-texts.ts';
import { harmless } from './text/marks.ts';
import { plain, printable } from './text/plain.ts';
import { priorityBlocks } from './text/priorities.ts';
import { spendingBlocks, spendingTable } from './text/spending.ts';
import { targetBlocks } from './text/targets.ts';
import { taskBlocks } from './text/tasks.ts';
import { withWords } from './words/with-words.ts';

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
  return withWords(buildMarked(input), input.words).model;
}

/** The same with the numbers of its paragraphs under their names (`text/marks.ts`) and nobody's words in it. */
export function buildMarked(raw: ReportInput): ReportModel {
  const input = mapTexts(raw, harmless);
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
    ([key, numeral, heading]): ReportSection => ({ key, numeral, heading, blocks: apart(blocks[key]) }),
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

/** Places are unique: should two paragraphs be told alike, the second is told apart. */
function apart(blocks: readonly Block[]): Block[] {
  const seen = new Map<string, number>();
  return blocks.map((block) => {
    const turn = (seen.get(block.place) ?? 0) + 1;
    seen.set(block.place, turn);
    return turn === 1 ? block : { ...block, place: `${block.place}/${turn}` };
  });
}

const inStyle = <T>(value: T): T => mapTexts(value, plain);
