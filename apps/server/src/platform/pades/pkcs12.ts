import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  type AuthenticatedSafe,
  CertBag,
  type Certificate,
  PFX,
  PKCS8ShroudedKeyBag,
  type SafeContents,
} from 'pkijs';

/** A key with its certificate, and those on the way up that came with it. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly certificate: Certificate;
  readonly others: readonly Certificate[];
  /** The holder's common name. */
  readonly name: string;
  /** Of its certificate, in hexadecimal. */
  readonly serial: string;
}

const der = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/**
 * Opens a PKCS#12 file of today's form (AES; OpenSSL 3 writes it unless told otherwise). Null where the password is wrong,
 * the form older, or key and certificate are not of one another.
 */
export async function readPkcs12(file: Uint8Array, password: string): Promise<SigningKey | null> {
  try {
    return await open(file, password);
  } catch {
    return null;
  }
}

async function open(file: Uint8Array, text: string): Promise<SigningKey | null> {
  const password = der(new TextEncoder().encode(text)).buffer;
  const pfx = PFX.fromBER(der(file));
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe: AuthenticatedSafe | undefined = pfx.parsedValue?.authenticatedSafe;
  if (safe === undefined) return null;
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const contents: { value: SafeContents }[] = safe.parsedValue.safeContents;
  const certificates: Certificate[] = [];
  let key: KeyObject | null = null;
  for (const { bagValue } of contents.flatMap(({ value }) => value.safeBags)) {
    if (bagValue instanceof CertBag) certificates.push(bagValue.parsedValue as Certificate);
    if (!(bagValue instanceof PKCS8ShroudedKeyBag)) continue;
    // the library keeps this one to itself in its types
    await (bagValue as unknown as Shrouded).parseInternalValues({ password });
    const info = Buffer.from(bagValue.parsedValue?.toSchema().toBER() ?? new ArrayBuffer(0));
    key = createPrivateKey({ key: info, format: 'der', type: 'pkcs8' });
  }
  return key === null ? null : paired(key, certificates);
}

interface Shrouded {
  parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>;
}

function paired(key: KeyObject, certificates: readonly Certificate[]): SigningKey | null {
  const read = certificates.map((one) => new X509Certificate(Buffer.from(one.toSchema(true).toBER())));
  const at = read.findIndex((one) => one.checkPrivateKey(key));
  const certificate = certificates[at];
  if (certificate === undefined) return null;
  const { subject, serialNumber: serial } = read[at] ?? { subject: '', serialNumber: '' };
  const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? '';
  return { key, certificate, others: certificates.filter((one) => one !== certificate), name, serial };
}
