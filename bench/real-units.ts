import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { takeBatch } from '../apps/server/src/modules/evidence/index.ts';
import { territoryKinds } from '../apps/server/src/modules/territory/index.ts';
import { runCommand } from '../apps/server/src/platform/action.ts';
import { nationScope } from '../apps/server/src/platform/db/scope.ts';
import { spool } from '../apps/server/src/platform/files/spool.ts';
import { type Kernel, machineActor } from '../apps/server/src/platform/kernel.ts';

const boundaries = fileURLToPath(
  new URL('../../shared/data/admin/all_wards_2025.geojsonl.gz', import.meta.url),
);

export const haveUnits = (): boolean => existsSync(boundaries);

/** The 3,321 real units of the country, taken in as an import does; gives the seconds of storing them. */
export async function bringUnits(kernel: Kernel): Promise<number> {
  const file = await spool(createReadStream(boundaries).pipe(createGunzip()), 'wards.geojsonl', 2 ** 30);
  const kind = territoryKinds.find((one) => one.kind === 'units');
  if (kind === undefined) throw new Error('no kind units');
  const options = { asOf: '2025-07-01', round: null, skipBadRows: true, zone: null, province: null };
  const prepared = await kind.prepare(file, options);
  const started = performance.now();
  const input = { kind, unitCode: 'VN', provinceCode: 'VN', file, options, prepared, dryRun: false };
  const caller = {
    actor: machineActor('job:bench', nationScope),
    scope: nationScope,
    language: 'en' as const,
  };
  await runCommand(kernel, takeBatch, input, caller);
  await prepared.dispose?.();
  await file.remove();
  return (performance.now() - started) / 1000;
}
