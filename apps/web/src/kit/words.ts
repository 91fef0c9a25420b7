import { statusWords } from '@hatangso/contracts/status-words';
import { defineWords } from '../app/words.ts';

export const kitWords = defineWords('kit', {
  vi: {
    status: statusWords.vi,
    loading: 'Đang tải…',
    empty: 'Chưa có gì ở đây.',
    keptAt: 'Bản lưu trên máy này lúc {at}; chưa kết nối được máy chủ để lấy bản mới.',
    problem: {
      title: 'Chưa thực hiện được',
      lost: 'Không kết nối được máy chủ. Những gì đã nhập vẫn còn trên trang; thử lại khi có mạng.',
      unknown: 'Có lỗi ngoài dự kiến. Thử lại; nếu vẫn lỗi, báo người quản trị thời điểm này: {at}.',
      retry: 'Thử lại',
      more: 'và {count} lỗi khác',
    },
    figure: {
      interval: 'khoảng tin cậy 95 %',
      stale: 'số liệu đã cũ (quá 12 tháng)',
    },
    bar: {
      label: '{value}; mức cần đạt {level}; {status}',
      noLevel: '{value}; {status}',
      interval: '{value}, khoảng {low} đến {high}; mức cần đạt {level}; {status}',
    },
    trend: { label: 'Từ {from} ({first}) đến {to} ({last})', none: 'Chưa có số liệu các kỳ trước' },
    table: {
      rows: '{count} dòng',
      none: 'Không có dòng nào khớp.',
    },
    day: {
      form: 'ngày/tháng/năm',
      pick: 'Chọn trên lịch',
      wrong: 'Không có ngày này; viết ngày/tháng/năm, ví dụ 01/07/2026.',
      early: 'Phải từ ngày {day} trở đi.',
      late: 'Không được sau ngày {day}.',
    },
    unit: { per_person: 'mỗi người', score: 'điểm', count: '', rank: '' },
    file: 'Chọn tệp…',
    help: 'Hướng dẫn',
    required: 'bắt buộc',
    optional: 'không bắt buộc',
  },
  en: {
    status: statusWords.en,
    loading: 'Loading…',
    empty: 'Nothing here yet.',
    keptAt: 'Kept on this device at {at}; the server cannot be reached for a newer one.',
    problem: {
      title: 'Not done',
      lost: 'The server cannot be reached. What you typed is still on the page; try again when you are connected.',
      unknown:
        'Something unexpected went wrong. Try again; if it stays, tell the administrator this time: {at}.',
      retry: 'Try again',
      more: 'and {count} more',
    },
    figure: {
      interval: '95 % confidence interval',
      stale: 'stale evidence (older than 12 months)',
    },
    bar: {
      label: '{value}; level to reach {level}; {status}',
      noLevel: '{value}; {status}',
      interval: '{value}, between {low} and {high}; level to reach {level}; {status}',
    },
    trend: { label: 'From {from} ({first}) to {to} ({last})', none: 'No earlier figures' },
    table: {
      rows: '{count} rows',
      none: 'No row matches.',
    },
    day: {
      form: 'day/month/year',
      pick: 'Choose on the calendar',
      wrong: 'There is no such day; write day/month/year, as 01/07/2026.',
      early: 'Not before {day}.',
      late: 'Not after {day}.',
    },
    unit: { per_person: 'per person', score: 'points', count: '', rank: '' },
    file: 'Choose a file…',
    help: 'Guide',
    required: 'required',
    optional: 'optional',
  },
});
