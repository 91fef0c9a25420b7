import { renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { jobs, makeApp } from '../app.ts';
import { type Config, demonstrationFolder, readConfig } from '../config.ts';
import { installationStands, openKernel } from '../context.ts';
import { factorChecks, isFirstRun, newSecret } from '../modules/identity/index.ts';
import { demandServingRole } from '../platform/db/serving-role.ts';
import { sweepTemporary } from '../platform/files/sweep.ts';
import { startJobs } from '../platform/jobs.ts';
import type { Kernel } from '../platform/kernel.ts';
import { Problem } from '../platform/problem.ts';
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
  const dataFolder = demonstrationFolder(config.dataFolder);
  const keysFolder = join(dataFolder, 'keys');
  const demo: Config = { ...config, dataFolder, keysFolder, databaseUrl: null };
  if (!installationStands(demo)) await initDemonstration(demo);
  return demo;
}

/** Everything is closed in order, also where a step of the start fails: nothing may keep the process alive. */
async function serveConfig(config: Config): Promise<void> {
  const kernel = await openKernel(config);
  const note = serverNotePath(config.dataFolder);
  const closing: (() => Promise<void> | void)[] = [() => kernel.engine.close()];
  try {
    await demandServingRole(kernel.engine);
    sweepTemporary(new Date());
    const secret = newSecret();
    const app = await makeApp(kernel, config, secret);
    closing.push(() => app.close());
    const url = await listen(app, config);
    const running = await startJobs(kernel, jobs);
    closing.push(() => running.stop());
    if (config.databaseUrl === null) {
      writeNote(note, { url: ownAddress(url), secret, pid: process.pid });
      closing.push(() => rmSync(note, { force: true }));
    }
    for (const line of await warnings(kernel, config, url)) process.stderr.write(`${line}\n`);
    process.stdout.write(`${say(config.language, 'serve.ready', { url })}\n`);
    if (kernel.installation.demonstration) printWhatToTry(config);
    await untilAsked();
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/i;

/** What whoever starts a server must know: who can reach it, and that it still waits for its administrator. */
async function warnings(kernel: Kernel, config: Config, url: string): Promise<string[]> {
  const { host, language, trustedProxies, plainHttp } = config;
  const lines: string[] = [];
  if (!loopback.test(host) && plainHttp) lines.push(say(language, 'serve.plain'));
  else if (!loopback.test(host) && trustedProxies === null) lines.push(say(language, 'serve.open', { host }));
  if (trustedProxies !== null)
    lines.push(say(language, 'serve.proxied', { host, proxies: trustedProxies.join(', ') }));
  for (const { ok, messages } of factorChecks(kernel)) if (!ok) lines.push(messages[language]);
  if (!kernel.installation.demonstration && (await isFirstRun(kernel)))
    lines.push(say(language, 'serve.firstRun', { url: ownAddress(url), code: kernel.setupCode }));
  return lines;
}

/** The address from this very machine, where the server listens at all of its addresses. */
const ownAddress = (url: string): string =>
  url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');

/** The address listened at; refused as `server.port_taken` where that is not possible. */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  const shown = host.includes(':') ? `[${host}]` : host;
  await app.listen({ host, port }).catch((error: Error) => {
    throw new Problem(
      'server.port_taken',
      { address: `${shown}:${port}`, reason: error.message },
      { cause: error },
    );
  });
  return `http://${shown}:${(app.server.address() as AddressInfo).port}`;
}

/** Whole or not at all, and for nobody else's eyes. */
function writeNote(path: string, note: Readonly<Record<string, unknown>>): void {
  const half = `${path}.${process.pid}`;
  rmSync(half, { force: true });
  writeFileSync(half, JSON.stringify(note), { mode: 0o600 });
  renameSync(half, path);
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
