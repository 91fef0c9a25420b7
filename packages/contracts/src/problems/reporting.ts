/** Problems of making a report's files. */
export const reportingProblems = {
  'report.no_plan': {
    status: 409,
    vi: 'Đơn vị {ward} chưa có kế hoạch nào hiệu lực đến ngày {date} (theo những gì đã biết lúc {knownAt}), nên chưa lập được báo cáo. Hãy nhập kế hoạch trước (bằng lệnh: hatangso import plan TỆP.yaml --ward {ward})',
    en: 'The unit {ward} has no plan in force until {date} (as known at {knownAt}), so there is nothing to report on. Bring the plan in first (by command: hatangso import plan FILE.yaml --ward {ward})',
  },
  'report.unknown_plan': {
    status: 404,
    vi: 'Không có kế hoạch "{plan}" hiệu lực ngày {date}; các kế hoạch: {known}',
    en: 'No plan “{plan}” is in force on {date}; the plans: {known}',
  },
  'report.several_plans': {
    status: 409,
    vi: 'Có nhiều kế hoạch hiệu lực ngày {date}: {known}. Hãy nêu một kế hoạch: ?plan=MÃ hoặc --plan MÃ',
    en: 'Several plans are in force on {date}: {known}. Name one: ?plan=ID or --plan ID',
  },
  'report.period_ahead': {
    status: 409,
    vi: 'Kỳ báo cáo bắt đầu ngày {from}, sau ngày {today}; chưa có gì để báo cáo',
    en: 'The period begins on {from}, after {today}; there is nothing to report yet',
  },
  'report.template_too_large': {
    status: 413,
    vi: 'Mẫu báo cáo Word lớn {size} byte, quá giới hạn {limit} byte. Hãy giảm dung lượng ảnh trong mẫu',
    en: 'The Word template has {size} bytes, more than the {limit} allowed. Make the pictures in it smaller',
  },
  'report.template_unsafe': {
    status: 422,
    vi: 'Mẫu báo cáo Word không được nhận: {part}. Hãy lưu lại ở dạng .docx thường, không có macro, tệp nhúng hay liên kết tải từ bên ngoài',
    en: 'The Word template is not taken: {part}. Save it as a plain .docx without macros, embedded files or links that load from outside',
  },
  'report.template_invalid': {
    status: 422,
    vi: 'Mẫu báo cáo Word không dùng được: {reason}. Hãy bắt đầu lại từ mẫu kèm theo phần mềm',
    en: 'The Word template of the report cannot be used: {reason}. Start again from the template that comes with the software',
  },
  'report.pdf_unavailable': {
    status: 501,
    vi: 'Máy này chưa có bộ tạo PDF ({reason}); hãy lấy báo cáo dạng .docx hoặc .xlsx, hoặc chạy lại "npm ci"',
    en: 'This machine lacks the PDF engine ({reason}); take the report as .docx or .xlsx, or run "npm ci" again',
  },
} as const;
