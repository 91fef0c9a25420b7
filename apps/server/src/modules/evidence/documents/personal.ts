import { personalKinds } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Actor, ReadFact } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';

/** Kinds of the imports that a document belongs to: of a sheet of households everything in it is people's. */
export async function kindsOfDocument(tx: Tx, unitCode: string, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct batch.kind
    from evidence.batch_documents as link
    join evidence.batches as batch on batch.unit_code = link.unit_code and batch.id = link.batch_id
    where link.unit_code = ${unitCode} and link.document_id = ${id}::uuid
  `.execute(tx);
  return rows.map(({ kind }) => kind);
}

const permissionFor = (kind: string) =>
  kind in personalKinds ? personalKinds[kind as keyof typeof personalKinds] : null;

/** Refused as `document.personal` where a kind is people's data and the actor may not read those. */
export function demandReader({ permissions }: Pick<Actor, 'permissions'>, kinds: readonly string[]): void {
  for (const kind of kinds) {
    const permission = permissionFor(kind);
    if (permission !== null && !permissions.has(permission)) throw new Problem('document.personal');
  }
}

/** The entry of a downloaded file that holds people's data. How many it names is not known without opening it. */
export const readsPersonalFile = (
  kinds: readonly string[],
  { batch, document, unitCode }: { batch?: string; document?: string; unitCode: string },
): readonly ReadFact[] =>
  kinds.some((kind) => permissionFor(kind) !== null)
    ? [
        {
          object: {
            kind: document === undefined ? 'evidence.batch' : 'evidence.document',
            id: document ?? batch ?? '',
          },
          unitCode,
          facts: { file: 'original' },
        },
      ]
    : [];
