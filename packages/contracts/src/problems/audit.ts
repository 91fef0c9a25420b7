/** Problems of the log, its tree and its signed checkpoints. */
export const auditProblems = {
  'audit.unknown_entry': {
    status: 404,
    vi: 'Không có mục nhật ký "{id}" trong phạm vi của bạn',
    en: 'There is no log entry "{id}" within your reach',
  },
  'audit.not_covered': {
    status: 409,
    vi: 'Mục này mới ghi, chưa có điểm chốt nào bao trùm; chờ vài phút hoặc lập điểm chốt ngay (hatangso audit checkpoint)',
    en: 'No checkpoint covers this yet; wait some minutes, or make one now (hatangso audit checkpoint)',
  },
  'audit.wrong_range': {
    status: 422,
    vi: 'Cần hai cỡ cây theo thứ tự, từ 1 đến {size}',
    en: 'Two sizes of the tree are needed, in order, from 1 to {size}',
  },
  'audit.too_long': {
    status: 422,
    vi: 'Nhật ký có {size} mục, quá dài cho một tệp tải về (tối đa {limit}); dùng lệnh: hatangso audit export --out THƯ-MỤC',
    en: 'The log has {size} entries, too long for one download (at most {limit}); use: hatangso audit export --out FOLDER',
  },
  'audit.tree_broken': {
    status: 409,
    vi: 'Nhật ký trong cơ sở dữ liệu không còn là phần nối tiếp của điểm chốt đã ký ({size} mục): không ký thêm. Chạy "hatangso audit verify" và báo người phụ trách an toàn thông tin; nếu vừa khôi phục từ bản sao lưu: hatangso audit continue',
    en: 'The log in the database no longer continues the signed checkpoint of {size} entries: nothing more is signed. Run "hatangso audit verify" and tell whoever answers for security; after a restore from a backup: hatangso audit continue',
  },
  'audit.key_missing': {
    status: 409,
    vi: 'Không thấy khóa ký nhật ký {file} dù đã có điểm chốt được ký; khôi phục tệp khóa, hoặc lập khóa mới: hatangso audit rotate-key',
    en: 'The key {file} that signs the log is missing although checkpoints were signed; bring the file back, or make a new key: hatangso audit rotate-key',
  },
} as const;
