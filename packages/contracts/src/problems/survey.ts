/** Problems of household sheets. */
export const surveyProblems = {
  'survey.part_exceeds': {
    status: 422,
    vi: '{value} nhiều hơn "{whole}" của hộ ({limit}): một phần không thể lớn hơn toàn bộ',
    en: '{value} is more than "{whole}" of the household ({limit}): a part cannot exceed its whole',
  },
  'survey.date_implausible': {
    status: 422,
    vi: 'Ngày khảo sát {value} không hợp lý (hôm nay là {today})',
    en: 'The survey date {value} is not plausible (today is {today})',
  },
  'survey.duplicate_code': {
    status: 422,
    vi: 'Mã hộ "{value}" có ở dòng {first} và dòng {second}; mỗi hộ chỉ một dòng',
    en: 'The household code "{value}" is in row {first} and in row {second}; a household has one row',
  },
  'survey.erased_household': {
    status: 422,
    vi: 'Hộ ở dòng này đã được xoá theo yêu cầu sau ngày của phiếu: bỏ qua, câu trả lời đã có mà không còn mã',
    en: 'The household of this row was erased, when asked, after the sheet’s day: passed over, its answers stand without a code',
  },
  'survey.unknown_group': {
    status: 422,
    vi: 'Không có tổ dân phố "{value}" trong danh sách của đơn vị; gần giống: {near}',
    en: 'There is no residential group "{value}" in the list of the unit; similar: {near}',
  },
  'survey.ambiguous_group': {
    status: 422,
    vi: '"{value}" có thể là nhiều tổ dân phố: {near}; hãy ghi mã',
    en: '"{value}" may be several residential groups: {near}; write the code',
  },
  'survey.no_groups': {
    status: 422,
    vi: 'Đơn vị chưa có danh sách tổ dân phố (nhập loại "groups"): tên tổ giữ như trong tệp, chưa biết mỗi tổ có bao nhiêu hộ nên chưa thể coi là điều tra đủ',
    en: 'The unit has no list of residential groups yet (import kind "groups"): names are kept as given; how many households each has is unknown, so no group counts as complete',
  },
  'survey.far_outside': {
    status: 422,
    vi: 'Vị trí cách địa giới đơn vị {kilometres} km',
    en: 'The position is {kilometres} km outside the boundary of the unit',
  },
  'survey.just_outside': {
    status: 422,
    vi: 'Vị trí nằm ngoài địa giới đơn vị {metres} m; vẫn được nhận',
    en: 'The position is {metres} m outside the boundary of the unit; it was taken in',
  },
  'survey.no_boundary': {
    status: 422,
    vi: 'Chưa có địa giới của đơn vị nên chưa kiểm tra được tọa độ',
    en: 'The boundary of the unit is not known, so positions were not held against it',
  },
} as const;
