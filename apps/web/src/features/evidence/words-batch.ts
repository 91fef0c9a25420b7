import { defineWords } from '../../app/words.ts';

/** The page of one batch with its rows, and that of one document. */
export const batchWords = defineWords('evidenceBatch', {
  vi: {
    batch: { title: 'Lần nhập này', all: 'Số liệu' },
    rows: {
      title: 'Các dòng đã đưa vào',
      count: '{rows} dòng',
      line: 'Dòng',
      marked: 'Dòng {line} của tệp được đánh dấu ► dưới đây.',
      notHere: 'Dòng {line} không nằm trong các dòng đang hiện.',
      unreadable: 'Các dòng của lần nhập này không xem được ở đây với vai trò của bạn.',
      replaced: 'đã được thay',
      before: 'Các dòng trước',
      after: 'Các dòng sau',
      yes: 'có',
      no: 'không',
    },
    document: {
      lead: 'Tài liệu được giữ nguyên như khi đưa vào.',
      title: 'Về tài liệu',
      download: 'Tải xuống',
      came: 'Đưa vào',
      size: 'Dung lượng',
      digest: 'Mã SHA-256',
      used: 'Các lần nhập dựa vào tài liệu này',
      unused: 'Không có lần nhập nào; tài liệu có thể kèm theo báo cáo tiến độ, khó khăn hoặc báo cáo năm.',
    },
  },
  en: {
    batch: { title: 'This import', all: 'Evidence' },
    rows: {
      title: 'Rows taken in',
      count: '{rows} rows',
      line: 'Line',
      marked: 'Line {line} of the file is marked ► below.',
      notHere: 'Line {line} is not among the rows shown.',
      unreadable: 'The rows of this import cannot be read here in your role.',
      replaced: 'replaced',
      before: 'Earlier rows',
      after: 'Later rows',
      yes: 'yes',
      no: 'no',
    },
    document: {
      lead: 'Kept exactly as it came in.',
      title: 'About the document',
      download: 'Download',
      came: 'Came in',
      size: 'Size',
      digest: 'SHA-256',
      used: 'Imports that rest on it',
      unused: 'None; it may belong to a progress report, a difficulty or a yearly report.',
    },
  },
});
