/** What the log's actions about backups are called. */
export const backupActions = {
  vi: {
    'backups-backup-make': 'Sao lưu',
    'backups-backup-download': 'Tải bản sao lưu về',
    'backups-backup-remove': 'Bỏ một bản sao lưu',
    'backups-backup-restore': 'Khôi phục từ bản sao lưu',
    'backups-schedule-set': 'Đặt lịch sao lưu',
  },
  en: {
    'backups-backup-make': 'Backed up',
    'backups-backup-download': 'Downloaded a backup',
    'backups-backup-remove': 'Removed a backup',
    'backups-backup-restore': 'Restored from a backup',
    'backups-schedule-set': 'Set the schedule of backups',
  },
} as const;
