import { defineWords } from '../../app/words.ts';

/** Writing around the numbers. */
export const editWords = defineWords('reportEdit', {
  vi: {
    label: 'Lời của đoạn; các ô là số tính sẵn, không gõ đè được',
    remarkLabel: 'Ghi chú cho số liệu này',
    save: 'Lưu đoạn',
    cancel: 'Thôi',
    keptHere: 'Lời đang viết được giữ trên máy này cho đến khi lưu.',
    lost: 'Mất kết nối. Lời đang viết vẫn còn; sẽ lưu được khi có mạng trở lại.',
    left: 'Đã bỏ khỏi đoạn:',
    putBack: 'Đặt lại {number}',
    insert: 'Chèn số liệu',
    say: {
      dropped: 'Đúng, bỏ các số này',
      added: 'Đúng, thêm các số này',
      typed: 'Đúng, tôi tự gõ các số này',
    },
    conflict: {
      title: 'Có người vừa sửa đoạn này',
      theirs: 'Bản đang có',
      mine: 'Bản của bạn',
      useTheirs: 'Dùng bản đang có',
      keepMine: 'Lưu bản của tôi đè lên',
    },
  },
  en: {
    label: 'Words of the paragraph; the boxes are computed numbers and cannot be typed over',
    remarkLabel: 'Remark on this figure',
    save: 'Save',
    cancel: 'Cancel',
    keptHere: 'What you write is kept on this device until it is saved.',
    lost: 'The connection is lost. What you wrote is still here; it can be saved when the connection is back.',
    left: 'Left out of the paragraph:',
    putBack: 'Put {number} back',
    insert: 'Insert a number',
    say: {
      dropped: 'Yes, leave them out',
      added: 'Yes, put them in',
      typed: 'Yes, I typed these myself',
    },
    conflict: {
      title: 'Somebody has just changed this paragraph',
      theirs: 'As it stands',
      mine: 'Yours',
      useTheirs: 'Use what stands',
      keepMine: 'Save mine over it',
    },
  },
});
