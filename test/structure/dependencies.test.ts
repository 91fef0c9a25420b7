import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exceptionList, findingsOf, judge } from '../dependencies/findings.ts';
import { lockedPackages } from '../dependencies/lock.ts';
import { billOfMaterials } from '../dependencies/sbom.ts';
import { root } from './sources.ts';

/** Licences under which a part may stand beside Apache-2.0 code that is given on; of tools and data by themselves too. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Zlib',
]);
/** Whose lock entry names no licence: what their own pages say. */
const unnamed: readonly RegExp[] = [
  // MIT, in its repository
  /^vaul-vue$/,
  // builds of one library for other systems; Apache-2.0 as the library itself
  /^@myriaddreamin\/typst-ts-node-compiler-/,
];

/** `MIT AND OFL-1.1`: each; `(MIT OR GPL-3.0-or-later)`: one of them. */
const isAllowed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((one) => allowed.has(one)));

test('every package has a licence that may stand beside ours', () => {
  const wrong = lockedPackages().filter(({ name, licence }) =>
    licence === null ? !unnamed.some((pattern) => pattern.test(name)) : !isAllowed(licence),
  );
  expect(wrong.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  expect(isAllowed('GPL-3.0-or-later')).toBe(false);
  expect(isAllowed('MIT AND GPL-3.0-or-later')).toBe(false);
});

test('the bill of materials names every package that is installed, by its version and digest', () => {
  const bill = billOfMaterials();
  expect([bill.bomFormat, bill.specVersion]).toEqual(['CycloneDX', '1.6']);
  expect(bill.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const refs = bill.components.map((one) => one['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  expect(bill.components.length).toBeGreaterThan(500);
  for (const app of ['server', 'web']) {
    const text = readFileSync(join(root, 'apps', app, 'package.json'), 'utf8');
    const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
    for (const [name, version] of Object.entries(dependencies).filter(
      ([one]) => !one.startsWith('@hatangso/'),
    )) {
      const found = bill.components.find((one) => one.name === name && one.version === version);
      expect([name, found?.scope]).toEqual([name, 'required']);
      expect([name, found?.hashes[0]?.content ?? '']).toEqual([
        name,
        expect.stringMatching(/^[0-9a-f]{128}$/),
      ]);
    }
  }
  const scoped = bill.components.find(({ name }) => name === '@fastify/multipart');
  expect(scoped?.purl).toMatch(/^pkg:npm\/%40fastify\/multipart@\d/);
});

const advisory = 'GHSA-abcd-1234-efgh';
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    left: {
      name: 'left',
      via: [{ url: `https://github.com/advisories/${advisory}`, title: 'x', severity: 'high', name: 'left' }],
    },
    right: { name: 'right', via: ['left'] },
  },
});

test('a known hole fails, unless somebody has answered for it and the time is not over', () => {
  const found = findingsOf(report) ?? [];
  expect(found.map((one) => one.advisory)).toEqual([advisory]);
  const reason = 'only reached by a program that nobody starts here';
  const exception = { advisory, package: 'left', reason, until: '2026-12-31' };
  const openOf = (exceptions: Parameters<typeof judge>[1], today: string) =>
    judge(found, exceptions, today).open.length;
  expect(openOf([], '2026-11-22')).toBe(1);
  expect(openOf([exception], '2026-12-31')).toBe(0);
  expect(openOf([exception], '2027-01-01')).toBe(1);
  expect(openOf([{ ...exception, package: 'right' }], '2026-11-22')).toBe(1);
  expect(judge(found, [exception], '2026-11-22').excepted.map((one) => one.reason)).toEqual([reason]);
  expect(judge(found, [exception], '2027-01-01').idle).toEqual([exception]);
});

test('one hole of two packages is answered for in each of them', () => {
  const via = (name: string) => ({ url: `https://host/${advisory}`, title: 'x', severity: 'high', name });
  const both = findingsOf(
    JSON.stringify({ vulnerabilities: { left: { via: [via('left')] }, right: { via: [via('right')] } } }),
  );
  const reason = 'only reached by a program that nobody starts here';
  const exceptions = [{ advisory, package: 'left', reason, until: '2026-12-31' }];
  expect(judge(both ?? [], exceptions, '2026-11-22').open.map((one) => one.package)).toEqual(['right']);
});

test('a registry that says nothing is no clean bill, and the list of exceptions is in order', () => {
  expect(findingsOf('{"message":"405 Method Not Allowed","statusCode":405}')).toBeNull();
  expect(findingsOf('')).toBeNull();
  expect(findingsOf('{"vulnerabilities":{}}')).toEqual([]);
  const list = parse(readFileSync(join(root, 'docs/security/audit-exceptions.yaml'), 'utf8'));
  expect(exceptionList.safeParse(list).success).toBe(true);
});
