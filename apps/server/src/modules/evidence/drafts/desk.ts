import { runCommand, runQuery } from '../../../platform/action.ts';
import { jobsScope, wardScope } from '../../../platform/db/scope.ts';
import type { Writer } from '../../../platform/http/endpoint.ts';
import { toProblem } from '../../../platform/http/reply-problem.ts';
import { type Kernel, machineActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import type { TakeInput } from '../commands.ts';
import type { FiguresAt } from '../effect.ts';
import type { ImportKind } from '../kind.ts';
import { checkDraft } from './check.ts';
import { type DraftFiles, draftFiles, readNote, removeFiles, writeNote } from './files.ts';
import { layOut } from './lay-out.ts';
import { recognisables } from './matching.ts';
import { prepareTake } from './prepare-take.ts';
import { WorkQueue } from './queue.ts';
import {
  gone,
  isAbandoned,
  isChecked,
  isMatched,
  isWorking,
  type Known,
  mayTake,
  noteStage,
  type Opened,
  type Stage,
  toldBy,
  understand,
} from './stage.ts';
import { draftForWork } from './store.ts';
import { type Tried, takeDraft, tryDraft } from './take.ts';

export interface DeskParts {
  readonly kinds: readonly ImportKind[];
  readonly figures: FiguresAt;
  readonly changed: (
    kernel: Kernel,
    unitCode: string,
    provinceCode: string,
    batchId?: string,
  ) => Promise<void>;
}

export interface Progress {
  readonly done: number;
  readonly of: number | null;
}

export interface DraftRef {
  readonly unitCode: string;
  readonly id: string;
}

/** The work on drafts in this process: reading, checking, trying, taking; of one draft one piece after the other. */
export class DraftDesk {
  readonly #kernel: Kernel;
  readonly #parts: DeskParts;
  readonly #queue = new WorkQueue();
  readonly #progress = new Map<string, Progress>();
  /** Drafts that somebody asked to be taken in, until they are or are refused. */
  readonly #taking = new Set<string>();

  constructor(kernel: Kernel, parts: DeskParts) {
    this.#kernel = kernel;
    this.#parts = parts;
  }

  filesOf = (id: string): DraftFiles => draftFiles(this.#kernel.folder, id);
  progressOf = (id: string): Progress | null => this.#progress.get(id) ?? null;

  /** All of a draft and how far it is. Work that a stopped server left is taken up again, or told as interrupted. */
  async open(opened: Opened): Promise<{ known: Known; stage: Stage }> {
    const { draft } = opened;
    const files = this.filesOf(draft.id);
    let stage = await readNote<Stage>(files, 'stage');
    if (draft.batchId !== null && stage?.phase !== 'taken') stage = { ...gone, phase: 'taken' };
    stage ??= { ...gone, problem: toldBy(new Problem('draft.gone')) };
    const alone = this.#kernel.engine.kind === 'embedded';
    if (!this.#queue.has(draft.id) && isAbandoned(stage, alone)) {
      if (stage.phase === 'taking') stage = await noteStage(files, 'ready', { interrupted: true });
      this.settle({ unitCode: draft.unitCode, id: draft.id });
    }
    if (this.#taking.has(draft.id)) stage = { ...stage, phase: 'taking' };
    const known = await understand(opened, files, this.#parts.kinds);
    // other evidence came in meanwhile: what was found may not hold any more
    if (stage.phase === 'ready' && isMatched(known) && !isChecked(known)) {
      this.settle({ unitCode: draft.unitCode, id: draft.id });
      stage = { ...stage, phase: 'checking' };
    }
    return { known, stage };
  }

  /** Reads and checks until what is known is of now. */
  settle(ref: DraftRef): void {
    this.#enqueue(ref.id, 'settle', () => this.#settle(ref));
  }

  /** Finds out what taking it in would change. */
  tryOut(ref: DraftRef): void {
    this.#enqueue(ref.id, 'try', () => this.#try(ref));
  }

  /** Takes it in as the person who asks, once what is being looked at again has been. */
  take(ref: DraftRef, run: Writer): void {
    this.#taking.add(ref.id);
    this.#enqueue(ref.id, 'take', () => this.#take(ref, run).finally(() => this.#taking.delete(ref.id)));
  }

  /** Waits a little for the work at hand, so that a small sheet is answered at once. */
  atRest = (id: string, patienceMs: number): Promise<void> => this.#queue.atRest(id, patienceMs);

  #enqueue(id: string, name: string, run: () => Promise<void>): void {
    this.#queue.add(id, name, async () => {
      const beat = setInterval(() => void this.#beat(id), 5_000);
      try {
        await run();
      } catch (error) {
        await this.#failed(id, error);
      } finally {
        clearInterval(beat);
        this.#progress.delete(id);
      }
    });
  }

  async #beat(id: string): Promise<void> {
    const stage = await readNote<Stage>(this.filesOf(id), 'stage').catch(() => null);
    if (stage !== null && isWorking(stage))
      await noteStage(this.filesOf(id), stage.phase, stage).catch(() => undefined);
  }

  async #failed(id: string, error: unknown): Promise<void> {
    const problem = toProblem(error, this.#kernel.log);
    const lost = problem.code === 'draft.unknown';
    if (!lost)
      await noteStage(this.filesOf(id), 'failed', { problem: toldBy(problem) }).catch(() => undefined);
  }

  async #known({ unitCode, id }: DraftRef): Promise<Known> {
    const caller = {
      actor: machineActor('job:evidence.draft', jobsScope),
      scope: jobsScope,
      language: 'vi',
    } as const;
    const opened = await runQuery(this.#kernel, draftForWork, { unitCode, id }, caller);
    return understand(opened, this.filesOf(id), this.#parts.kinds);
  }

  #counter(id: string, of: number | null): (done: number) => void {
    return (done) => this.#progress.set(id, { done, of });
  }

  async #settle(ref: DraftRef): Promise<void> {
    let known = await this.#known(ref);
    const { files } = known;
    if (known.layout === null) {
      await noteStage(files, 'reading');
      const { settings, fileName } = known.draft;
      const kinds = recognisables(this.#parts.kinds, known.remembered);
      await layOut(files, fileName, kinds, settings.sheet, this.#counter(ref.id, null));
      known = await this.#known(ref);
    }
    if (!isMatched(known)) return void (await noteStage(files, 'matching'));
    if (!isChecked(known)) await this.#check(ref, known);
    const before = await readNote<Stage>(files, 'stage');
    const kept = before?.phase === 'ready' ? before : {};
    await noteStage(files, 'ready', kept);
  }

  /** Looks at it until what was found is of now: of the last change to it, and of the evidence as it stands. */
  async #check(ref: DraftRef, known: Known): Promise<Known> {
    let now = known;
    for (; isMatched(now) && !isChecked(now); now = await this.#known(ref)) {
      const { files, layout, matching, mends, draft, key } = now;
      if (layout === null || matching === null) break;
      await noteStage(files, 'checking');
      const given = { draft, files, layout, matching, mends, key, kind: this.#kindOf(now) };
      await checkDraft(this.#kernel, given, this.#counter(ref.id, layout.count));
    }
    return now;
  }

  #kindOf({ matching }: Known): ImportKind {
    const kind = this.#parts.kinds.find((one) => one.kind === matching?.kind);
    if (kind === undefined) throw new Problem('draft.kind_unknown');
    return kind;
  }

  #prepare = (known: Known): Promise<TakeInput> =>
    prepareTake(known, this.#kindOf(known), this.#counter(known.draft.id, known.layout?.count ?? null));

  async #try(ref: DraftRef): Promise<void> {
    const known = await this.#known(ref);
    if (!mayTake(known)) return;
    const take = await this.#prepare(known);
    try {
      const scope = wardScope(ref.unitCode);
      const caller = { actor: machineActor('job:evidence.draft.try', scope), scope, language: 'vi' } as const;
      const tried: Tried = await runCommand(
        this.#kernel,
        tryDraft,
        { take, figures: this.#parts.figures },
        caller,
      );
      await writeNote(known.files, 'tried', { ...tried, key: known.key });
    } finally {
      await take.prepared.dispose?.();
    }
  }

  async #take(ref: DraftRef, run: Writer): Promise<void> {
    const files = this.filesOf(ref.id);
    try {
      // other evidence may have come in since the person saw it ready
      const known = await this.#check(ref, await this.#known(ref));
      await noteStage(files, 'taking');
      const { draft, matching, mends } = known;
      const take = await this.#prepare(known);
      try {
        if (matching === null) throw new Problem('draft.not_ready');
        const report = await run.command(takeDraft, {
          draft,
          take,
          matching,
          mends,
          original: files.original,
        });
        await noteStage(files, 'taken', { report });
        if (!report.already && report.id !== null)
          await this.#parts.changed(this.#kernel, draft.unitCode, draft.provinceCode, report.id);
      } finally {
        await take.prepared.dispose?.();
      }
    } catch (error) {
      const problem = toProblem(error, this.#kernel.log);
      await noteStage(files, 'ready', { problem: toldBy(problem) });
    }
  }

  async remove(id: string): Promise<void> {
    await this.#queue.atRest(id);
    await removeFiles(this.filesOf(id));
  }
}
