import { defineWords } from '../../app/words.ts';

export const searchWords = defineWords('search', {
  vi: {
    kind: {
      indicator: 'Chỉ số',
      target: 'Chỉ tiêu',
      task: 'Nhiệm vụ',
      group: 'Tổ dân phố',
      place: 'Khu vực trọng điểm',
      batch: 'Đợt số liệu',
      document: 'Tài liệu',
      person: 'Người dùng',
      unit: 'Đơn vị',
    },
  },
  en: {
    kind: {
      indicator: 'Indicators',
      target: 'Targets',
      task: 'Tasks',
      group: 'Residential groups',
      place: 'Priority places',
      batch: 'Sheets',
      document: 'Documents',
      person: 'People',
      unit: 'Units',
    },
  },
});
