import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Language } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from './db/client.ts';
import type { Scope } from './db/scope.ts';
import { Rollback, transaction } from './db/transaction.ts';
import type { Actor, AuditFact, Doing, Kernel, Origin, ReadFact } from './kernel.ts';
import { requestOrigin } from './request-origin.ts';

/** A read: runs in a read-only transaction under the request's scope. */
export interface Query<Input, Output> {
  readonly name: string;
  readonly run: (input: Input, doing: Doing) => Promise<Output>;
  /**
   * Of a sensitive read (people's data, exports, the log itself): what to log of it. The entries are stored in a
   * transaction of their own before anything is answered; where that fails, nothing is answered.
   */
  readonly audit?: (input: Input, output: Output, caller: Caller) => readonly ReadFact[];
}

/** A write: its name is the vocabulary of permission, audit and job; the audit entry is declared beside it. */
export interface Command<Input, Output> {
  readonly name: string;
  readonly run: (input: Input, doing: Doing) => Promise<Output>;
  /** One entry or several; an empty list only where nothing was changed. */
  readonly audit: (input: Input, output: Output) => readonly AuditFact[];
  /**
   * Commands with the same key run one after the other, and take the time once it is their turn: what a later one
   * replaces is never newer than itself, and two sheets brought in together both count once. Each one's time is later
   * than that of those before it, so that what was known at one's moment never changes by the next. Of several keys the
   * report's comes before the unit's, everywhere, or two might wait for each other.
   */
  readonly turn?: (input: Input, tx: Tx) => Promise<string> | string | readonly string[];
  /** True: run everything, hand back the answer, and undo it all. */
  readonly dryRun?: (input: Input) => boolean;
  /** True: the output says that nothing was changed, so there is nothing to log or keep. */
  readonly unchanged?: (output: Output) => boolean;
}

export const query = <I, O>(definition: Query<I, O>): Query<I, O> => Object.freeze(definition);
export const command = <I, O>(definition: Command<I, O>): Command<I, O> => Object.freeze(definition);

/** Who asks, where, and in which language. */
export interface Caller {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly language: Language;
  /** Where a request came from; absent where the machine works by itself. */
  readonly origin?: Origin;
}

export async function runQuery<I, O>(
  kernel: Kernel,
  what: Query<I, O>,
  input: I,
  caller: Caller,
): Promise<O> {
  const output = await transaction(kernel.engine, caller.scope, 'read', (tx) =>
    what.run(input, { tx, now: kernel.clock(), installation: kernel.installation, ...caller }),
  );
  const facts = what.audit?.(input, output, caller) ?? [];
  if (facts.length > 0) {
    await transaction(kernel.engine, caller.scope, 'write', (tx) =>
      writeEntries(kernel, tx, what.name, facts, caller, kernel.clock()),
    );
  }
  return output;
}

async function writeEntries(
  kernel: Kernel,
  tx: Tx,
  action: string,
  facts: readonly (AuditFact | ReadFact)[],
  { actor, origin }: Caller,
  at: Date,
): Promise<void> {
  for (const told of facts) {
    const provinceCode = told.provinceCode ?? (await kernel.provinceIn(tx, told.unitCode));
    const fact = { ...told, provinceCode };
    await kernel.writeAudit(tx, { at, actor, action, fact, origin: origin ?? requestOrigin() });
  }
}

/** Runs a command and stores its audit entries in the same transaction; answers after commit. */
export async function runCommand<I, O>(
  kernel: Kernel,
  what: Command<I, O>,
  input: I,
  caller: Caller,
): Promise<O> {
  return transaction(kernel.engine, caller.scope, 'write', async (tx) => {
    const turns = what.turn === undefined ? [] : [await what.turn(input, tx)].flat();
    for (const turn of turns) await waitForTurn(tx, turn);
    const now = kernel.clock();
    const output = await what.run(input, { tx, now, installation: kernel.installation, ...caller });
    if (what.dryRun?.(input) === true) throw new Rollback(output);
    if (what.unchanged?.(output) === true) return output;
    await writeEntries(kernel, tx, what.name, what.audit(input, output), caller, now);
    // the clock counts milliseconds: the next in turn has a later one
    if (turns.length > 0 && kernel.clock().getTime() <= now.getTime()) await setTimeout(2);
    return output;
  });
}

/** The turn of whatever changes what is known of a unit, or rests on all of it. */
export const unitTurn = (unitCode: string): string => `unit:${unitCode}`;
export const turnOfUnit = ({ unitCode }: { readonly unitCode: string }): string => unitTurn(unitCode);

/** Held until the transaction ends, however it ends. */
async function waitForTurn(tx: Tx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}::text, 0))`.execute(tx);
}

/** A reference to quote to the administrator beside an unexpected error. */
export const newReference = (): string => randomUUID().slice(0, 8);
