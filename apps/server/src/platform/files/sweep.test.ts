import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepTemporary } from './sweep.ts';

test('what a killed process left a day ago goes, with its content; what is fresh or not ours stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-sweep-'));
  const make = (name: string, hoursOld: number): string => {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'upload'), 'x');
    const then = new Date(Date.now() - hoursOld * 3_600_000);
    utimesSync(path, then, then);
    return path;
  };
  const [old, older, fresh, foreign] = [
    make('hatangso-spool-a', 25),
    make('hatangso-stage-b', 90),
    make('hatangso-spool-c', 1),
    make('other-d', 99),
  ];
  expect(sweepTemporary(new Date(), folder)).toBe(2);
  expect([old, older, fresh, foreign].map((path) => existsSync(path))).toEqual([false, false, true, true]);
  rmSync(folder, { recursive: true });
});
