// Builds the web app into dist/: pages, guide, packed copies. `--if-needed`: only where it is missing or older than its
// sources. Plain JavaScript: npm's `prepare` may start it under an older Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
/** `WEB_OUT`: another folder, so that two builds beside each other do not meet. */
const dist = resolve(here, process.env.WEB_OUT ?? 'dist');
const stamp = join(dist, '.built');

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .sort();

/** A digest over the names and bytes of everything the build reads of ours. */
function sourcesDigest() {
  const hash = createHash('sha256');
  const folders = [
    'apps/web/src',
    'apps/web/public',
    'docs/huong-dan',
    'docs/images',
    'packages/contracts/src',
  ];
  const files = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .flatMap(filesUnder);
  const own = [
    'vite.config.ts',
    'manifest.ts',
    'index.html',
    'guide.js',
    'guide.css',
    'build.js',
    'package.json',
  ];
  for (const path of [...files, ...own.map((name) => join(here, name)).filter((path) => existsSync(path))]) {
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function run(args) {
  const done = spawnSync(process.execPath, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Packed once here instead of at every request. */
function pack() {
  for (const path of filesUnder(dist).filter((path) => /\.(js|css|html|svg|webmanifest|json)$/.test(path))) {
    if (statSync(path).size < 1024) continue;
    const bytes = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}

const digest = sourcesDigest();
const standing = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
if (!process.argv.includes('--if-needed') || standing !== digest) {
  const modules = join(root, 'node_modules');
  run([join(modules, 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']);
  if (existsSync(join(here, 'guide.js'))) run([join(here, 'guide.js')]);
  pack();
  writeFileSync(stamp, digest);
}
