import type { ChildProcess } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type EngineName, type House, openHouse } from '../../../../test/support/house.ts';
import { endPrograms, killable } from '../../../../test/system/program.ts';
import { addPerson, openBrowser, type Who } from './desk.ts';
import { signIn } from './sign-in.ts';
import { tellPagesOfFailures } from './tell-pages.ts';

/** The server in a process of its own, which can be killed at any moment and started again on its data and port. */
export interface OwnProcess {
  readonly url: string;
  readonly browser: Browser;
  /** A page on which one of the people is signed in. */
  enter(login: string): Promise<Page>;
  /** SIGKILL: nothing is finished, nothing is said goodbye to. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

interface Filled {
  readonly people: readonly Who[];
  readonly fill: (house: House) => Promise<void>;
}

/** Declares the same tests on both engines; skipped where Chromium or PostgreSQL is missing. */
export function onOwnProcesses(name: string, filled: Filled, tests: (own: () => OwnProcess) => void): void {
  for (const engine of ['embedded', 'postgres'] as const) {
    const there = inject('chromium') !== null && (engine === 'embedded' || inject('postgresUrl') !== null);
    describe.skipIf(!there)(`${name} (${engine})`, () => {
      let own: (OwnProcess & { close: () => Promise<void> }) | undefined;
      beforeAll(async () => {
        own = await openOwn(engine, filled);
      });
      afterAll(async () => {
        await own?.close();
        endPrograms();
      });
      tellPagesOfFailures(() => own?.browser.contexts() ?? []);
      tests(() => {
        if (own === undefined) throw new Error('the server runs only inside tests');
        return own;
      });
    });
  }
}

async function openOwn(engine: EngineName, { people, fill }: Filled) {
  const house = await openHouse(engine);
  await fill(house);
  for (const who of people) await addPerson(house, who);
  await house.stop();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { dataFolder, databaseUrl } = house.config;
  const env = {
    HATANGSO_WEB: inject('webFolder'),
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  };
  let running: { child: ChildProcess; ended: Promise<unknown> } | undefined;
  const start = async (): Promise<void> => {
    running = killable(['serve', '--data', dataFolder, '--port', String(port)], { env });
    await answering(url);
  };
  const kill = async (): Promise<void> => {
    running?.child.kill('SIGKILL');
    await running?.ended;
  };
  await start();
  const { browser, open, close } = await openBrowser(url);
  return {
    url,
    browser,
    start,
    kill,
    async enter(login: string): Promise<Page> {
      const page = await open({ worker: true });
      await signIn(page, house, url, login);
      return page;
    },
    async close(): Promise<void> {
      await close();
      await kill();
      await house.close();
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

async function answering(url: string): Promise<void> {
  const until = Date.now() + 90_000;
  while (Date.now() < until) {
    const ready = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`nothing answers at ${url}`);
}
