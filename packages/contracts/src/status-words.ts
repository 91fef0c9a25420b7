import type { IndicatorStatus } from './indicators.ts';
import type { Language } from './problems.ts';

/** How an indicator stands, as every page says it: the desk and the public pages never differ. */
export const statusWords: Readonly<Record<Language, Readonly<Record<IndicatorStatus, string>>>> = {
  vi: {
    met: 'Đạt',
    on_track: 'Đúng tiến độ',
    behind: 'Chậm',
    missed: 'Không đạt',
    undecided: 'Chưa đủ mẫu để kết luận',
    no_target: 'Không đặt mức',
    no_data: 'Chưa có số liệu',
    not_applicable: 'Không áp dụng',
  },
  en: {
    met: 'Met',
    on_track: 'On track',
    behind: 'Behind',
    missed: 'Missed',
    undecided: 'Not enough samples to tell',
    no_target: 'No level set',
    no_data: 'No data yet',
    not_applicable: 'Not applicable',
  },
};
