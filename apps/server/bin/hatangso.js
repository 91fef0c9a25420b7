#!/usr/bin/env node
// Plain JavaScript for any Node: the project runs on Node 24, which comes with it from npm. Started by an older one,
// this runs itself again on that binary.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const flags = ['--disable-warning=ExperimentalWarning'];

function bundledNode() {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    return ['node', 'node.exe'].map((name) => join(home, 'bin', name)).find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}

const current = Number(process.versions.node.split('.')[0]) >= wanted;
const binary = current ? process.execPath : bundledNode();
if (binary === undefined) {
  process.stderr.write(
    `hatangso cần Node.js ${wanted}; đang chạy ${process.version}. Chạy "npm ci" (cho phép install scripts), hoặc cài Node.js ${wanted}.\n` +
      `hatangso needs Node.js ${wanted}; this is ${process.version}. Run "npm ci" (with install scripts allowed), or install Node.js ${wanted}.\n`,
  );
  process.exit(1);
}

/**
 * Where Node keeps the program compiled, so that a command starts in half the time. With the program, not among everybody's
 * temporary files: whoever may write there decides what runs. Where it cannot be written, Node goes without.
 */
const compiled = fileURLToPath(new URL('../../../node_modules/.cache/hatangso', import.meta.url));

// The channel tells the child when this process is gone, however it ended.
const child = spawn(binary, [...flags, main, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { NODE_COMPILE_CACHE: compiled, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
