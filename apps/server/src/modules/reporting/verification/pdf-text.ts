import { Worker } from 'node:worker_threads';

/** A report of a hundred pages takes some five seconds. */
const patience = 30_000;
const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } as const;

/** The words of a PDF; null where they cannot be read (damaged, protected, hostile, or too long). */
export async function textOfPdf(pdf: Uint8Array): Promise<string | null> {
  const worker = new Worker(new URL('./pdf-text-worker.ts', import.meta.url), {
    workerData: new Uint8Array(pdf),
    resourceLimits: limits,
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string | null>((resolve) => {
      timer = setTimeout(() => resolve(null), patience);
      worker.once('message', (text: unknown) => resolve(typeof text === 'string' ? text : null));
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
