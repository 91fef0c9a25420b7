import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { importKinds } from '../app.ts';
import { takeBatch } from '../modules/evidence/index.ts';
import { recompute } from '../modules/indicators/index.ts';
import { parsePlan } from '../modules/plan/index.ts';
import { runCommand } from '../platform/action.ts';
import { NATION, nationScope, wardScope } from '../platform/db/scope.ts';
import { spool } from '../platform/files/spool.ts';
import { type Kernel, machineActor } from '../platform/kernel.ts';
import { demonstrationWard, type GeneratedFile, generatedFiles } from './files.ts';
import { fillPeople } from './people.ts';
import { progressSheet } from './progress.ts';
import { releaseLastYear } from './release.ts';

/** The ward's real plan; everything else of the demonstration is generated. */
const planPath = fileURLToPath(
  new URL('../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
);

/** Fills a demonstration through the same kinds and checks as real evidence; refuses nothing silently. */
export async function fillDemonstration(kernel: Kernel, onProgress: (step: string) => void): Promise<void> {
  if (!kernel.installation.demonstration) throw new Error('generated data never go into a real installation');
  const yaml = readFileSync(planPath, 'utf8');
  const plan: GeneratedFile = {
    kind: 'plan',
    name: 'truong-quang-trong-2025-2030.yaml',
    content: yaml,
    asOf: '2025-07-01',
    round: null,
  };
  const progress: GeneratedFile = {
    kind: 'progress',
    name: 'trinh-dien-tien-do.csv',
    content: progressSheet(parsePlan(yaml).plan),
    asOf: null,
    round: null,
  };
  const [units, ...rest] = generatedFiles();
  for (const file of [units, plan, ...rest, progress]) {
    if (file === undefined) continue;
    onProgress(file.name);
    await takeGenerated(kernel, file);
  }
  await fillPeople(kernel, parsePlan(yaml).plan);
  await recompute(kernel, demonstrationWard.code, demonstrationWard.province);
  await releaseLastYear(kernel);
}

async function takeGenerated(kernel: Kernel, generated: GeneratedFile): Promise<void> {
  const kind = importKinds.find((one) => one.kind === generated.kind);
  if (kind === undefined) throw new Error(`no kind ${generated.kind}`);
  const file = await spool(Readable.from([Buffer.from(generated.content)]), generated.name, 64 * 2 ** 20);
  const options = {
    asOf: generated.asOf,
    round: generated.round,
    skipBadRows: false,
    zone: null,
    province: null,
  };
  const ofNation = kind.level === 'nation';
  const unitCode = ofNation ? NATION : demonstrationWard.code;
  const provinceCode = ofNation ? NATION : demonstrationWard.province;
  const scope = ofNation ? nationScope : wardScope(unitCode);
  const actor = machineActor('demonstration', scope);
  const prepared = await kind.prepare(file, options);
  try {
    const input = {
      kind,
      unitCode,
      provinceCode,
      file,
      options,
      prepared,
      dryRun: false,
      generated: true as const,
    };
    await runCommand(kernel, takeBatch, input, { actor, scope, language: 'vi' });
  } finally {
    await prepared.dispose?.();
    await file.remove();
  }
}
