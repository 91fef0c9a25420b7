import { command, paragraph } from './xml.ts';

/** Where an approved draft's code stands: below the signature. */
export const codePlace = (): string =>
  command('{#Có mã kiểm tra}') +
  paragraph('{Mã QR}', { before: 120 }) +
  command('{#Dòng kiểm tra}') +
  paragraph('{Chữ}', { size: 10 }) +
  command('{/Dòng kiểm tra}') +
  command('{/Có mã kiểm tra}');
