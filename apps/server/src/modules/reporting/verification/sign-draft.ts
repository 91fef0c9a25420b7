import { readFile } from 'node:fs/promises';
import { command } from '../../../platform/action.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import { readPkcs12, type SigningKey } from '../../../platform/pades/pkcs12.ts';
import { signPdf } from '../../../platform/pades/sign.ts';
import { Problem } from '../../../platform/problem.ts';
import { storeDocument } from '../../evidence/index.ts';
import { type DeskAsked, reportTurn, standingReport } from '../desk/standing.ts';
import { mustStand } from '../desk/step-commands.ts';
import { reportFileOf } from '../files.ts';
import { digestOf, type Frozen } from '../release/freeze.ts';

/** Where the installation's own key lies; see `HATANGSO_SIGNING_KEY`. */
export interface SigningPlace {
  readonly file: string;
  readonly passwordFile: string;
}

/** Refused as `report.no_signing_key` where none is configured or it cannot be opened. */
export async function signingKeyAt(place: SigningPlace | null): Promise<SigningKey> {
  if (place === null) throw new Problem('report.no_signing_key');
  try {
    const password = (await readFile(place.passwordFile, 'utf8')).replace(/\r?\n$/, '');
    const key = await readPkcs12(await readFile(place.file), password);
    if (key !== null) return key;
  } catch (cause) {
    throw new Problem('report.no_signing_key', {}, { cause });
  }
  throw new Problem('report.no_signing_key');
}

/**
 * The approved draft with its number and date, drawn and signed outside of any transaction. A demonstration's keeps both open:
 * there only the draft as it is may be issued.
 */
export async function signedDraft(
  { gathered }: Frozen,
  given: { readonly number: string; readonly issuedOn: string },
  key: SigningKey,
  now: Date,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  const { input } = gathered;
  const settings = { ...input.settings, number: given.number, date: given.issuedOn };
  const numbered = input.demonstration ? gathered : { ...gathered, input: { ...input, settings } };
  const { fileName, bytes } = await reportFileOf(numbered, 'pdf');
  const content = signPdf(bytes, key, now);
  if (content === null) throw new Problem('report.no_signing_key');
  return { fileName: fileName.replace(/\.pdf$/, '-da-ky.pdf'), content };
}

export interface KeepSigned extends DeskAsked {
  readonly seen: number;
  readonly fileName: string;
  readonly content: Buffer;
  /** Serial of the certificate it was signed with. */
  readonly serial: string;
}

/** Keeps the signed draft among the ward's documents, to be released like one that somebody uploads. */
export const keepSignedDraft = command({
  name: 'reporting.report.sign',
  turn: reportTurn,
  async run({ seen, fileName, content, serial, ...asked }: KeepSigned, doing) {
    demandFreshProof(doing);
    const standing = await standingReport(asked, doing);
    mustStand(standing, seen, ['approved']);
    const { provinceCode, key } = standing;
    const sha256 = digestOf(content);
    const document = { unitCode: key.unitCode, provinceCode, fileName, sha256, content };
    const { id } = await storeDocument(doing, document);
    return { id, sha256, serial, fileName, bytes: content.length, provinceCode };
  },
  audit: ({ unitCode, year, period }, { id, sha256, serial, provinceCode }) => [
    {
      object: { kind: 'evidence.document', id },
      unitCode,
      provinceCode,
      facts: { year, period, sha256, certificate: serial },
    },
  ],
});
