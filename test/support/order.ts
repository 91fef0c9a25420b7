import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest: begun first, so that at the end no worker waits for another. */
const long: readonly string[] = [
  'test/system/matrix.test',
  'apps/web/e2e/screens',
  'test/system/matrix-postgres',
  'apps/web/e2e/whole-job',
  'test/system/written-',
  'test/system/killed',
  'apps/web/e2e/report',
  'test/system/command-line',
  'apps/web/e2e/restart',
  'test/system/faults-',
  'apps/web/e2e/',
  'test/system/',
  'test/real/',
  // what shares a process comes in one row: the next kind needs a new one
  '.db.test',
  'test/structure/',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((part) => moduleId.includes(part));
  return at < 0 ? long.length : at;
};

/** Long files first; among equals what vitest thinks, in turns by kind: a browser waits where a database works. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
