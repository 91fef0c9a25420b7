import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFile } from '../../platform/files/keys.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { type NoteKey, noteKey, parseNoteKey } from './tree/note.ts';

type Place = Pick<Kernel, 'keysFolder' | 'installation'>;

const keyName = 'audit.pem';
/** The private key, PKCS#8 in PEM, for its owner's eyes only. */
export const keyPath = ({ keysFolder }: Place): string => join(keysFolder, keyName);
/** Every public key that ever signed, oldest first, a line each. */
export const publicKeysPath = ({ keysFolder }: Place): string => join(keysFolder, 'audit-public.txt');

/** The log's name in its checkpoints and keys. */
export const originOfLog = ({ installation }: Place): string => `hatangso/log/${installation.id}`;

const pemOf = (key: KeyObject): string => key.export({ format: 'pem', type: 'pkcs8' }).toString();

export const hasSigningKey = (place: Place): boolean => existsSync(keyPath(place));

/** The key that signs; made where there is none yet. Refused as `install.key_open` where others may read it. */
export function signingKey(place: Place): KeyObject {
  const make = (): string => pemOf(generateKeyPairSync('ed25519').privateKey);
  const key = createPrivateKey(keyFile(place.keysFolder, keyName, make));
  remember(place, key);
  return key;
}

/** Puts another key in its place; the public half of the old one stays. */
export function replaceSigningKey(place: Place, key: KeyObject): void {
  remember(place, key);
  const half = `${keyPath(place)}.${process.pid}.new`;
  writeFileSync(half, pemOf(key), { mode: 0o600 });
  renameSync(half, keyPath(place));
}

/** The keys whose signatures count, oldest first. */
export function publicKeys(place: Place): readonly NoteKey[] {
  const path = publicKeysPath(place);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const own = originOfLog(place);
  return lines.map((line) => parseNoteKey(line)).filter((key) => key?.name === own) as NoteKey[];
}

function remember(place: Place, key: KeyObject): void {
  const { text } = noteKey(originOfLog(place), key);
  if (publicKeys(place).some((known) => known.text === text)) return;
  mkdirSync(place.keysFolder, { recursive: true, mode: 0o700 });
  appendFileSync(publicKeysPath(place), `${text}\n`, { mode: 0o644 });
}
