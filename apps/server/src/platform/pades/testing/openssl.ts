import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBER } from 'asn1js';
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData } from 'pkijs';
import { fillRoom, withRoom } from '../room.ts';

/** A certificate authority and its people, made by openssl in a folder of the test's own. */
export function authority(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pades-'));
  const file = (base: string): string => join(folder, base);
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const subject = (who: string): string => `/C=VN/O=Test ${name}/CN=${who}`;
  const day = (offset: number): string =>
    `${new Date(Date.now() + offset * 86_400_000).toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  writeFileSync(file('index.txt'), '');
  writeFileSync(
    file('ca.cnf'),
    '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n' +
      'certificate=ca.pem\nprivate_key=ca.key\nunique_subject=no\n[any]\ncountryName=optional\norganizationName=optional\ncommonName=supplied\n',
  );
  const issue = (who: string, extensions: string, from: number, to: number, ...more: string[]): void => {
    writeFileSync(file('extensions'), extensions);
    const dates = ['-startdate', day(from), '-enddate', day(to)];
    openssl(
      ...['ca', '-batch', '-config', 'ca.cnf', '-in', `${who}.csr`, '-out', `${who}.pem`, '-notext'],
      ...['-extfile', 'extensions', ...dates, ...more],
    );
  };
  const request = (who: string, key: string, called: string): Buffer =>
    openssl(
      'req',
      '-newkey',
      key,
      '-nodes',
      '-keyout',
      `${who}.key`,
      '-out',
      `${who}.csr`,
      '-subj',
      subject(called),
    );
  request('ca', 'rsa:2048', `${name} Root`);
  const rootExtensions = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n';
  issue('ca', rootExtensions, -1000, 3650, '-selfsign', '-keyfile', 'ca.key');
  /** `days` below zero: expired already. */
  const person = (who: string, days = 365, key = 'rsa:2048'): void => {
    request(who, key, who);
    const extensions = 'keyUsage=critical,digitalSignature,nonRepudiation\nbasicConstraints=CA:FALSE\n';
    issue(who, extensions, Math.min(days, 0) - 30, days);
  };
  return {
    folder,
    rootFile: file('ca.pem'),
    person,
    /** The CAdES signature of a person over bytes, as DER. */
    sign(who: string, covered: readonly Uint8Array[], digest = 'sha256'): Buffer {
      writeFileSync(file('covered'), Buffer.concat([...covered]));
      return openssl(
        ...['cms', '-sign', '-binary', '-cades', '-md', digest, '-in', 'covered', '-outform', 'DER'],
        ...['-signer', `${who}.pem`, '-inkey', `${who}.key`, '-certfile', 'ca.pem'],
      );
    },
    /** Makes an authority for timestamps (RFC 3161). */
    timestamper(who: string): void {
      request(who, 'rsa:2048', who);
      const extensions =
        'extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\nbasicConstraints=CA:FALSE\n';
      issue(who, extensions, -30, 365);
      writeFileSync(file(`${who}.serial`), '01');
      writeFileSync(
        file(`${who}.cnf`),
        `[tsa]\ndefault_tsa=own\n[own]\nserial=${who}.serial\ndefault_policy=1.2.3.4.1\ndigests=sha256\n` +
          'signer_digest=sha256\ness_cert_id_alg=sha256\ncerts=ca.pem\naccuracy=secs:1\n',
      );
    },
    /** A timestamp over bytes, of now, as a token (DER). */
    stamp(who: string, bytes: Uint8Array): Buffer {
      writeFileSync(file('stamped'), bytes);
      openssl('ts', '-query', '-data', 'stamped', '-sha256', '-cert', '-no_nonce', '-out', 'query.tsq');
      openssl(
        ...['ts', '-reply', '-config', `${who}.cnf`, '-queryfile', 'query.tsq', '-signer', `${who}.pem`],
        ...['-inkey', `${who}.key`, '-token_out', '-out', 'token.der'],
      );
      return readFileSync(file('token.der'));
    },
    /** PKCS#12 with the password `mat khau`. */
    pkcs12(who: string): Buffer {
      openssl(
        ...['pkcs12', '-export', '-inkey', `${who}.key`, '-in', `${who}.pem`, '-certfile', 'ca.pem'],
        ...['-out', `${who}.p12`, '-passout', 'pass:mat khau'],
      );
      return readFileSync(file(`${who}.p12`));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
export type Authority = ReturnType<typeof authority>;

/** A PDF with one more signature, by openssl. */
export function signedBy(by: Authority, who: string, pdf: Uint8Array, digest = 'sha256'): Buffer {
  const room = withRoom(pdf, 'ETSI.CAdES.detached', new Date());
  if (room === null) throw new Error('this PDF has no room for a signature');
  return fillRoom(room, by.sign(who, room.covered, digest));
}

/** A PDF signed by openssl, with what `stampOf` makes of the signature as its timestamp (PAdES-B-T). */
export function stampedBy(
  by: Authority,
  who: string,
  pdf: Uint8Array,
  stampOf: (signature: Uint8Array) => Uint8Array,
): Buffer {
  const room = withRoom(pdf, 'ETSI.CAdES.detached', new Date());
  if (room === null) throw new Error('this PDF has no room for a signature');
  const der = new Uint8Array(by.sign(who, room.covered));
  const signed = new SignedData({ schema: ContentInfo.fromBER(der).content });
  const [info] = signed.signerInfos;
  if (info === undefined) throw new Error('openssl signed nothing');
  const { result } = fromBER(new Uint8Array(stampOf(info.signature.valueBlock.valueHexView)));
  const stamp = new Attribute({ type: '1.2.840.113549.1.9.16.2.14', values: [result] });
  info.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes: [stamp] });
  const whole = new ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: signed.toSchema(true),
  });
  return fillRoom(room, Buffer.from(whole.toSchema().toBER()));
}

/** The smallest PDF with a page, a catalogue and a cross-reference table. */
export function smallPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}`, 'latin1');
}
