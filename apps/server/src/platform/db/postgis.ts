import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension, Extensions } from '@electric-sql/pglite';

/** Where the program keeps what it made of its own parts, as `bin/hatangso.js` does: whoever may write here decides what runs. */
const kept = fileURLToPath(new URL('../../../../../node_modules/.cache/hatangso', import.meta.url));

const block = 512;

/** What of the PostGIS package is never used here: rasters, topology, the American geocoder, and scripts to run by hand. */
const unused =
  /(postgis_raster|postgis_topology|postgis_tiger|address_standardizer)|--unpackaged--|\/contrib\//;

/** The name in a header of a tar archive, whose first part may stand apart. */
function nameIn(header: Uint8Array): string {
  const text = (from: number, to: number): string =>
    Buffer.from(header.subarray(from, to)).toString('latin1').replace(/\0.*$/s, '');
  const before = text(345, 500);
  return before === '' ? text(0, 100) : `${before}/${text(0, 100)}`;
}

/** A tar archive without the files whose names are unused. Every entry must be named in its own header (ustar). */
export function withoutUnused(tar: Uint8Array): Uint8Array {
  const taken: Uint8Array[] = [];
  let at = 0;
  while (at + block <= tar.length && tar[at] !== 0) {
    const header = tar.subarray(at, at + block);
    const size = Number.parseInt(Buffer.from(header.subarray(124, 136)).toString('latin1'), 8);
    const end = at + block + Math.ceil(size / block) * block;
    if (!(end <= tar.length)) throw new Error('the archive is cut off');
    if (!unused.test(nameIn(header))) taken.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...taken, new Uint8Array(2 * block)]);
}

/**
 * The package's archive without what is unused, made once and kept beside the program; the whole one where nothing can be
 * written. All WebAssembly in it is unpacked and compiled whenever a database opens: without rasters and topology that
 * costs about a third less processor time and 0.15 GB less memory.
 */
function bundle(whole: URL): URL {
  const { size, mtimeMs } = statSync(whole);
  const path = join(kept, `postgis-${size}-${Math.trunc(mtimeMs)}.tar.gz`);
  if (existsSync(path)) return pathToFileURL(path);
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, gzipSync(withoutUnused(gunzipSync(readFileSync(whole))), { level: 1 }));
    renameSync(unfinished, path);
    return pathToFileURL(path);
  } catch {
    rmSync(unfinished, { force: true });
    return whole;
  }
}

/** PostGIS for the embedded database. */
export async function leanPostgis(): Promise<{ postgis: Extension }> {
  // Imported late, as PGlite itself.
  const { postgis } = await import('@electric-sql/pglite-postgis');
  const setup: Extension['setup'] = async (database, options) => {
    const made = await postgis.setup(database, options);
    return made.bundlePath === undefined ? made : { ...made, bundlePath: bundle(made.bundlePath) };
  };
  return { postgis: { ...postgis, setup } } satisfies Extensions;
}
