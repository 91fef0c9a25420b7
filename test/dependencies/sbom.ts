import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../structure/sources.ts';
import { type Locked, lockedPackages } from './lock.ts';

/** `npm run sbom`: the bill of materials on standard output, from the lock file, the same for the same lock file. */

/** As the package-url specification writes it: the scope's `@` is encoded. */
const purlOf = ({ name, version }: Locked): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;

const hashesOf = (integrity: string | null) =>
  (integrity ?? '')
    .split(' ')
    .filter((one) => one.startsWith('sha512-'))
    .map((one) => ({ alg: 'SHA-512', content: Buffer.from(one.slice(7), 'base64').toString('hex') }));

const componentOf = (one: Locked) => ({
  type: 'library',
  'bom-ref': `${one.name}@${one.version}`,
  name: one.name,
  version: one.version,
  scope: one.dev ? 'excluded' : 'required',
  purl: purlOf(one),
  ...(one.licence === null ? {} : { licenses: [{ expression: one.licence }] }),
  hashes: hashesOf(one.integrity),
  ...(one.resolved === null ? {} : { externalReferences: [{ type: 'distribution', url: one.resolved }] }),
});

/** CycloneDX 1.6 of everything that `npm ci` brings; what is for development only is marked `excluded`. */
export function billOfMaterials() {
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const lock = readFileSync(join(root, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex');
  const uuid = [8, 12, 16, 20, 32].map((end, at, ends) => digest.slice(ends[at - 1] ?? 0, end));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    // a UUID of version 8: made from the lock file's digest
    serialNumber: `urn:uuid:${uuid
      .join('-')
      .replace(/^(.{14})./, '$18')
      .replace(/^(.{19})./, '$1a')}`,
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `${own.name}@${own.version}`,
        name: own.name,
        version: own.version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: lockedPackages().map(componentOf),
  };
}

if (process.argv[1]?.endsWith('sbom.ts') === true)
  process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
