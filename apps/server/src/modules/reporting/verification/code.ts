import { randomBytes } from 'node:crypto';

/** Crockford's base32: no letter that is taken for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 25;

/** A new verification code of 125 random bits: nobody guesses one that was given. */
export function newCode(): string {
  return [...randomBytes(letters)].map((byte) => alphabet[byte % 32] ?? '').join('');
}

/** As it is printed and read out: five groups of five. */
export const groupCode = (code: string): string => (code.match(/.{1,5}/g) ?? []).join('-');

/** The code as somebody typed it, with what is easily mistaken put right; null where it can be none. */
export function readCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === letters && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** What a draft carries so that it can be checked. */
export interface PrintedCode {
  /** Without hyphens. */
  readonly code: string;
  /** The page that checks this code; null where the installation's public address is not known. */
  readonly address: string | null;
}

export const checkPath = '/cong-khai/kiem-tra';

/** A new code with its page under the installation's public address. */
export function newPrintedCode(publicAddress: string | null): PrintedCode {
  const code = newCode();
  return { code, address: publicAddress === null ? null : `${publicAddress}${checkPath}/${groupCode(code)}` };
}

/** What the QR code holds: the page, or the product's name with the code for whoever asks elsewhere. */
export const qrText = ({ code, address }: PrintedCode): string => address ?? `Hạ tầng số ${groupCode(code)}`;

/** The words beside the QR code. */
export function printedLines({ code, address }: PrintedCode): readonly string[] {
  const where = address === null ? [] : [`Kiểm tra tại: ${address.slice(0, address.lastIndexOf('/'))}`];
  return [`Mã kiểm tra: ${groupCode(code)}`, ...where];
}
