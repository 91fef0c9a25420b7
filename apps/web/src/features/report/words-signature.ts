import { defineWords } from '../../app/words.ts';

/** What is found in the PDF that is issued: its signatures and the code of its draft. */
export const signatureWords = defineWords('reportSignature', {
  vi: {
    working: 'Đang kiểm tra chữ ký số trong tệp.',
    verdict: {
      none: 'Tệp không có chữ ký số (có thể là bản quét của bản ký tay).',
      trusted: 'Chữ ký số hợp lệ: nội dung không đổi sau khi ký, chứng thư được tin cậy.',
      intact: 'Nội dung không đổi sau khi ký. Chuỗi chứng thư chưa được kiểm tra.',
      added: 'Sau khi ký, tệp đã được ghi thêm.',
      doubtful: 'Nội dung không đổi sau khi ký, nhưng chữ ký chưa đáng tin.',
      changed: 'Tệp đã bị sửa sau khi ký, hoặc có chữ ký không đọc được.',
    },
    unreadable: 'Chữ ký không đọc được',
    issuer: 'chứng thư do {name} cấp',
    serial: 'số {serial}',
    stamped: 'dấu thời gian {at}',
    claimed: 'ký lúc {at} theo máy người ký',
    chain: {
      trusted: 'chứng thư được tin cậy, còn hạn đến {to}',
      untrusted: 'chứng thư không dẫn về gốc được tin cậy',
      expired: 'chứng thư hết hạn ngày {to}',
      unchecked: 'chưa kiểm tra chuỗi chứng thư (máy chủ chưa có chứng thư gốc)',
    },
    weak: 'thuật toán yếu: {algorithm}',
    code: {
      carried: 'Tệp mang mã kiểm tra của bản dự thảo đã duyệt.',
      missing: 'Tệp không mang mã kiểm tra của bản dự thảo đã duyệt: có thể đã chọn nhầm tệp.',
      unread: 'Không đọc được chữ trong tệp (bản quét), nên chưa biết có mã kiểm tra hay không.',
      none: '',
    },
    here: {
      title: 'Chưa có bản ký?',
      text: 'Cách chính: tải dự thảo PDF về, ký bằng USB token hoặc SIM rồi tải lên ở trên. Máy chủ này còn có một khóa ký riêng, chỉ để thử và cho nơi dùng nhỏ: ai vận hành máy chủ cũng ký được bằng khóa đó, và chữ ký đứng tên chủ khóa chứ không phải lãnh đạo.',
      sign: 'Ký bằng khóa của máy chủ',
      first: 'Nhập số và ngày trước: chúng được in vào bản ký.',
      working: 'Đang lập bản PDF có số, ngày và ký.',
    },
  },
  en: {
    working: 'Checking the digital signatures in the file.',
    verdict: {
      none: 'The file has no digital signature (it may be a scan of a paper signed by hand).',
      trusted: 'The signature is valid: nothing changed after signing, and the certificate is trusted.',
      intact: 'Nothing changed after signing. The chain of certificates was not checked.',
      added: 'Something was added to the file after it was signed.',
      doubtful: 'Nothing changed after signing, but the signature is not to be relied on.',
      changed: 'The file was changed after signing, or a signature cannot be read.',
    },
    unreadable: 'A signature that cannot be read',
    issuer: 'certificate issued by {name}',
    serial: 'serial {serial}',
    stamped: 'timestamp {at}',
    claimed: 'signed {at} by the signer’s clock',
    chain: {
      trusted: 'certificate trusted, valid until {to}',
      untrusted: 'certificate leads to no trusted root',
      expired: 'certificate expired on {to}',
      unchecked: 'chain not checked (the server has no root certificates)',
    },
    weak: 'weak algorithm: {algorithm}',
    code: {
      carried: 'The file carries the code of the approved draft.',
      missing: 'The file does not carry the code of the approved draft: it may be the wrong file.',
      unread: 'The file has no words that can be read (a scan), so whether it carries the code is not known.',
      none: '',
    },
    here: {
      title: 'Not signed yet?',
      text: 'The main way: download the draft as PDF, sign it with a token or SIM, upload it above. This server also has a key of its own, for tests and small uses only: whoever runs the server can sign with it, and the signature is in the name of the key’s owner, not of the chair.',
      sign: 'Sign with the server’s key',
      first: 'Give the number and date first: they are printed in the signed copy.',
      working: 'Making the PDF with its number and date, and signing it.',
    },
  },
});
