import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AuditConsistency,
  AuditKeyRotated,
  AuditList,
  AuditProof,
  AuditTree,
} from '@hatangso/contracts/audit';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringWard } from '../../../../../test/support/ward.ts';
import { keyPath } from './keys.ts';
import { found, sign, writeEntries } from './testing/log.ts';
import { leafHash } from './tree/hash.ts';
import { parseCheckpoint, parseNoteKey, signersOf } from './tree/note.ts';
import { extendsTree, includes } from './tree/verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The program that the documentation of the format gives, run as it stands there. */
const documented = /```python\n([\s\S]*?)```/.exec(
  readFileSync(new URL('../../../../../docs/audit-format.md', import.meta.url), 'utf8'),
)?.[1];

function checkedByPython(files: Readonly<Record<string, Uint8Array>>, name: string): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(at, file), content);
  writeFileSync(join(folder, 'verify.py'), documented ?? '');
  try {
    return execFileSync('python3', [join(folder, 'verify.py'), at], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { stderr?: string }).stderr);
  }
}

const python = (() => {
  try {
    return /^Python 3/.test(execFileSync('python3', ['--version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
})();

onBothEngines('the tree of the log', (house) => {
  const get = async <T>(path: string, secret?: string): Promise<T> => {
    const answer = await house().ask<T>('GET', path, undefined, secret);
    expect([path, answer.status, answer.status === 200 ? '' : answer.bytes.toString()]).toEqual([
      path,
      200,
      '',
    ]);
    return answer.body;
  };
  const exported = async (secret?: string): Promise<Record<string, Uint8Array>> => {
    const answer = await house().ask('GET', '/audit/export.zip', undefined, secret);
    expect(answer.status).toBe(200);
    return unzipSync(new Uint8Array(answer.bytes));
  };

  test('each entry is proven to be in what was signed, and each checkpoint to continue the one before', async () => {
    await writeEntries(house(), 11);
    const first = await sign(house());
    await writeEntries(house(), 6);
    const second = await sign(house());
    const tree = await get<AuditTree>('/audit/tree');
    expect(tree).toMatchObject({ size: second.size, checkpoint: second, uncovered: 0 });
    const keys = tree.keys.map((text) => parseNoteKey(text)).filter((key) => key !== null);
    expect(signersOf(second.note, keys)).toHaveLength(1);
    const { entries } = await get<AuditList>('/audit?limit=1000&kind=all');
    const indexes = new Set<number>();
    for (const { id } of entries.slice(-10)) {
      const proof = await get<AuditProof>(`/audit/entries/${id}/proof`);
      const [head = '', note = ''] = [
        proof.proof.split('\n\n')[0],
        proof.proof.slice(proof.proof.indexOf('\n\n') + 2),
      ];
      const [format, index, ...hashes] = head.split('\n');
      const said = parseCheckpoint(note);
      expect([format, index, note]).toEqual(['c2sp.org/tlog-proof@v1', `index ${proof.index}`, second.note]);
      const way = hashes.map((hash) => Buffer.from(hash, 'base64'));
      expect(
        includes(said?.root ?? Buffer.alloc(0), second.size, proof.index, leafHash(proof.entry), way),
      ).toBe(true);
      expect(JSON.parse(proof.entry)).toMatchObject({ id, v: 2 });
      indexes.add(proof.index);
    }
    expect(indexes.size).toBe(10);
    const { hashes, roots } = await get<AuditConsistency>(
      `/audit/consistency?from=${first.size}&to=${second.size}`,
    );
    const [from, to] = [first, second].map(({ note }) => parseCheckpoint(note));
    if (from === undefined || from === null || to === undefined || to === null)
      throw new Error('no checkpoint');
    expect(roots).toEqual([from.root.toString('base64'), to.root.toString('base64')]);
    expect(
      extendsTree(
        from,
        to,
        hashes.map((hash) => Buffer.from(hash, 'base64')),
      ),
    ).toBe(true);
    const wrong = await house().ask<{ code: string }>(
      'GET',
      `/audit/consistency?from=${second.size}&to=${second.size + 99}`,
    );
    expect(wrong.body.code).toBe('audit.wrong_range');
  });

  test('an entry too new to be signed, one that is not there, and another ward’s are told apart only by their own', async () => {
    await bringWard(house(), '21172', '51');
    await bringWard(house(), '21173', '51');
    const secretOf = async (unitCode: string): Promise<string> =>
      (
        await house().ask<{ secret: string }>('POST', '/tokens', {
          name: 'kiểm tra',
          role: 'auditor',
          unitCode,
        })
      ).body.secret;
    const [own, other] = [await secretOf('21172'), await secretOf('21173')];
    const [entry] = (await get<AuditList>('/audit?kind=all', own)).entries;
    const codeOf = async (id: string, secret: string): Promise<string | undefined> =>
      (await house().ask<{ code: string }>('GET', `/audit/entries/${id}/proof`, undefined, secret)).body.code;
    expect(await codeOf(entry?.id ?? '', own)).toBe('audit.not_covered');
    await sign(house());
    expect(await codeOf(entry?.id ?? '', own)).toBeUndefined();
    expect(await codeOf(entry?.id ?? '', other)).toBe('audit.unknown_entry');
    expect(await codeOf('00000000-0000-4000-8000-000000000000', other)).toBe('audit.unknown_entry');
  });

  test.skipIf(!python)(
    'an export is verified by Python and openssl alone, and one with a byte changed is not',
    async () => {
      const files = await exported();
      const checkpoint = parseCheckpoint(Buffer.from(files['checkpoint.txt'] ?? '').toString());
      expect(checkedByPython(files, 'whole')).toContain(
        `${checkpoint?.size} entries of ${checkpoint?.origin}`,
      );
      const lines = Buffer.from(files['entries.jsonl'] ?? '').toString();
      const changed = Buffer.from(lines.replace('identity.token.add', 'identity.token.ado'));
      expect(checkedByPython({ ...files, 'entries.jsonl': changed }, 'changed')).toContain(
        'an entry was changed',
      );
      const cut = Buffer.from(lines.slice(0, lines.trimEnd().lastIndexOf('\n') + 1));
      expect(checkedByPython({ ...files, 'entries.jsonl': cut }, 'cut')).toContain('the checkpoint says');
      const keys = Buffer.from('a+00000000+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n');
      expect(checkedByPython({ ...files, 'keys.txt': keys }, 'stranger')).toContain(
        'no known key signed this',
      );
    },
  );

  test.skipIf(!python)(
    'a ward’s auditor checks the whole tree and reads only the ward’s own entries',
    async () => {
      const { body } = await house().ask<{ secret: string }>('POST', '/tokens', {
        ...{ name: 'kiểm tra', role: 'auditor', unitCode: '21172' },
      });
      const files = await exported(body.secret);
      expect(checkedByPython(files, 'ward')).toContain('are as they were signed');
      const lines = Buffer.from(files['entries.jsonl'] ?? '')
        .toString()
        .trimEnd()
        .split('\n');
      const shown = lines
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as { unitCode: string });
      expect(new Set(shown.map(({ unitCode }) => unitCode))).toEqual(new Set(['21172']));
      expect(shown.length).toBeLessThan(lines.length / 2);
      expect((await house().ask('POST', '/audit/checkpoints', undefined, body.secret)).status).toBe(403);
    },
  );

  test('a new key: the old one vouches for it, and what it signed still counts', async () => {
    const before = (await get<AuditTree>('/audit/tree')).keys;
    const rotated = await house().ask<AuditKeyRotated>('POST', '/audit/keys');
    expect(rotated.body.keys).toEqual([...before, rotated.body.keys.at(-1)]);
    const keys = rotated.body.keys.map((text) => parseNoteKey(text)).filter((key) => key !== null);
    expect(signersOf(rotated.body.checkpoint.note, keys)?.map(({ text }) => text)).toEqual(
      rotated.body.keys.slice(-2),
    );
    await writeEntries(house(), 1);
    const next = await sign(house());
    expect(signersOf(next.note, keys)?.map(({ text }) => text)).toEqual(rotated.body.keys.slice(-1));
    expect(await found(house())).toEqual([]);
    expect(statSync(keyPath(house().kernel)).mode & 0o777).toBe(0o600);
    const [entry] = (await get<AuditList>('/audit?action=audit.key.rotate')).entries;
    expect(entry?.change).toEqual({
      before: { key: before.at(-1) },
      after: { key: rotated.body.keys.at(-1) },
    });
  });

  test('without its key nothing is signed, and none is made in secret', async () => {
    const path = keyPath(house().kernel);
    const key = readFileSync(path);
    rmSync(path);
    await writeEntries(house(), 1);
    const refused = await house().ask<{ code: string }>('POST', '/audit/checkpoints');
    expect(refused.body.code).toBe('audit.key_missing');
    writeFileSync(path, key, { mode: 0o600 });
    await sign(house());
    expect(await found(house())).toEqual([]);
  });

  test('what a crash left in the file alone comes into the database with the next checkpoint', async () => {
    await writeEntries(house(), 2);
    const { number, note } = await house().kernel.engine.withClient(async (client) => {
      const { rows } = await client.query(
        'select number, note from audit.checkpoints order by number desc limit 1',
        [],
      );
      return rows[0] as { number: number; note: string };
    });
    await house().kernel.engine.withClient((client) =>
      client.exec(
        `set session_replication_role = replica; delete from audit.checkpoints where number = ${number}; set session_replication_role = origin`,
      ),
    );
    expect(await found(house())).toEqual([]);
    writeFileSync(house().kernel.checkpointFile, '{"at":"2026-', { flag: 'a' });
    await sign(house());
    const { checkpoints } = await get<{ checkpoints: { note: string }[] }>('/audit/checkpoints');
    expect(checkpoints[1]?.note).toBe(note);
    expect(await found(house())).toEqual([]);
  });
});
