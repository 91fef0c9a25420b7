import { rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { jobs, makeApp } from '../app.ts';
import { type Config, demonstrationFolder, readConfig } from '../config.ts';
import { installationStands, openKernel } from '../context.ts';
import { newSecret } from '../modules/identity/index.ts';
import { startJobs } from '../platform/jobs.ts';
import { serverNotePath } from './connect.ts';
import { initDemonstration } from './init.ts';
import type { CommonOptions } from './session.ts';
import { say } from './texts.ts';

export interface ServeOptions extends CommonOptions {
  readonly demo?: boolean;
}

/** Serves until asked to stop; prints one line with the address when ready. */
export async function serve(options: ServeOptions): Promise<void> {
  const config = readConfig(options);
  await serveConfig(options.demo === true ? await demonstrationOf(config) : config);
}

/** `npm start`: the installation in the folder, or where there is none the demonstration beside it. */
export async function start(options: ServeOptions): Promise<void> {
  const config = readConfig(options);
  await serveConfig(installationStands(config) ? config : await demonstrationOf(config));
}

async function demonstrationOf(config: Config): Promise<Config> {
  const demo: Config = { ...config, dataFolder: demonstrationFolder(config.dataFolder), databaseUrl: null };
  if (!installationStands(demo)) await initDemonstration(demo);
  return demo;
}

async function serveConfig(config: Config): Promise<void> {
  const kernel = await openKernel(config);
  const secret = newSecret();
  const app = await makeApp(kernel, config, secret);
  const running = await startJobs(kernel, jobs);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  const note = serverNotePath(config.dataFolder);
  if (config.databaseUrl === null)
    writeFileSync(note, JSON.stringify({ url, secret, pid: process.pid }), { mode: 0o600 });
  process.stdout.write(`${say(config.language, 'serve.ready', { url })}\n`);
  if (kernel.installation.demonstration) printWhatToTry(config);
  await untilAsked();
  await running.stop();
  await app.close();
  if (config.databaseUrl === null) rmSync(note, { force: true });
  await kernel.engine.close();
}

function printWhatToTry(config: Config): void {
  const params = { folder: config.dataFolder, ward: '21172', year: new Date().getFullYear() };
  process.stdout.write(
    `${say(config.language, 'serve.demonstration')}\n${say(config.language, 'serve.tryNext', params)}\n`,
  );
}

const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
