import { createHash, sign } from 'node:crypto';
import { Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { SigningKey } from './pkcs12.ts';
import { fillRoom, withRoom } from './room.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

const sha256 = (...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return new Uint8Array(hash.digest());
};

/**
 * Signs a PDF as PAdES baseline B-B (ETSI EN 319 142-1): the signature is appended, no byte before it changes. Null where
 * the file is not of the plain form of our own drafts, or the key is neither RSA nor EC.
 */
export function signPdf(pdf: Uint8Array, by: SigningKey, at: Date): Buffer | null {
  const type = by.key.asymmetricKeyType;
  const room = type === 'rsa' || type === 'ec' ? withRoom(pdf, 'ETSI.CAdES.detached', at) : null;
  return room === null ? null : fillRoom(room, cades(room.covered, by));
}

/** A detached CAdES signature over bytes, as DER. */
function cades(covered: readonly Uint8Array[], { key, certificate, others }: SigningKey): Uint8Array {
  const fingerprint = sha256(new Uint8Array(certificate.toSchema(true).toBER()));
  // ESSCertIDv2 with its default digest, SHA-256 (RFC 5035)
  const id = new Sequence({ value: [new OctetString({ valueHex: fingerprint })] });
  const attributes = [
    attribute(oid.contentType, new ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, new OctetString({ valueHex: sha256(...covered) })),
    attribute(oid.signingCertificateV2, new Sequence({ value: [new Sequence({ value: [id] })] })),
  ].toSorted((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const signedBytes = Buffer.from(signedAttrs.toSchema().toBER());
  // what is signed is a SET, stored under a tag of its own (RFC 5652, 5.4)
  signedBytes[0] = 0x31;
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.sha256 });
  const rsa = key.asymmetricKeyType === 'rsa';
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm,
    signedAttrs,
    signatureAlgorithm: new AlgorithmIdentifier({
      algorithmId: rsa ? oid.rsa : oid.ecdsaSha256,
      ...(rsa ? { algorithmParams: new Null() } : {}),
    }),
    signature: new OctetString({ valueHex: new Uint8Array(sign('sha256', signedBytes, key)) }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    digestAlgorithms: [digestAlgorithm],
    signerInfos: [signer],
    certificates: [certificate, ...others],
  });
  const info = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return new Uint8Array(info.toSchema().toBER());
}

const attribute = (type: string, value: ObjectIdentifier | OctetString | Sequence): Attribute =>
  new Attribute({ type, values: [value] });

const bytesOf = (one: Attribute): Buffer => Buffer.from(one.toSchema().toBER());
