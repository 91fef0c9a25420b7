import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const bin = fileURLToPath(new URL('../../apps/server/bin/hatangso.js', import.meta.url));
const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The Node that starts the bin; this one by default. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Nothing of the person's environment but what finding programs needs. */
const environment = (env: RunOptions['env']): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  ...env,
});

const started = new Set<ChildProcess>();

/** Ends whatever a test left running, children first. */
export function endPrograms(): void {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
}

function launch(file: string, args: readonly string[], { env, cwd }: RunOptions): ChildProcess {
  const child = spawn(file, [...args], {
    cwd: cwd ?? tmpdir(),
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  return child;
}

async function ended(child: ChildProcess): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

/** Runs a command as a person does, through the bin. */
export const hatangso = (args: readonly string[], options: RunOptions = {}): Promise<Run> =>
  ended(launch(options.node ?? process.execPath, [bin, ...args], options));

/** A command in a process of its own without the bin before it, to be killed at any moment. */
export function killable(
  args: readonly string[],
  options: RunOptions = {},
): { child: ChildProcess; ended: Promise<Run> } {
  const child = launch(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], options);
  return { child, ended: ended(child) };
}

export interface Serving {
  readonly url: string;
  /** The bin that the person started. */
  readonly bin: ChildProcess;
  readonly ended: Promise<Run>;
}

/** Starts `serve` on any free port and waits for the line that says it is ready. */
export const serve = (args: readonly string[], options: RunOptions = {}): Promise<Serving> =>
  serving(['serve', '--port', '0', ...args], options);

/** Starts a verb that serves and waits for its address. */
export async function serving(args: readonly string[], options: RunOptions = {}): Promise<Serving> {
  const child = launch(process.execPath, [bin, ...args], options);
  const end = ended(child);
  const ready = new Promise<string>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /http:\/\/\S+/.exec(text)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([
    ready,
    end.then(({ stderr }) => {
      throw new Error(`serve ended: ${stderr}`);
    }),
  ]);
  return { url, bin: child, ended: end };
}

/** A folder of the test's own with a fresh installation in it. */
export function freshInstallation(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-system-'));
  cpSync(inject('embeddedTemplate'), folder, { recursive: true });
  return folder;
}

export const units =
  'code,full_name,area_km2,population,lon,lat\n21172,Phường Trương Quang Trọng,34.65,49308,108.809,15.157\n21175,Phường Cẩm Thành,12,50000,108.86,15.13\n';

/** A sheet of so many households in two groups; every second one has fibre. */
export function householdSheet(count: number, prefix = 'H'): string {
  const lines = ['Mã hộ;Tổ dân phố;Số nhân khẩu;Số người trưởng thành;Có cáp quang'];
  for (let at = 0; at < count; at += 1)
    lines.push(`${prefix}${at};TDP0${1 + (at % 2)};${1 + (at % 6)};1;${at % 2 === 0 ? 'có' : 'không'}`);
  return `${lines.join('\n')}\n`;
}

/** Is a process with this id there? */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export async function until(what: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return what();
}
