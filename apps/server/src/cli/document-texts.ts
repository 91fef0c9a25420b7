/** Words of the verbs about documents that can be verified. */
export const documentTexts = {
  document: { vi: 'văn bản: kiểm tra một tệp', en: 'documents: verify a file' },
  'document.verify': {
    vi: 'một tệp có đúng là bản đã phát hành không, chữ ký số trong PDF ra sao; kết thúc 1 khi không',
    en: 'whether a file is one that was issued, and what the signatures in a PDF say; exit 1 if not',
  },
  'document.roots': {
    vi: 'thư mục chứng thư gốc (PEM); không có thì chuỗi chứng thư không được kiểm tra',
    en: 'folder of root certificates (PEM); without, chains are not checked',
  },
  'document.offline': {
    vi: 'chỉ xem chữ ký trong tệp, không hỏi máy chủ',
    en: 'look at the signatures in the file alone, ask no server',
  },
  'document.file': { vi: 'Tệp: {file}', en: 'File: {file}' },
  'document.verdict.issued': {
    vi: 'Đúng là văn bản đã phát hành: số {number} ngày {date}, {office}',
    en: 'A document that was issued: No. {number} of {date}, {office}',
  },
  'document.verdict.draft': {
    vi: 'Bản dự thảo của văn bản số {number} ngày {date}, {office}',
    en: 'The draft of No. {number} of {date}, {office}',
  },
  'document.verdict.superseded': {
    vi: 'Đã được thay thế: văn bản số {number} ngày {date}, {office}',
    en: 'Replaced: No. {number} of {date}, {office}',
  },
  'document.verdict.withdrawn': {
    vi: 'Đã bị thu hồi: văn bản số {number} ngày {date}, {office}',
    en: 'Withdrawn: No. {number} of {date}, {office}',
  },
  'document.verdict.unknown': {
    vi: 'Không có trong hồ sơ, hoặc chưa phát hành',
    en: 'Not on record, or not released yet',
  },
  'document.signatures.none': { vi: 'Không có chữ ký số', en: 'No digital signature' },
  'document.signatures.trusted': {
    vi: 'Chữ ký số hợp lệ, chứng thư được tin cậy',
    en: 'Signature valid, certificate trusted',
  },
  'document.signatures.intact': {
    vi: 'Nội dung không đổi sau khi ký; chuỗi chứng thư chưa được kiểm tra',
    en: 'Nothing changed after signing; the chain of certificates was not checked',
  },
  'document.signatures.added': {
    vi: 'Sau khi ký, tệp đã được ghi thêm',
    en: 'Something was added after signing',
  },
  'document.signatures.doubtful': {
    vi: 'Nội dung không đổi sau khi ký, nhưng chữ ký chưa đáng tin',
    en: 'Nothing changed after signing, but the signature is not to be relied on',
  },
  'document.signatures.changed': {
    vi: 'Tệp đã bị sửa sau khi ký, hoặc có chữ ký không đọc được',
    en: 'Changed after signing, or a signature cannot be read',
  },
  'document.signature': {
    vi: '  {name}; cấp bởi {issuer}; số {serial}; ký lúc {at}; {algorithm}',
    en: '  {name}; issued by {issuer}; serial {serial}; signed at {at}; {algorithm}',
  },
  'report.draft': {
    vi: 'dự thảo lần thứ mấy; đã duyệt thì có mã kiểm tra',
    en: 'number of a compiled draft; an approved one carries its code',
  },
  'report.sign': {
    vi: 'ký bản dự thảo đã duyệt bằng khóa PKCS#12 của máy chủ (thường thì ký bằng USB token hoặc SIM ở ngoài)',
    en: 'sign the approved draft with the server’s PKCS#12 key (the usual way is a token or SIM outside)',
  },
  'report.sign.number': { vi: 'số văn bản', en: 'number of the document' },
  'report.sign.date': { vi: 'ngày ban hành', en: 'date of issue' },
  'report.signed': {
    vi: 'Đã ký và lưu thành tài liệu {id}; bản sao ở {file}',
    en: 'Signed and kept as document {id}; a copy is in {file}',
  },
} as const;
