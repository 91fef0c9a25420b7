import { defineWords } from '../../app/words.ts';

/** The board on the screen of a meeting room. */
export const roomWords = defineWords('overview-room', {
  vi: {
    label: 'Bảng chỉ tiêu trình chiếu',
    page: 'Trang {page}/{pages}',
    next: 'Trang sau',
    previous: 'Trang trước',
    auto: 'Tự chuyển trang',
    stop: 'Dừng chuyển trang',
    close: 'Thoát trình chiếu',
    level: 'mức {level}',
  },
  en: {
    label: 'The board, large',
    page: 'Page {page} of {pages}',
    next: 'Next page',
    previous: 'Previous page',
    auto: 'Turn pages by itself',
    stop: 'Stop turning pages',
    close: 'Leave',
    level: 'level {level}',
  },
});
