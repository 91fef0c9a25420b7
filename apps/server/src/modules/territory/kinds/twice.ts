import type { RowProblem } from '@hatangso/contracts/problems';

/** Watches for keys that come twice in a file; which of the rows is right is not ours to guess, so all are refused. */
export class Twice {
  readonly #first = new Map<string, number>();
  readonly #refused = new Set<number>();
  readonly problems: RowProblem[] = [];

  see(key: string, row: number, column: string, value: string): void {
    const first = this.#first.get(key);
    if (first === undefined) {
      this.#first.set(key, row);
      return;
    }
    const told = { code: 'territory.code_twice', column, value, params: { first, second: row } } as const;
    if (!this.#refused.has(first)) this.problems.push({ ...told, row: first });
    this.problems.push({ ...told, row });
    this.#refused.add(first).add(row);
  }

  refused(row: number): boolean {
    return this.#refused.has(row);
  }
}
