import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One measured thing; `ratio` against the peer or bare engine of the same run. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  readonly bound?: string;
  readonly [more: string]: string | number | undefined;
}

/** A folder of a benchmark's own, for keys and files beside the database. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'hatangso-bench-'));

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Prints a table and leaves the same as JSON in `bench/out/`. */
export function report(name: string, rows: readonly Row[]): void {
  for (const row of rows) {
    const ratio = row.ratio === undefined ? '' : `  ${row.ratio.toFixed(2)} ×`;
    const bound = row.bound === undefined ? '' : `  (${row.bound})`;
    process.stdout.write(
      `${row.name.padEnd(64)} ${row.value.toFixed(2).padStart(9)} ${row.unit}${ratio}${bound}\n`,
    );
  }
  const folder = fileURLToPath(new URL('./out/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}${name}.json`,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, rows }, null, 2)}\n`,
  );
}
