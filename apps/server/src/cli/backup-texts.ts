/** Words of the verbs about backups. */
export const backupTexts = {
  backup: {
    vi: 'sao lưu toàn bộ cài đặt ra một tệp (chạy được khi máy chủ đang hoạt động)',
    en: 'back up the whole installation to a file (also while the server runs)',
  },
  'backup.out': {
    vi: 'chép thêm bản sao lưu ra tệp này (mặc định: chỉ ở thư mục sao lưu)',
    en: 'copy the backup to this file too (default: only the folder of backups)',
  },
  'backup.encryptFor': {
    vi: 'mã hóa cho người giữ khóa này (age1…); lặp lại được',
    en: 'encrypt for the holder of this key (age1…); may be repeated',
  },
  'backup.withKeys': {
    vi: 'đưa cả các khóa của cài đặt vào (bản mã hóa luôn có khóa)',
    en: "put the installation's keys in it too (an encrypted one always has them)",
  },
  'backup.made': {
    vi: 'Đã sao lưu {rows} dòng, {bytes} byte: {path}',
    en: 'Backed up {rows} rows, {bytes} bytes: {path}',
  },
  'backup.step.write': {
    vi: 'Đang sao lưu: khoảng {percent} %, {rows} dòng, bảng {table}',
    en: 'Backing up: about {percent} %, {rows} rows, table {table}',
  },
  'backup.step.check': {
    vi: 'Đang đọc lại bản sao lưu từ đĩa để kiểm tra ({rows} dòng)',
    en: 'Reading the backup again from the disk to check it ({rows} rows)',
  },
  'backup.plain': {
    vi: 'CHÚ Ý: tệp này không mã hóa và có mọi số liệu, cả dữ liệu cá nhân: hãy cất nơi chỉ người có trách nhiệm đọc được, hoặc dùng --encrypt-for.',
    en: 'NOTE: this file is not encrypted and holds everything, people’s data too: keep it where only those in charge can read it, or use --encrypt-for.',
  },
  'backup.list': {
    vi: 'liệt kê các bản sao lưu tốt, mới nhất trước',
    en: 'list the good backups, newest first',
  },
  'backup.none': { vi: 'Chưa có bản sao lưu nào ở {folder}', en: 'There is no backup in {folder}' },
  'backup.late': {
    vi: '✕ Bản sao lưu gần nhất đã quá cũ, hoặc chưa có bản nào',
    en: '✕ The newest backup is too old, or there is none',
  },
  'backup.failed': {
    vi: '✕ Lần gần nhất không thành ({at}): {reason}',
    en: '✕ The last attempt failed ({at}): {reason}',
  },
  'backup.verify': {
    vi: 'đọc hết một bản sao lưu và kiểm tra từng phần',
    en: 'read a backup to its end and check every part',
  },
  'backup.good': {
    vi: 'Bản sao lưu nguyên vẹn: làm lúc {madeAt}, phiên bản {migration}, {tables} bảng, {rows} dòng, {files} tệp',
    en: 'The backup is whole: made at {madeAt}, version {migration}, {tables} tables, {rows} rows, {files} files',
  },
  'backup.passphraseFile': {
    vi: 'tệp có mật khẩu ở dòng đầu (bản sao lưu mã hóa bằng mật khẩu)',
    en: 'file with the passphrase in its first line (of a backup encrypted with one)',
  },
  'backup.identityFile': {
    vi: 'tệp khóa riêng do age-keygen tạo (bản sao lưu mã hóa cho age1…)',
    en: 'file of the private key as age-keygen makes it (of a backup encrypted for age1…)',
  },
  restore: {
    vi: 'dựng lại cài đặt từ một bản sao lưu, vào thư mục hoặc cơ sở dữ liệu trống',
    en: 'make the installation again from a backup, in an empty folder or database',
  },
  'restore.step.check': { vi: 'kiểm tra bản sao lưu', en: 'checking the backup' },
  'restore.step.load': { vi: 'ghi lại {done}/{all}', en: 'loading {done}/{all}' },
  'restore.step.migrate': { vi: 'nâng lên phiên bản hiện tại', en: 'bringing it to the present version' },
  'restore.done': {
    vi: 'Đã khôi phục {rows} dòng vào {place}, số liệu của lúc {madeAt}. Mọi người phải đăng nhập lại. Mã truy cập hay tài khoản bị thu hồi sau lúc đó nay có hiệu lực trở lại: xem "hatangso token list" và "hatangso user list".',
    en: 'Restored {rows} rows into {place}, as of {madeAt}. Everybody signs in again. Tokens and people revoked after that moment are valid again: see "hatangso token list" and "hatangso user list".',
  },
  'restore.noKeys': {
    vi: 'Bản sao lưu này không có các khóa: chép thư mục khóa cũ vào {folder} trước khi chạy máy chủ, nếu không người dùng phải đăng ký lại bước xác thực thứ hai.',
    en: 'This backup has no keys: copy the old folder of keys to {folder} before starting the server, or people must set up their second factors again.',
  },
} as const;
