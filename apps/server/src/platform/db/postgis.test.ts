import { expect, test } from 'vitest';
import { withoutUnused } from './postgis.ts';

/** One entry of a tar archive. */
function entry(name: string, content: string, before = ''): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 'latin1');
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write(before, 345, 'latin1');
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0'))]);
}

const end = Buffer.alloc(1024);
const used = [
  entry('lib/postgresql/postgis-3.so', 'x'.repeat(700)),
  entry('share/postgresql/extension/postgis.control', ''),
  entry('postgis--3.6.2.sql', 'create', 'share/postgresql/extension'),
  entry('share/proj/proj.db', 'y'.repeat(1024)),
];
const unused = [
  entry('lib/postgresql/postgis_raster-3.so', 'z'.repeat(1500)),
  entry('postgis_topology.control', 'z', 'share/postgresql/extension'),
  entry('share/postgresql/contrib/postgis-3.6/postgis.sql', 'z'),
];

test('what is never used is left out of the archive, and the rest stays byte by byte', () => {
  const whole = Buffer.concat([...used, end]);
  const mixed = Buffer.concat([...used.flatMap((one, at) => [one, unused[at] ?? Buffer.alloc(0)]), end]);
  expect(Buffer.from(withoutUnused(mixed)).equals(whole)).toBe(true);
});

test('an archive that is cut off is no archive', () => {
  expect(() => withoutUnused(Buffer.concat(used).subarray(0, 900))).toThrow('cut off');
});
