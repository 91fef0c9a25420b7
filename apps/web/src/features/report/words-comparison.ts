import { defineWords } from '../../app/words.ts';

/** This year's report beside last year's. */
export const comparisonWords = defineWords('reportComparison', {
  vi: {
    figures: 'Số liệu hai năm',
    sections: 'Nội dung từng mục',
    release: 'Năm {year}: theo báo cáo đã phát hành',
    computed: 'Năm {year}: tính lại theo những gì biết hôm nay (chưa có báo cáo phát hành)',
    none: 'Năm {year}: không có báo cáo; số liệu là của cùng ngày năm trước',
    indicator: 'Chỉ số',
    now: 'Năm {year}',
    before: 'Năm {year}',
    change: 'Thay đổi',
    within: 'trong khoảng sai số, chưa thể nói là thay đổi',
    nothing: 'Không có nội dung',
  },
  en: {
    figures: 'Figures of both years',
    sections: 'Section by section',
    release: '{year}: as released',
    computed: '{year}: computed from what is known today (nothing was released)',
    none: '{year}: no report; figures are those of the same day a year before',
    indicator: 'Indicator',
    now: '{year}',
    before: '{year}',
    change: 'Change',
    within: 'within the sampling error: no change can be claimed',
    nothing: 'Nothing',
  },
});
