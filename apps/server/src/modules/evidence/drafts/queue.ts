/** Pieces of work by the thing they are about: of one thing one after the other, of different things side by side. */
export class WorkQueue {
  readonly #chains = new Map<string, Promise<void>>();
  readonly #waiting = new Set<string>();

  /** Whether anything of it is under way or waits. */
  has(id: string): boolean {
    return this.#chains.has(id);
  }

  /** Does `run` when it is its turn. The same name is not put in line twice; `run` must not throw. */
  add(id: string, name: string, run: () => Promise<void>): void {
    const key = `${id} ${name}`;
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    const before = this.#chains.get(id) ?? Promise.resolve();
    const mine = before.then(async () => {
      this.#waiting.delete(key);
      await run();
      if (this.#chains.get(id) === mine) this.#chains.delete(id);
    });
    this.#chains.set(id, mine);
  }

  /** Waits until nothing is under way, at most so long. */
  async atRest(id: string, patienceMs = Number.POSITIVE_INFINITY): Promise<void> {
    const work = this.#chains.get(id);
    if (work === undefined) return;
    if (patienceMs === Number.POSITIVE_INFINITY) return work;
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patienceMs);
    });
    await Promise.race([work, enough]);
    clearTimeout(timer);
  }
}
