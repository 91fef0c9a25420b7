import { type Config, readConfig } from '../config.ts';
import { kernelOn } from '../context.ts';
import { initialise } from '../init.ts';
import type { CommonOptions } from './session.ts';
import { say } from './texts.ts';

export interface InitOptions extends CommonOptions {
  readonly demo?: boolean;
}

const progress = (step: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`${step}\n`);
};

/** Makes the installation and prints the administrator's token once. */
export async function init(options: InitOptions): Promise<void> {
  const config = readConfig(options);
  const made = options.demo === true ? await initDemonstration(config) : await initReal(config);
  const key = made.token === null ? 'init.stands' : 'init.made';
  if (options.json === true) {
    process.stdout.write(
      `${JSON.stringify({ token: made.token, place: made.place, demonstration: options.demo === true })}\n`,
    );
    return;
  }
  process.stdout.write(`${say(config.language, key, { place: made.place })}\n`);
  if (made.token !== null)
    process.stdout.write(`${say(config.language, 'init.token', { token: made.token })}\n`);
}

interface Made {
  readonly token: string | null;
  readonly place: string;
}

async function initReal(config: Config): Promise<Made> {
  const { engine, token } = await initialise(config, false, progress);
  await engine.close();
  return { token, place: engine.place };
}

/** Makes a demonstration and fills it with generated evidence; one that stands is left as it is. */
export async function initDemonstration(config: Config): Promise<Made> {
  const { engine, installation, token } = await initialise(config, true, progress);
  try {
    if (token !== null) {
      // Imported late: only a demonstration needs the whole application here.
      const { fillDemonstration } = await import('../demonstration/fill.ts');
      await fillDemonstration(kernelOn(engine, installation, config), progress);
    }
    return { token, place: engine.place };
  } finally {
    await engine.close();
  }
}
