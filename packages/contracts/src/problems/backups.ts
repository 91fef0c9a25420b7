/** Problems of copies (backups) and of putting one back. */
export const backupProblems = {
  'backup.running': {
    status: 409,
    vi: 'Một bản sao lưu đang được làm; hãy chờ xong rồi thử lại',
    en: 'A backup is being made already; wait for it to end, then try again',
  },
  'backup.unknown': {
    status: 404,
    vi: 'Không có bản sao lưu "{name}" trong thư mục sao lưu',
    en: 'There is no backup "{name}" in the folder of backups',
  },
  'backup.folder': {
    status: 507,
    vi: 'Không ghi được bản sao lưu vào {folder}: {reason}. Bản sao lưu cũ vẫn còn nguyên',
    en: 'The backup could not be written to {folder}: {reason}. Older backups are untouched',
  },
  'backup.not_one': {
    status: 422,
    vi: 'Tệp {file} không phải là bản sao lưu của Hạ tầng số',
    en: 'The file {file} is not a backup of Hạ tầng số',
  },
  'backup.broken': {
    status: 422,
    vi: 'Bản sao lưu {file} bị hỏng hoặc đã bị sửa, tại {part}; không dùng được',
    en: 'The backup {file} is damaged or was changed, at {part}; it cannot be used',
  },
  'backup.newer_format': {
    status: 409,
    vi: 'Bản sao lưu có định dạng {found}, phần mềm này đọc được tới {known}; hãy nâng cấp phần mềm',
    en: 'The backup has format {found}, this software reads up to {known}; upgrade the software',
  },
  'backup.other_history': {
    status: 409,
    vi: 'Bản sao lưu có bước nâng cấp "{name}" khác với phần mềm này; hãy dùng đúng phần mềm đã tạo ra nó',
    en: 'The backup has a migration "{name}" that differs from this software’s; use the software that made it',
  },
  'backup.locked': {
    status: 422,
    vi: 'Bản sao lưu {file} đã mã hóa và không mở được bằng khóa đã cho; dùng --passphrase-file hoặc --identity-file',
    en: 'The backup {file} is encrypted and does not open with what was given; use --passphrase-file or --identity-file',
  },
  'backup.bad_key': {
    status: 400,
    vi: 'Không dùng được khóa sao lưu "{key}": {reason}',
    en: 'The key for backups "{key}" cannot be used: {reason}',
  },
  'backup.bad_setting': {
    status: 400,
    vi: 'Thiết đặt {name} không hợp lệ: "{value}"',
    en: 'The setting {name} is not valid: "{value}"',
  },
  'backup.not_empty': {
    status: 409,
    vi: 'Ở {place} đã có dữ liệu; chỉ khôi phục vào thư mục hoặc cơ sở dữ liệu trống',
    en: 'There are data at {place} already; restore only into an empty folder or database',
  },
  'backup.count': {
    status: 409,
    vi: 'Sau khi khôi phục, bảng {table} có {found} dòng thay vì {expected}; đã bỏ tất cả, không có gì được ghi',
    en: 'After restoring, the table {table} has {found} rows instead of {expected}; all was undone, nothing was written',
  },
  'backup.fixed': {
    status: 409,
    vi: 'Lịch sao lưu được đặt bằng biến môi trường {name} trên máy chủ; chỉ đổi được ở đó',
    en: 'The schedule of backups is set by the environment variable {name} on the server; it is changed there',
  },
} as const;
