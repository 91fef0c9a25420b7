import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRequirements, tableOf, withTable } from '../../docs/security/make.ts';
import { asvsNumbers } from './asvs-numbers.ts';
import { root, textOf } from './sources.ts';

const all = readRequirements().requirements;

test('every requirement of ASVS 5.0 at levels 1 and 2 has one line, and no other has', () => {
  expect(asvsNumbers.size).toBe(253);
  expect(Object.keys(all).sort()).toEqual([...asvsNumbers.keys()].sort());
  for (const [number, { level }] of Object.entries(all))
    expect([number, level]).toEqual([number, asvsNumbers.get(number)]);
});

test('what is met says where, and what is named exists', () => {
  const missing = Object.entries(all).flatMap(([number, { files }]) =>
    files.filter((path) => !existsSync(join(root, path))).map((path) => `${number}: ${path}`),
  );
  expect(missing).toEqual([]);
  const nowhere = Object.entries(all).filter(([, { state, files }]) => state === 'met' && files.length === 0);
  expect(nowhere.map(([number]) => number)).toEqual([]);
});

test('the document has the table as the data have it', () => {
  const document = textOf('docs/security.md');
  expect(withTable(document, tableOf(readRequirements()))).toBe(document);
});

const rules = z.object({
  checked: z.iso.date(),
  sources: z.record(z.string(), z.object({ title: z.string(), from: z.iso.date(), status: z.string() })),
  map: z
    .array(
      z.strictObject({
        source: z.string(),
        group: z.string(),
        asks: z.string(),
        state: z.enum(['met', 'partly', 'operator', 'open']),
        how: z.string(),
        asvs: z.array(z.string()),
        files: z.array(z.string()),
        lawyer: z.string().optional(),
      }),
    )
    .min(10),
});

test('the map to the Vietnamese level scheme names sources, requirements and files that exist', () => {
  const data = rules.parse(parse(readFileSync(join(root, 'docs/security/vn-level-2.yaml'), 'utf8')));
  for (const { source, group, asvs, files } of data.map) {
    expect([group, Object.keys(data.sources)]).toEqual([group, expect.arrayContaining([source])]);
    for (const number of asvs) expect([group, asvsNumbers.has(number)]).toEqual([group, true]);
    for (const path of files)
      expect([group, path, existsSync(join(root, path))]).toEqual([group, path, true]);
  }
});
