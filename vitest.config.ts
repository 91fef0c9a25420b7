import { defineConfig } from 'vitest/config';
import { LongFirst } from './test/support/order.ts';

/**
 * Six kinds of tests. `pure`: no database, beside what they test. `db`: over HTTP on real databases (`*.db.test.ts`).
 * `structure`: the rules of the house. `system`: the program as people run it, end to end, and what may go wrong around
 * it. `browser`: the screens in Chromium, on both engines. `real`: real data of ../shared and independent judges.
 */

/** Files of a kind follow each other in one process, which loads the program once: they leave nothing behind in it. */
const together = { isolate: false };

export default defineConfig({
  test: {
    pool: 'forks',
    // two processors are half idle with two: browsers, disks and passwords are waited for
    maxWorkers: 3,
    // once a run, however many kinds are run
    globalSetup: ['test/support/databases.ts', 'test/support/chromium.ts'],
    sequence: { sequencer: LongFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          ...together,
          include: ['apps/**/*.test.ts', 'packages/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'structure',
          ...together,
          include: ['test/structure/*.test.ts'],
          exclude: ['**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          ...together,
          include: ['apps/**/*.db.test.ts', 'test/structure/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/system/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['apps/web/e2e/*.e2e.ts'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'real',
          include: ['test/real/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
});
