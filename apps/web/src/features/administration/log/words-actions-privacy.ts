/** What the log's actions about personal data are called. */
export const privacyActions = {
  vi: {
    'privacy-person-export': 'Lấy bản sao dữ liệu của một người',
    'privacy-person-erase': 'Xoá dữ liệu của một người',
    'privacy-household-export': 'Lấy bản sao dữ liệu của một hộ',
    'privacy-household-erase': 'Xoá dữ liệu của một hộ',
    'privacy-period-set': 'Đặt thời hạn giữ dữ liệu',
    'privacy-retention-apply': 'Xoá dữ liệu quá thời hạn',
    'identity-person-read': 'Xem thông tin của người',
    'survey-household-read': 'Xem từng hộ gia đình',
    'evidence-document-read': 'Tải tài liệu',
    'evidence-batch-read': 'Tải tệp hoặc xem dòng của một lần nhập',
    'indicators-figure-read': 'Xem từng hộ dưới một số liệu',
    'overview-search-read': 'Tìm thấy người',
  },
  en: {
    'privacy-person-export': 'Took a copy of a person’s data',
    'privacy-person-erase': 'Erased a person’s data',
    'privacy-household-export': 'Took a copy of a household’s data',
    'privacy-household-erase': 'Erased a household’s data',
    'privacy-period-set': 'Set how long data are kept',
    'privacy-retention-apply': 'Erased what was past its period',
    'identity-person-read': 'Read about people',
    'survey-household-read': 'Read households one by one',
    'evidence-document-read': 'Downloaded a document',
    'evidence-batch-read': 'Downloaded a file or read rows of an import',
    'indicators-figure-read': 'Read households under a figure',
    'overview-search-read': 'Found people',
  },
} as const;

/** Groups of actions that came after the first. */
export const laterGroups = {
  vi: { audit: 'Nhật ký', backups: 'Sao lưu', privacy: 'Dữ liệu cá nhân' },
  en: { audit: 'The log', backups: 'Backups', privacy: 'Personal data' },
} as const;
