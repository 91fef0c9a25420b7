import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { fromBER, GeneralizedTime, OctetString, Sequence, UTCTime } from 'asn1js';
import { type Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';

/** A signature read out of its CMS (RFC 5652), with what of it was checked. */
export interface CheckedCms {
  readonly signer: X509Certificate;
  readonly leaf: Certificate;
  readonly certificates: readonly Certificate[];
  /** The digest fits what was signed, and the signature fits the digest. */
  readonly intact: boolean;
  readonly claimedAt: Date | null;
  readonly algorithm: string;
  readonly weak: boolean;
  readonly signature: Uint8Array;
  /** A timestamp (RFC 3161) over the signature, as DER. */
  readonly timestamp: Uint8Array | null;
  /** What the CMS itself holds, of a timestamp. */
  readonly content: Uint8Array | null;
}

const oid = {
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  timestamp: '1.2.840.113549.1.9.16.2.14',
  pss: '1.2.840.113549.1.1.10',
} as const;

const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The name that OpenSSL has for a digest; null for one that is not known. */
export const hashNamed = (id: string): string | null => hashes[id] ?? null;

/**
 * Reads a CMS and checks it over what it signs (`covered`; null: over its own content). Null where it cannot be read, has
 * not exactly one signer, or uses what is not known: nothing is said of such a signature but that.
 */
export function checkCms(der: Uint8Array, covered: readonly Uint8Array[] | null): CheckedCms | null {
  try {
    return check(der, covered);
  } catch {
    return null;
  }
}

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

function check(der: Uint8Array, covered: readonly Uint8Array[] | null): CheckedCms | null {
  const signed = new SignedData({ schema: ContentInfo.fromBER(own(der)).content });
  const [info, second] = signed.signerInfos;
  const certificates = (signed.certificates ?? []).filter((one): one is Certificate => 'tbsView' in one);
  const leaf = certificates.find((one) => info !== undefined && isOf(one, info));
  const hash = hashNamed(info?.digestAlgorithm.algorithmId ?? '');
  if (info === undefined || second !== undefined || leaf === undefined || hash === null) return null;
  const signer = new X509Certificate(Buffer.from(leaf.toSchema(true).toBER()));
  const content = signed.encapContentInfo.eContent;
  const inner = content === undefined ? null : new Uint8Array(content.getValue());
  const what = covered ?? (inner === null ? null : [inner]);
  if (what === null) return null;
  const signature = info.signature.valueBlock.valueHexView;
  const key = signer.publicKey;
  return {
    ...{ signer, leaf, certificates, signature, content: inner },
    intact: isIntact(info, what, signer, hash),
    claimedAt: timeIn(info),
    algorithm: `${keyName(key)}, ${hash.toUpperCase().replace('SHA', 'SHA-')}`,
    weak: isWeak(key, hash),
    timestamp: timestampIn(info),
  };
}

function isOf(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return certificate.serialNumber.isEqual(sid.serialNumber) && certificate.issuer.isEqual(sid.issuer);
  const named = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  const wanted = sid?.valueBlock?.valueHexView;
  return named instanceof OctetString && wanted !== undefined && same(named.valueBlock.valueHexView, wanted);
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function isIntact(
  info: SignerInfo,
  covered: readonly Uint8Array[],
  signer: X509Certificate,
  hash: string,
): boolean {
  const attributes = info.signedAttrs;
  const key = signer.publicKey;
  const how = info.signatureAlgorithm.algorithmId;
  const value = info.signature.valueBlock.valueHexView;
  if (attributes === undefined) return fits(hash, Buffer.concat(covered), key, how, value);
  const digest = createHash(hash);
  for (const piece of covered) digest.update(piece);
  const told = attributeOf(info, oid.messageDigest);
  if (!(told instanceof OctetString) || !same(told.valueBlock.valueHexView, digest.digest())) return false;
  // as a SET, though it is stored under a tag of its own (RFC 5652, 5.4)
  const bytes = Buffer.from(attributes.encodedValue);
  return namesSigner(info, signer) && fits(hash, bytes, key, how, value);
}

function fits(hash: string, data: Uint8Array, key: KeyObject, how: string, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType === 'ed25519') return verify(null, data, key, signature);
  if (how !== oid.pss) return verify(hash, data, key, signature);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return verify(hash, data, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO }, signature);
}

/** `signing-certificate-v2` (RFC 5035), where it is there, names the certificate that the signature is checked with. */
function namesSigner(info: SignerInfo, signer: X509Certificate): boolean {
  const told = attributeOf(info, oid.signingCertificate);
  if (told === undefined) return true;
  const [list] = told instanceof Sequence ? told.valueBlock.value : [];
  const [first] = list instanceof Sequence ? list.valueBlock.value : [];
  const fields = first instanceof Sequence ? first.valueBlock.value : [];
  const digest = fields.find((field) => field instanceof OctetString);
  const [algorithm] = fields[0] instanceof Sequence ? fields[0].valueBlock.value : [];
  const id = algorithm === undefined ? null : String(algorithm.valueBlock);
  const hash = id === null ? 'sha256' : hashNamed(id);
  if (digest === undefined || hash === null) return false;
  return same(digest.valueBlock.valueHexView, createHash(hash).update(signer.raw).digest());
}

const attributeOf = (info: SignerInfo, type: string): unknown =>
  info.signedAttrs?.attributes.find((one) => one.type === type)?.values[0];

function timeIn(info: SignerInfo): Date | null {
  const told = attributeOf(info, oid.signingTime);
  return told instanceof UTCTime || told instanceof GeneralizedTime ? told.toDate() : null;
}

function timestampIn(info: SignerInfo): Uint8Array | null {
  const token = info.unsignedAttrs?.attributes.find((one) => one.type === oid.timestamp)?.values[0];
  return token instanceof Sequence ? new Uint8Array(token.toBER()) : null;
}

function keyName({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'rsa-pss')
    return `RSA ${asymmetricKeyDetails?.modulusLength ?? ''}`;
  return `${(asymmetricKeyType ?? '').toUpperCase()} ${asymmetricKeyDetails?.namedCurve ?? ''}`.trim();
}

const isWeak = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, hash: string): boolean =>
  hash === 'md5' ||
  hash === 'sha1' ||
  asymmetricKeyType === 'dsa' ||
  (asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048);

/** Reads DER; null where it is none. */
export function readDer(der: Uint8Array): ReturnType<typeof fromBER>['result'] | null {
  const { offset, result } = fromBER(own(der));
  return offset < 0 ? null : result;
}
