import { parentPort, workerData } from 'node:worker_threads';
import { extractText } from 'unpdf';

// A file from outside is read in this thread alone, under its own memory limit: a hostile one ends the thread.

const { text } = await extractText(workerData as Uint8Array, { mergePages: true });
parentPort?.postMessage(text);
