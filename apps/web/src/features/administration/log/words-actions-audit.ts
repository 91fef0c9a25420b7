/** What the log's actions about the log itself are called. */
export const auditActions = {
  vi: {
    'audit-entry-read': 'Xem nhật ký',
    'audit-entry-prove': 'Lấy bằng chứng một mục',
    'audit-log-export': 'Xuất nhật ký',
    'audit-log-verify': 'Soát nhật ký',
    'audit-checkpoint-make': 'Ký nhật ký',
    'audit-key-rotate': 'Đổi khóa ký nhật ký',
    'audit-log-continue': 'Ký tiếp nhật ký sau khôi phục',
  },
  en: {
    'audit-entry-read': 'Read the log',
    'audit-entry-prove': 'Took the proof of an entry',
    'audit-log-export': 'Exported the log',
    'audit-log-verify': 'Verified the log',
    'audit-checkpoint-make': 'Signed the log',
    'audit-key-rotate': 'Changed the key that signs the log',
    'audit-log-continue': 'Went on signing after a restore',
  },
} as const;
