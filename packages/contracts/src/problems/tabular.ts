/** Problems of tables handed in: the file as a whole, its heading, its cells. */
export const tabularProblems = {
  'file.empty': { status: 422, vi: 'Tệp "{file}" không có dữ liệu', en: 'The file "{file}" is empty' },
  'file.wrong_type': {
    status: 422,
    vi: 'Tệp "{file}" thực chất là {found}; cần tệp Excel (.xlsx) hoặc CSV',
    en: 'The file "{file}" is really {found}; an Excel workbook (.xlsx) or a CSV file is needed',
  },
  'file.old_excel': {
    status: 422,
    vi: 'Tệp "{file}" là Excel kiểu cũ (.xls). Mở bằng Excel, chọn "Lưu thành" và lưu dạng .xlsx',
    en: 'The file "{file}" is an old Excel workbook (.xls). Open it in Excel and save it as .xlsx',
  },
  'file.encrypted': {
    status: 422,
    vi: 'Tệp "{file}" có mật khẩu. Bỏ mật khẩu rồi gửi lại',
    en: 'The file "{file}" is protected by a password. Remove the password and send it again',
  },
  'file.damaged': {
    status: 422,
    vi: 'Tệp "{file}" bị hỏng hoặc bị cắt cụt: {reason}',
    en: 'The file "{file}" is damaged or cut off: {reason}',
  },
  'file.too_large': {
    status: 413,
    vi: 'Tệp "{file}" lớn hơn giới hạn {limit}',
    en: 'The file "{file}" is larger than the limit of {limit}',
  },
  'file.unpacks_too_large': {
    status: 413,
    vi: 'Tệp "{file}" giải nén ra quá lớn (giới hạn {limit}); không đọc tiếp',
    en: 'The file "{file}" unpacks to too much (limit {limit}); reading was stopped',
  },
  'file.too_many_columns': {
    status: 422,
    vi: 'Dòng {row} của tệp "{file}" có quá {limit} cột',
    en: 'Row {row} of the file "{file}" has more than {limit} columns',
  },
  'file.too_many_rows': {
    status: 413,
    vi: 'Tệp "{file}" có quá {limit} dòng',
    en: 'The file "{file}" has more than {limit} rows',
  },
  'file.line_too_long': {
    status: 422,
    vi: 'Dòng {row} của tệp "{file}" dài quá {limit} ký tự; có thể thiếu dấu nháy kép đóng',
    en: 'Line {row} of the file "{file}" is longer than {limit} characters; perhaps a closing quote is missing',
  },
  'file.quote_open': {
    status: 422,
    vi: 'Dòng {row} của tệp "{file}" mở dấu nháy kép mà không đóng',
    en: 'Line {row} of the file "{file}" opens a quote that is never closed',
  },
  'file.xml_unsafe': {
    status: 422,
    vi: 'Tệp "{file}" chứa khai báo XML không được phép ({what})',
    en: 'The file "{file}" holds an XML declaration that is not allowed ({what})',
  },
  'file.reader_failed': {
    status: 422,
    vi: 'Đọc tệp "{file}" tốn quá nhiều bộ nhớ hoặc thời gian nên đã dừng ({reason})',
    en: 'Reading the file "{file}" took too much memory or time and was stopped ({reason})',
  },
  'table.no_header': {
    status: 422,
    vi: 'Không tìm thấy dòng tiêu đề trong "{file}"; cần các cột: {columns}',
    en: 'No heading row was found in "{file}"; the columns needed are: {columns}',
  },
  'table.column_missing': {
    status: 422,
    vi: 'Dòng tiêu đề (dòng {row}) của "{file}" thiếu cột: {columns}',
    en: 'The heading row (row {row}) of "{file}" lacks the column: {columns}',
  },
  'table.column_twice': {
    status: 422,
    vi: 'Cột "{column}" có hai lần trong "{file}": "{first}" và "{second}"; giữ lại một cột',
    en: 'The column "{column}" is in "{file}" twice: "{first}" and "{second}"; keep one of them',
  },
  'table.zone_needed': {
    status: 422,
    vi: 'Tệp "{file}" có tọa độ X, Y theo VN-2000; hãy cho biết múi chiếu (ví dụ EPSG:5898, kinh tuyến trục 108°00\')',
    en: 'The file "{file}" has VN-2000 coordinates X, Y; say which zone (e.g. EPSG:5898, central meridian 108°00\')',
  },
  'cell.required': { status: 422, vi: 'Không được để trống', en: 'Must not be blank' },
  'cell.number': { status: 422, vi: 'Không đọc được thành số', en: 'Cannot be read as a number' },
  'cell.number_ambiguous': {
    status: 422,
    vi: 'Có thể là {first} hoặc {second}; hãy viết rõ, ví dụ 1250 hoặc 1,25',
    en: 'May be {first} or {second}; write it clearly, e.g. 1250 or 1.25',
  },
  'cell.integer': { status: 422, vi: 'Phải là số nguyên', en: 'Must be a whole number' },
  'cell.integer_dot': {
    status: 422,
    vi: 'Phải là số nguyên; có thể Excel đã hiểu dấu chấm hàng nghìn của {meant} thành dấu thập phân',
    en: 'Must be a whole number; perhaps Excel took the thousands dot of {meant} for a decimal point',
  },
  'cell.range': { status: 422, vi: 'Phải từ {min} đến {max}', en: 'Must be from {min} to {max}' },
  'cell.min': { status: 422, vi: 'Phải từ {min} trở lên', en: 'Must be {min} or more' },
  'cell.max': { status: 422, vi: 'Không được quá {max}', en: 'Must be {max} or less' },
  'cell.percent_for_number': {
    status: 422,
    vi: 'Ô này là phần trăm, còn cột cần một số thường',
    en: 'The cell is a percentage, but the column needs a plain number',
  },
  'cell.date': {
    status: 422,
    vi: 'Không phải là ngày; viết dạng ngày/tháng/năm, ví dụ 31/12/2026',
    en: 'Not a date; write day/month/year, e.g. 31/12/2026',
  },
  'cell.date_impossible': {
    status: 422,
    vi: 'Không có ngày này (đọc theo thứ tự ngày/tháng/năm)',
    en: 'There is no such day (read as day/month/year)',
  },
  'cell.date_month_first': {
    status: 422,
    vi: 'Có vẻ viết theo thứ tự tháng/ngày/năm. Cần ngày/tháng/năm; hãy kiểm tra mọi ngày khác trong cột này',
    en: 'It seems to be written month/day/year. Day/month/year is needed; check every other date of the column',
  },
  'cell.date_for_number': {
    status: 422,
    vi: 'Excel đã biến ô này thành ngày {date}; định dạng cột là số rồi nhập lại',
    en: 'Excel turned this cell into the date {date}; format the column as a number and enter it again',
  },
  'cell.date_for_text': {
    status: 422,
    vi: 'Excel đã biến ô này thành ngày {date}; định dạng cột là văn bản (Text) rồi nhập lại',
    en: 'Excel turned this cell into the date {date}; format the column as text and enter it again',
  },
  'cell.yes_no': {
    status: 422,
    vi: 'Cần "có" hoặc "không" (x, 1, 0 cũng được)',
    en: 'Needs "yes" or "no" (có, không, x, 1, 0 also do)',
  },
  'cell.choice': { status: 422, vi: 'Cần một trong: {options}', en: 'Needs one of: {options}' },
  'cell.excel_error': {
    status: 422,
    vi: 'Ô báo lỗi {error} của Excel',
    en: 'The cell holds the Excel error {error}',
  },
  'cell.formula_without_value': {
    status: 422,
    vi: 'Ô là công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi gửi',
    en: 'The cell is a formula that was never computed; open the file in Excel, save it and send it again',
  },
  'cell.digits_lost': {
    status: 422,
    vi: 'Excel đã làm mất các chữ số cuối của số này; định dạng cột là văn bản (Text) rồi nhập lại',
    en: 'Excel lost the last digits of this number; format the column as text and enter it again',
  },
  'cell.merged_number': {
    status: 422,
    vi: 'Một số nằm trong ô gộp nhiều dòng: không rõ của dòng nào; bỏ gộp ô rồi điền từng dòng',
    en: 'A number stands in a cell merged over several rows: it is not clear to which it belongs; unmerge it',
  },
  'cell.text_too_long': { status: 422, vi: 'Dài quá {max} ký tự', en: 'Longer than {max} characters' },
  'cell.damaged_text': {
    status: 422,
    vi: 'Chữ bị hỏng (có ký tự �); mở lại bản gốc và lưu CSV dạng UTF-8',
    en: 'The text is damaged (it holds �); open the original again and save it as CSV UTF-8',
  },
  'row.example_edited': {
    status: 422,
    vi: 'Dòng này còn chữ "Ví dụ:" của biểu mẫu; xóa chữ đó nếu là số liệu thật, hoặc xóa cả dòng',
    en: 'The row still has the "Example:" mark of the template; delete the mark if the data are real, or the row',
  },
} as const;
