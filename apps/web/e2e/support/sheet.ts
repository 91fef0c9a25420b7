/** A sheet of households as a ward keeps it: a title above, a heading of its own, and what people write wrong. */
export const sheet = [
  'DANH SÁCH KHẢO SÁT HỘ,,,,,',
  'STT,Mã hộ,Tổ dân phố,Nhân khẩu của hộ,Có cáp quang,Ngày khảo sát',
  '1,H1,Tổ 1,4,có,15/02/2026',
  '2,H2,Tổ An Phu,3,khong,02/16/2026',
  '3,H3,Tổ 2,4 người,có,16/02/2026',
  '4,H4,Tổ An Phu,2,có,17/02/2026',
  '5,H5,Tổ 2,,có,17/02/2026',
].join('\n');

/** A sheet whose columns are all known, with two cells to be mended: the people of H2 and of H3. */
export const nearlyRight = [
  'Mã hộ,Tổ dân phố,Số nhân khẩu,Có cáp quang,Ngày khảo sát',
  'H1,Tổ 1,4,có,15/02/2026',
  'H2,Tổ 2,3 người,không,16/02/2026',
  'H3,Tổ 2,4 người,có,16/02/2026',
  'H4,Tổ 2,2,có,17/02/2026',
].join('\n');

export const groups =
  'Mã TDP,Tên TDP,Số hộ\nT1,Tổ dân phố số 1,2\nT2,Tổ dân phố số 2,4\nT3,Tổ dân phố An Phú,5\n';

/** A file for a file field. */
export const choose = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});
