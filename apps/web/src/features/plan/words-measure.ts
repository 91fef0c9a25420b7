import { defineWords } from '../../app/words.ts';

export const measureWords = defineWords('planMeasure', {
  vi: {
    level: {
      rank: 'trong {level} % đứng đầu',
      in_place: 'đủ',
      above: 'trên {level}',
      at_most: 'không quá {level}',
      below: 'dưới {level}',
    },
    kind: {
      groups: 'danh sách tổ dân phố',
      households: 'khảo sát hộ',
      places: 'danh mục khu vực',
      claims: 'vùng phủ doanh nghiệp công bố',
      figures: 'số liệu sổ sách',
      progress: 'báo cáo tiến độ',
      checklist: 'bảng kiểm',
      peers: 'số liệu đơn vị bạn',
      'drive-test': 'đo dọc đường',
      'speed-tests': 'đo tốc độ',
    },
  },
  en: {
    level: {
      rank: 'in the best {level} %',
      in_place: 'in place',
      above: 'above {level}',
      at_most: 'at most {level}',
      below: 'below {level}',
    },
    kind: {
      groups: 'list of residential groups',
      households: 'household survey',
      places: 'list of places',
      claims: 'operators’ coverage claims',
      figures: 'register figures',
      progress: 'progress reports',
      checklist: 'checklist',
      peers: 'figures of peers',
      'drive-test': 'drive tests',
      'speed-tests': 'speed tests',
    },
  },
});
