import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { leafHash } from './hash.ts';
import { checkpointText, noteKey, parseCheckpoint, parseNoteKey, signersOf, signNote } from './note.ts';

const name = 'hatangso/log/0b5f6f0e-7d3d-4c55-8f1c-2b9d1a7f0001';
const pair = generateKeyPairSync('ed25519');
const key = noteKey(name, pair.publicKey);
const text = checkpointText({ origin: name, size: 12, root: leafHash('x') });

test('a key and a note of the specification’s own example are read and verified', () => {
  const example = parseNoteKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const note =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  expect(example).not.toBeNull();
  if (example === null) return;
  expect(signersOf(note, [example])).toEqual([example]);
  expect(signersOf(note.replace('answer', 'Answer'), [example])).toEqual([]);
});

test('a checkpoint says what was signed, to whoever has the key and to nobody else', () => {
  const note = signNote(text, name, [pair.privateKey]);
  expect(parseNoteKey(key.text)?.text).toBe(key.text);
  expect(signersOf(note, [key])).toEqual([key]);
  expect(parseCheckpoint(note)).toEqual({ origin: name, size: 12, root: leafHash('x') });
  const stranger = noteKey(name, generateKeyPairSync('ed25519').publicKey);
  expect(signersOf(note, [stranger])).toEqual([]);
  const both = signNote(text, name, [pair.privateKey, generateKeyPairSync('ed25519').privateKey]);
  expect(signersOf(both, [stranger, key])).toEqual([key]);
});

test('a note changed anywhere is signed by nobody, a key under another name is none', () => {
  const note = signNote(text, name, [pair.privateKey]);
  expect(signersOf(note.replace('\n12\n', '\n13\n'), [key])).toEqual([]);
  // whatever the signature ends with, another letter
  const forged = note.replace(/.=\n$/, (end) => (end.startsWith('A') ? 'E=\n' : 'A=\n'));
  expect(signersOf(forged, [key])).not.toEqual([key]);
  expect(signersOf(note.slice(0, -1), [key])).toBeNull();
  expect(parseCheckpoint(note.replace('\n12\n', '\n012\n'))).toBeNull();
  expect(parseCheckpoint('nothing')).toBeNull();
  expect(parseNoteKey(key.text.replace(name, 'another'))).toBeNull();
});
