/** Problems of making a report's files. */
export const reportingProblems = {
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
