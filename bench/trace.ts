import type { Buffer } from 'node:buffer';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** The thread's own processor time of it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What Chromium has to write down so that `longestTask` can read it. */
export const traceCategories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  '__metadata',
];

export interface LongestTask {
  /** From its beginning to its end, with whatever else the machine did meanwhile. */
  readonly wall: number;
  /** What the page's thread itself worked in its hardest task. */
  readonly processor: number;
}

/** The longest task of the page's main thread in a Chromium trace, milliseconds, by the clock and by processor time. */
export function longestTask(trace: Buffer): LongestTask {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => /RunTask$/.test(name) && ph === 'X' && mains.has(`${pid}:${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  const most = (of: (task: TraceEvent) => number): number => Math.max(...tasks.map(of)) / 1000;
  return { wall: most(({ dur }) => dur ?? 0), processor: most(({ tdur, dur }) => tdur ?? dur ?? 0) };
}
