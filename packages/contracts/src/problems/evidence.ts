/** Problems of bringing evidence in and taking it back. */
export const evidenceProblems = {
  'import.refused': {
    status: 422,
    vi: 'Tệp "{file}" không được nhận: {refused} dòng có lỗi trong {read} dòng đã đọc; chưa có gì thay đổi',
    en: 'The file "{file}" was not taken in: {refused} of {read} rows read have problems; nothing was changed',
  },
  'import.empty': {
    status: 422,
    vi: 'Tệp "{file}" không có dòng dữ liệu nào',
    en: 'The file "{file}" has no row of data',
  },
  'import.unknown_kind': {
    status: 404,
    vi: 'Không có loại tệp "{kind}"; các loại: {known}',
    en: 'There is no kind "{kind}"; the kinds: {known}',
  },
  'import.needs_ward': {
    status: 400,
    vi: 'Loại "{kind}" thuộc về một phường, xã: cần mã đơn vị (--ward MÃ)',
    en: 'The kind "{kind}" belongs to a ward: give its code (--ward CODE)',
  },
  'import.unknown_batch': {
    status: 404,
    vi: 'Không có lần nhập nào mang mã {id}',
    en: 'There is no import with the id {id}',
  },
  'import.already_undone': {
    status: 409,
    vi: 'Lần nhập {id} đã được hoàn tác trước đó',
    en: 'The import {id} was undone before',
  },
  'import.no_template': {
    status: 404,
    vi: 'Loại "{kind}" không có mẫu bảng tính',
    en: 'The kind "{kind}" has no sheet template',
  },
  'import.no_original': {
    status: 409,
    vi: 'Tệp gốc của lần nhập này không được lưu trên máy chủ; hãy chọn tệp từ máy của bạn',
    en: 'The file of this import was not kept on the server; choose it from your own machine',
  },
  'draft.unknown': {
    status: 404,
    vi: 'Không có tệp đang nhập nào mang mã {id}; có thể đã được đưa vào, bỏ đi, hoặc quá 7 ngày',
    en: 'There is no sheet being brought in with the id {id}; it may have been taken in, thrown away, or be older than 7 days',
  },
  'draft.no_sheet': {
    status: 422,
    vi: 'Tệp không có trang tính thứ {sheet}',
    en: 'The file has no sheet number {sheet}',
  },
  'draft.busy': {
    status: 409,
    vi: 'Tệp đang được đưa vào; chờ xong rồi hãy sửa',
    en: 'The file is being taken in; wait until that is done',
  },
  'draft.not_ready': {
    status: 409,
    vi: 'Chưa đưa vào được: còn cột chưa ghép, còn dòng có lỗi, hoặc chưa kiểm tra xong',
    en: 'It cannot be taken in yet: columns are not matched, rows still have problems, or the check is not done',
  },
  'draft.not_mendable': {
    status: 409,
    vi: 'Không sửa được từng ô của tệp bản đồ ở đây; hãy sửa tệp gốc rồi chọn lại',
    en: 'Cells of a map file cannot be mended here; mend the file itself and choose it again',
  },
  'draft.gone': {
    status: 409,
    vi: 'Nội dung của tệp đang nhập không còn trên máy chủ; hãy chọn lại tệp',
    en: 'The content of this sheet is no longer on the server; choose the file again',
  },
  'draft.kind_unknown': {
    status: 422,
    vi: 'Chưa nhận ra loại số liệu của tệp; hãy chọn loại',
    en: 'The kind of the file was not recognised; choose it',
  },
  'document.unknown': {
    status: 404,
    vi: 'Không có tài liệu nào mang mã {id} ở đơn vị này',
    en: 'This unit has no document with the id {id}',
  },
  'document.empty': {
    status: 422,
    vi: 'Tệp "{file}" không có nội dung; hãy chọn lại tệp',
    en: 'The file "{file}" has no content; choose the file again',
  },
  'figures.unknown_indicator': {
    status: 422,
    vi: 'Không có chỉ số "{value}"',
    en: 'There is no indicator "{value}"',
  },
  'figures.no_figure': {
    status: 422,
    vi: 'Cần tử số (và mẫu số, với tỷ lệ)',
    en: 'A numerator is needed (and a denominator, for a share)',
  },
  'figures.share_over_one': {
    status: 422,
    vi: 'Tử số {value} lớn hơn mẫu số của một tỷ lệ',
    en: 'The numerator {value} is larger than the denominator of a share',
  },
  'figures.future': {
    status: 422,
    vi: 'Thời điểm {value} sau hôm nay: số liệu chưa thể có',
    en: 'The day {value} is after today: there can be no figure of it yet',
  },
  'figures.twice': {
    status: 422,
    vi: 'Cùng chỉ số, nguồn và thời điểm ở các dòng {rows}',
    en: 'Rows {rows} give the same indicator, source and day',
  },
  'figures.no_source': {
    status: 422,
    vi: 'Chưa nêu nguồn của số liệu; vẫn được nhận nhưng báo cáo sẽ nêu chỗ thiếu này',
    en: 'No source is named; the figure was taken in, but the report will name the gap',
  },
  'figures.no_date': {
    status: 422,
    vi: 'Chưa nêu thời điểm; lấy ngày {date}. Có thể cho biết bằng cột "Thời điểm" hoặc --as-of',
    en: 'No day is given; {date} was taken. Say it in the column "Thời điểm" or with --as-of',
  },
} as const;
