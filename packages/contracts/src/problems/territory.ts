/** Problems of units, groups and places. */
export const territoryProblems = {
  'territory.unknown_unit': {
    status: 404,
    vi: 'Chưa biết đơn vị có mã {code}; hãy nhập ranh giới hoặc danh sách đơn vị trước: hatangso import units TỆP',
    en: 'No unit with the code {code} is known; bring its boundary or a list of units in first: hatangso import units FILE',
  },
  'territory.not_at_date': {
    status: 404,
    vi: 'Không có đơn vị mã {code} vào ngày {date}; mã này có hiệu lực: {spans}',
    en: 'There was no unit with the code {code} on {date}; the code is valid: {spans}',
  },
  'territory.no_boundary': {
    status: 404,
    vi: 'Chưa có ranh giới của đơn vị {code} ngày {date}; hãy nhập tệp GeoJSON: hatangso import units TỆP',
    en: 'No boundary of the unit {code} on {date} is known; bring a GeoJSON file in: hatangso import units FILE',
  },
  'territory.code_shape': {
    status: 422,
    vi: 'Mã "{value}" không đúng; mã đơn vị có 2 chữ số (tỉnh) hoặc 5 chữ số (phường, xã). Excel có thể đã bỏ số 0 ở đầu: định dạng cột là văn bản (Text)',
    en: 'The code "{value}" is wrong; a unit has 2 digits (province) or 5 (ward, commune). Excel may have dropped leading zeros: format the column as text',
  },
  'territory.code_twice': {
    status: 422,
    vi: '"{value}" có hai lần, ở dòng {first} và dòng {second}; giữ lại một dòng',
    en: '"{value}" is there twice, in rows {first} and {second}; keep one of them',
  },
  'territory.no_name': {
    status: 422,
    vi: 'Thiếu tên đơn vị (fullName)',
    en: "The unit's name (fullName) is missing",
  },
  'territory.no_province': {
    status: 422,
    vi: 'Tệp không cho biết tỉnh của {value}; hãy chọn tỉnh (bằng lệnh: thêm --province MÃ), hoặc nhập bảng chuyển đổi đơn vị cũ, mới trước',
    en: 'The file does not name the province of {value}; choose the province (by command: add --province CODE), or bring in the table of old and new units first',
  },
  'territory.area_differs': {
    status: 422,
    vi: 'Diện tích ghi {given} km² nhưng ranh giới đo được khoảng {measured} km²; một trong hai sai, hoặc diện tích không tính mặt nước',
    en: 'The area is given as {given} km² but the boundary measures about {measured} km²; one of them is wrong, or the area leaves out water',
  },
  'territory.after_end': {
    status: 422,
    vi: 'Đơn vị mã {value} đã kết thúc ngày {date} (nay là {successors}); hãy ghi ngày trước đó: --as-of NGÀY',
    en: 'The unit {value} ended on {date} (now {successors}); give an earlier date: --as-of DATE',
  },
  'territory.said_after_end': {
    status: 422,
    vi: 'Số liệu đã nhập của mã {value} ghi ngày {said}, sau khi đơn vị kết thúc ({date}); số liệu đó không thuộc đơn vị nào, hãy nhập lại với --as-of',
    en: 'What was imported of {value} speaks of {said}, after the unit ended ({date}); it belongs to no unit, import it again with --as-of',
  },
  'territory.unknown_province': {
    status: 422,
    vi: 'Không nhận ra tỉnh "{value}"; đơn vị sẽ chưa có tỉnh cho đến khi được nhập với provinceCode hoặc --province',
    en: 'The province "{value}" is not known; the unit has no province until imported with provinceCode or --province',
  },
  'territory.divided_alone': {
    status: 422,
    vi: '{value} được ghi là bị chia nhưng tệp chỉ có một đơn vị mới; có thể thiếu dòng',
    en: '{value} is marked as divided but the file has one successor only; a row may be missing',
  },
  'territory.geometry_crosses': {
    status: 422,
    vi: 'Đường biên tự cắt tại {place}; hãy sửa bằng QGIS (Kiểm tra hình học) rồi gửi lại',
    en: 'The boundary crosses itself at {place}; mend it (QGIS, check geometries) and send it again',
  },
  'territory.geometry_invalid': {
    status: 422,
    vi: 'Hình không hợp lệ tại {place} ({reason}); hãy sửa bằng QGIS (Kiểm tra hình học) rồi gửi lại',
    en: 'The geometry is invalid at {place} ({reason}); mend it (QGIS, check geometries) and send it again',
  },
  'territory.group_dates': {
    status: 422,
    vi: '"Đến ngày" trước "Từ ngày"',
    en: 'The last day is before the first',
  },
  'territory.group_outside': {
    status: 422,
    vi: 'Hình của {value} nằm ngoài ranh giới đơn vị',
    en: "The area of {value} lies outside the unit's boundary",
  },
  'territory.place_outside': {
    status: 422,
    vi: '{value} cách ranh giới đơn vị {kilometres} km',
    en: "{value} is {kilometres} km from the unit's boundary",
  },
  'territory.apportion_missing': {
    status: 422,
    vi: 'Thiếu số liệu của đơn vị: {codes}; không thể suy ra từ các đơn vị còn lại',
    en: 'The figure of these units is missing: {codes}; it cannot be made from the others',
  },
  'territory.apportion_stranger': {
    status: 422,
    vi: 'Đơn vị {codes} không liên quan đến {unit} vào ngày {date}; các đơn vị liên quan: {known}',
    en: 'The units {codes} have nothing to do with {unit} on {date}; those that have: {known}',
  },
  'territory.apportion_not_whole': {
    status: 422,
    vi: 'Đơn vị {codes} không nằm trọn trong {unit}: không thể cộng nguyên đơn vị; dùng by_area hoặc by_households',
    en: 'The units {codes} do not lie whole in {unit}: whole units cannot be added; use by_area or by_households',
  },
  'territory.apportion_needs': {
    status: 422,
    vi: 'Phân bổ theo cách {method} cần {what} của: {codes}',
    en: 'Apportioning {method} needs {what} of: {codes}',
  },
} as const;
