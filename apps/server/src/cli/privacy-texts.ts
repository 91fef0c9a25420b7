/** Words of the verbs about personal data. */
export const privacyTexts = {
  privacy: {
    vi: 'dữ liệu cá nhân: có gì, giữ bao lâu, bản sao, xoá',
    en: 'personal data: what there is, how long, copies, erasure',
  },
  'privacy.inventory': {
    vi: 'in danh mục dữ liệu cá nhân: mục đích, thời hạn, ai được xem',
    en: 'print what is kept of people: why, how long, who reads it',
  },
  'privacy.retention': {
    vi: 'cho biết dữ liệu nào đã quá thời hạn giữ; chỉ xoá khi có --apply',
    en: 'tell what is past its period of keeping; erases only with --apply',
  },
  'privacy.apply': {
    vi: 'xoá những gì đã quá thời hạn (số liệu không đổi)',
    en: 'let go of what is past its period (figures stay)',
  },
  'privacy.category': { vi: 'chỉ nhóm này; lặp lại được', en: 'only this kind; may be repeated' },
  'privacy.year': { vi: '{count} năm', en: '{count} year' },
  'privacy.years': { vi: '{count} năm', en: '{count} years' },
  'privacy.day': { vi: '{count} ngày', en: '{count} day' },
  'privacy.days': { vi: '{count} ngày', en: '{count} days' },
  'privacy.asLong': { vi: 'theo hồ sơ', en: 'as what it belongs to' },
  'privacy.overdue': { vi: '{count} quá hạn (trước {before})', en: '{count} past it (before {before})' },
  'privacy.gone': { vi: 'đã xoá {count}', en: '{count} let go of' },
  'privacy.notYet': {
    vi: 'Chưa xoá gì. Thêm --apply để xoá.',
    en: 'Nothing was erased. Add --apply to erase.',
  },
  'privacy.export': {
    vi: 'ghi mọi dữ liệu của một người ra một tệp (.html đọc được, .json cho máy)',
    en: 'write everything kept of somebody to one file (.html to read, .json for machines)',
  },
  'privacy.login': { vi: 'người có tài khoản, theo tên đăng nhập', en: 'somebody with an account, by login' },
  'privacy.household': { vi: 'một hộ của --ward, theo mã hộ', en: 'a household of --ward, by its code' },
  'privacy.erase': {
    vi: 'xoá danh tính của một người hoặc một hộ; không có --yes thì chỉ cho biết sẽ xoá gì',
    en: 'erase who somebody is, or a household; without --yes only tells what would go',
  },
  'privacy.reason': { vi: 'lý do, không ghi tên người', en: 'why, without the name' },
  'privacy.yes': { vi: 'xoá thật; không lấy lại được', en: 'do it; it cannot be undone' },
  'privacy.goes': { vi: 'Sẽ xoá: {what}', en: 'Would go: {what}' },
  'privacy.went': { vi: 'Đã xoá: {what}', en: 'Erased: {what}' },
  'privacy.stays': { vi: 'Ở lại: {what}. {why}', en: 'Stays: {what}. {why}' },
  'privacy.backups': {
    vi: 'Các bản sao lưu cũ vẫn còn dữ liệu ấy cho tới khi hết hạn giữ; khôi phục từ chúng sẽ xoá lại theo danh sách xoá.',
    en: 'Older backups still hold it until they are removed in their time; a restore erases it again by the list of erasures.',
  },
  'privacy.oneOf': {
    vi: 'Cần --login, hoặc --ward cùng --household',
    en: '--login is needed, or --ward with --household',
  },
} as const;
