/** Problems of operators' coverage claims. */
export const coverageProblems = {
  'coverage.invalid_area': {
    status: 422,
    vi: 'Đa giác không hợp lệ ({reason}) tại {lon}, {lat}',
    en: 'The polygon is not valid ({reason}) at {lon}, {lat}',
  },
  'coverage.property_missing': {
    status: 422,
    vi: 'Thiếu thuộc tính "{column}"',
    en: 'The property "{column}" is missing',
  },
  'coverage.not_your_claim': {
    status: 422,
    vi: 'Tài khoản này chỉ khai báo cho doanh nghiệp "{own}", không cho "{value}"',
    en: 'This account claims for the operator "{own}" only, not for "{value}"',
  },
  'coverage.ends_before': {
    status: 422,
    vi: 'Ngày hết hiệu lực {value} trước ngày bắt đầu {from}',
    en: 'The last day {value} is before the first day {from}',
  },
  'coverage.one_subject': {
    status: 422,
    vi: 'Cần đúng một trong hai: mã tổ dân phố hoặc mã địa điểm',
    en: 'Exactly one of group code and place code is needed',
  },
  'coverage.unknown_group': {
    status: 422,
    vi: 'Không có tổ dân phố "{value}" trong danh sách của đơn vị; gần giống: {near}',
    en: 'There is no residential group "{value}" in the list of the unit; similar: {near}',
  },
  'coverage.unknown_place': {
    status: 422,
    vi: 'Không có địa điểm mang mã "{value}" trong danh sách của đơn vị; gần giống: {near}',
    en: 'There is no place with the code "{value}" in the list of the unit; similar: {near}',
  },
  'coverage.share_contradicts': {
    status: 422,
    vi: 'Tỷ lệ hộ {value} % không khớp với mức phủ "{extent}"',
    en: 'A household share of {value} % contradicts the extent "{extent}"',
  },
  'coverage.twice': {
    status: 422,
    vi: 'Dòng {first} và dòng {second} nói về cùng doanh nghiệp, dịch vụ, đối tượng và ngày bắt đầu',
    en: 'Row {first} and row {second} speak of the same operator, service, subject and first day',
  },
  'coverage.misses_ward': {
    status: 422,
    vi: 'Vùng phủ của {operator} ({service}) không chạm vào địa bàn đơn vị',
    en: 'The area of {operator} ({service}) does not touch the unit',
  },
  'coverage.future': {
    status: 422,
    vi: 'Vùng phủ có hiệu lực từ {value}, sau hôm nay: chưa được tính cho đến ngày đó',
    en: 'The claim holds from {value}, after today: it does not count until then',
  },
} as const;
