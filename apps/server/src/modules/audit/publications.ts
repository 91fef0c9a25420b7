import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import { jobsScope } from '../../platform/db/scope.ts';
import { type Doing, machineActor } from '../../platform/kernel.ts';
import { writeAuditEntry } from './entry.ts';
import { publicKeys } from './keys.ts';
import { proofOfLeaf } from './tree-queries.ts';

export interface Publication {
  readonly release: string;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const kind = 'reporting.publication';

/** An entry in the transaction of a release that tells what everybody may know: by the machine, from nowhere. */
export async function writePublication(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  { release, unitCode, provinceCode, facts }: Publication,
): Promise<void> {
  const actor = machineActor('publication', jobsScope);
  const fact = { object: { kind, id: release }, unitCode, provinceCode, facts };
  await writeAuditEntry(tx, { at: now, actor, action: 'reporting.release.publish', fact, origin: null });
}

/** The entry of a publication with its proof; null where there is none, or nothing was signed since. */
export const proofOfPublication = query({
  name: 'audit.publication.prove',
  async run(
    { unitCode, release }: { readonly unitCode: string; readonly release: string },
    { tx },
  ): Promise<{ entry: string; proof: string; checkpointAt: string } | null> {
    const { rows } = await sql<{ entry: string; index: number }>`
      select entry.canonical as entry, leaf.position as index
      from audit.entries as entry
      join audit.leaves as leaf on leaf.unit_code = entry.unit_code and leaf.id = entry.id
      where entry.unit_code = ${unitCode} and entry.object_id = ${release} and entry.object_kind = 'reporting.publication'
    `.execute(tx);
    const [found] = rows;
    const proof = found === undefined ? null : await proofOfLeaf(tx, found.index);
    if (found === undefined || proof === null) return null;
    return { entry: found.entry, proof: proof.proof, checkpointAt: proof.checkpointAt };
  },
});

/** The log's public keys, as C2SP writes them. */
export const publicKeyTexts = (place: Parameters<typeof publicKeys>[0]): string[] =>
  publicKeys(place).map(({ text }) => text);
