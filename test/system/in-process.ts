import { vi } from 'vitest';
import { runCli } from '../../apps/server/src/cli.ts';
import type { Run, RunOptions } from './program.ts';

/**
 * A command as `hatangso` runs it, but in this process: the same words, settings, exit code and output, without the second
 * of processor time that starting the program costs. That the program itself starts is tried where one is killed, asked
 * to stop, or run by another Node. One at a time: what a process prints is caught for the one command.
 */
export async function inProcess(
  args: readonly string[],
  { env = {} }: Omit<RunOptions, 'node' | 'cwd'> = {},
): Promise<Run> {
  const told = { stdout: '', stderr: '' };
  const catching = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((text: string | Uint8Array) => {
      told[name] += Buffer.from(text).toString();
      return true;
    });
  const caught = [catching('stdout'), catching('stderr')];
  for (const name of Object.keys(process.env))
    if (/^(HATANGSO_|DATABASE_URL|LANG|LC_)/.test(name)) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    return { code: await runCli([process.execPath, 'hatangso', ...args]), ...told };
  } finally {
    process.exitCode = before;
    vi.unstubAllEnvs();
    for (const one of caught) one.mockRestore();
  }
}
