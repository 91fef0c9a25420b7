import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { originOfLog } from './keys.ts';
import {
  asIntruder,
  found,
  keepCopy,
  nodesAnew,
  putBack,
  rebuildTree,
  sign,
  writeEntries,
} from './testing/log.ts';
import { checkpointText, parseCheckpoint, signNote } from './tree/note.ts';

/** The third entry, as somebody changes it in every place but the tree: the words and their digest agree. */
const changeThird = `
  update audit.entries as entry
  set action = 'identity.token.nothing', canonical = replace(canonical, 'identity.token.add', 'identity.token.nothing'),
      canonical_sha256 = encode(sha256(convert_to(replace(canonical, 'identity.token.add', 'identity.token.nothing'), 'UTF8')), 'hex')
  from audit.leaves as leaf
  where leaf.position = 2 and leaf.unit_code = entry.unit_code and leaf.id = entry.id;`;

const third = `(select id from audit.leaves where position = 2)`;

const swap = `
  update audit.leaves set position = case position when 2 then 900005 else 900002 end where position in (2, 5);
  update audit.leaves set position = position - 900000 where position > 900000;`;

const tamperings: readonly (readonly [string, string, readonly string[]])[] = [
  ['an entry changed', changeThird, ['entry_changed', 'root_differs']],
  ['an entry changed, and the tree made anew', `${changeThird} ${nodesAnew()}`, ['root_differs']],
  [
    'an entry’s columns changed',
    `update audit.entries set actor = 'nobody' where id = ${third}`,
    ['column_changed'],
  ],
  ['an entry removed', `delete from audit.entries where id = ${third}`, ['entry_removed']],
  [
    'an entry and its leaf removed',
    `delete from audit.entries where id = ${third}; delete from audit.leaves where position = 2;`,
    ['leaf_removed'],
  ],
  [
    'an entry removed, and the tree made anew',
    `delete from audit.entries where id = ${third}; ${rebuildTree}`,
    ['root_differs', 'log_truncated'],
  ],
  [
    'an entry put in between, and the tree made anew',
    `insert into audit.entries select 'VN', 'VN', gen_random_uuid(), at, actor, action, object_kind, object_id, facts,
       replace(canonical, 'VN', 'VN') || ' ', canonical_sha256, origin, change from audit.entries where id = ${third};
     ${rebuildTree}`,
    ['column_changed', 'root_differs'],
  ],
  ['two leaves swapped', swap, ['entry_changed', 'root_differs']],
  ['two leaves swapped, and the tree made anew', `${swap} ${nodesAnew()}`, ['root_differs']],
  [
    'a node changed',
    `update audit.nodes set hash = sha256(hash) where level = 1 and position = 0`,
    ['node_changed'],
  ],
  [
    'an entry that shall never get a leaf',
    `insert into audit.entries select 'VN', 'VN', gen_random_uuid(), at, actor, action, object_kind,
     object_id, facts, canonical, canonical_sha256, origin, change from audit.entries where id = ${third}`,
    ['entry_without_leaf'],
  ],
  ['a checkpoint removed', 'delete from audit.checkpoints where number = 1', ['checkpoint_not_in_database']],
  [
    'a checkpoint’s signature changed',
    `update audit.checkpoints set note = left(note, -6) || 'AAAA' || right(note, 2) where number = 1`,
    ['checkpoint_not_in_database', 'checkpoint_not_signed', 'checkpoint_not_in_file'],
  ],
];

onBothEngines('tampering with the log is found', (house) => {
  test('a log that nobody touched is whole', async () => {
    await writeEntries(house(), 9);
    await sign(house());
    await writeEntries(house(), 4);
    await sign(house());
    await writeEntries(house(), 2);
    expect(await found(house())).toEqual([]);
    await sign(house());
    await keepCopy(house());
    expect(await found(house())).toEqual([]);
  });

  test.each(tamperings)('%s', async (_what, statements, expected) => {
    await putBack(house());
    await asIntruder(house(), statements);
    expect(await found(house())).toEqual(expected);
  });

  test('the whole database taken back to an earlier state', async () => {
    await putBack(house());
    await writeEntries(house(), 3);
    const { size } = await sign(house());
    await putBack(house());
    const answer = await house().ask<{ findings: { code: string; params: { size: number } }[] }>(
      'POST',
      '/audit/verifications',
    );
    expect(answer.body.findings).toMatchObject([{ code: 'log_truncated', params: { size } }]);
    // nor is anything signed on top of it, however much is written
    await writeEntries(house(), 8);
    const refused = await house().ask<{ code: string }>('POST', '/audit/checkpoints');
    expect(refused.body.code).toBe('audit.tree_broken');
    // after a restore it can go on, and says so; what was signed is put aside, not thrown away
    const path = house().kernel.checkpointFile;
    const kept = readFileSync(path, 'utf8');
    expect((await house().ask('POST', '/audit/continuations')).status).toBe(200);
    expect(await found(house())).toEqual([]);
    const aside = readdirSync(dirname(path)).filter((name) => /^checkpoints-\d{8}T\d{9}Z\.jsonl$/.test(name));
    expect(aside.map((name) => readFileSync(join(dirname(path), name), 'utf8'))).toEqual([kept]);
    const log = await house().ask<{ entries: { facts: unknown }[] }>(
      'GET',
      '/audit?action=audit.log.continue',
    );
    expect(log.body.entries[0]?.facts).toEqual({ signed: size });
    writeFileSync(path, `${kept.trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
    await putBack(house());
    expect(await found(house())).toEqual([]);
  });

  test('a past made anew is not signed: the next checkpoint must continue the last of the file', async () => {
    await putBack(house());
    await asIntruder(house(), `${changeThird} ${nodesAnew()}`);
    await writeEntries(house(), 1);
    expect((await house().ask<{ code: string }>('POST', '/audit/checkpoints')).body.code).toBe(
      'audit.tree_broken',
    );
  });

  test('a checkpoint that a stranger signed, in the database and in the file', async () => {
    await putBack(house());
    const path = house().kernel.checkpointFile;
    const kept = readFileSync(path, 'utf8');
    const newest = JSON.parse(kept.trimEnd().split('\n').at(-1) ?? '{}') as { note: string };
    const said = parseCheckpoint(newest.note);
    if (said === null) throw new Error('no checkpoint');
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const forged = signNote(checkpointText(said), originOfLog(house().kernel), [stranger]);
    await asIntruder(
      house(),
      `update audit.checkpoints set note = $note$${forged}$note$ where size = ${said.size}`,
    );
    expect(await found(house())).toEqual(['checkpoint_not_signed', 'checkpoint_not_in_file']);
    writeFileSync(path, kept.replace(JSON.stringify(newest.note), JSON.stringify(forged)));
    expect(await found(house())).toEqual(['checkpoint_not_signed']);
    writeFileSync(path, `nonsense\n${kept}`);
    await putBack(house());
    expect(await found(house())).toEqual(['checkpoint_unreadable']);
    writeFileSync(path, kept);
    expect(await found(house())).toEqual([]);
  });
});
