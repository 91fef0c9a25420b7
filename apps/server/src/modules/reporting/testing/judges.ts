import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether an outside program that judges our files is here. Where it is missing its tests are skipped with one line
 * on stderr; on CI (`CI=true`) that is an error.
 */
export function judgePresent(program: string): boolean {
  const found = spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (found) return true;
  if (process.env.CI === 'true')
    throw new Error(`${program} is needed to judge the report and is missing on CI`);
  process.stderr.write(`SKIPPED: tests judged by ${program}, which is not installed here\n`);
  return false;
}

/** Runs `use` in a new folder with the file in it, and removes the folder after. */
export function withFile<T>(name: string, bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  try {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Standard output of a program as text; what it says on stderr is dropped. */
export function ask(program: string, args: readonly string[]): string {
  return execFileSync(program, [...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 26,
  });
}

/** A Word or Excel file as LibreOffice lays it out, as PDF; its profile stays inside the folder. */
export function toPdfByLibreOffice(name: string, bytes: Uint8Array): Buffer {
  return withFile(name, bytes, (file, folder) => {
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    ask('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    return readFileSync(file.replace(/\.\w+$/, '.pdf'));
  });
}
