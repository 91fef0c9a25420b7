/** Problems of the indicators: their definitions, their settings, and the closing of a figure. */
export const indicatorProblems = {
  'indicator.unknown': {
    status: 404,
    vi: 'Không có chỉ số "{code}"; xem danh sách bằng lệnh "hatangso indicators"',
    en: 'There is no indicator "{code}"; "hatangso indicators" lists them',
  },
  'indicator.definition_invalid': {
    status: 422,
    vi: 'Định nghĩa chỉ số sai ở dòng {line}, mục {place}: {expectedVi}',
    en: 'The definition of an indicator is wrong at line {line}, {place}: {expectedEn}',
  },
  'indicator.definitions_invalid': {
    status: 422,
    vi: 'Định nghĩa chỉ số có {count} lỗi, không lỗi nào được bỏ qua',
    en: 'The definitions of indicators have {count} errors; none was passed over',
  },
  'indicator.code_taken': {
    status: 422,
    vi: 'Mã "{code}" đã là chỉ số chuẩn; hãy đặt mã khác, hoặc chỉnh chỉ số chuẩn trong mục thiết lập',
    en: 'The code "{code}" is a standard indicator; choose another, or adjust the standard one in the settings',
  },
  'indicator.setting_unknown_source': {
    status: 422,
    vi: 'Chỉ số "{code}" không có nguồn "{source}"; các nguồn của nó: {known}',
    en: 'Indicator "{code}" has no source "{source}"; its sources: {known}',
  },
  'indicator.setting_no_adults': {
    status: 422,
    vi: 'Chỉ số "{code}" không đếm người trưởng thành nên không có tuổi trưởng thành để đặt',
    en: 'Indicator "{code}" counts no adults, so it has no adult age to set',
  },
  'indicator.close_unknown_source': {
    status: 409,
    vi: 'Không chốt được: nguồn "{source}" không có số liệu của chỉ số "{code}" trong kỳ {period}',
    en: 'Cannot be closed: source "{source}" has no figure of indicator "{code}" in the period {period}',
  },
  'indicator.close_needs_reason': {
    status: 422,
    vi: 'Chọn nguồn "{source}" khác nguồn phần mềm đề xuất ("{proposed}") cho chỉ số "{code}" thì phải ghi lý do',
    en: 'Source "{source}" of indicator "{code}" is not the proposed one ("{proposed}"): say why it is chosen',
  },
  'indicator.close_comparison_only': {
    status: 409,
    vi: 'Nguồn "{source}" của chỉ số "{code}" chỉ để đối chiếu, không dùng làm số liệu chốt',
    en: 'Source "{source}" of indicator "{code}" serves comparison only and cannot be the closed figure',
  },
} as const;
