/** Words of the verbs about the log. */
export const auditTexts = {
  audit: { vi: 'nhật ký: kiểm tra, ký, chứng minh, xuất', en: 'the log: verify, sign, prove, export' },
  'audit.verify': {
    vi: 'soát toàn bộ nhật ký: mục bị sửa, xóa, chèn, đổi chỗ, cắt bớt, chữ ký giả; kết thúc 1 khi thấy',
    en: 'go through the whole log: entries changed, removed, added, moved or cut off, forged signatures; exit 1 if any',
  },
  'audit.verified': {
    vi: 'Nhật ký nguyên vẹn: {size} mục khớp từng lá, từng nút và mọi điểm chốt đã ký',
    en: 'The log is whole: {size} entries match every leaf, every node and every signed checkpoint',
  },
  'audit.found': {
    vi: 'NHẬT KÝ BỊ CAN THIỆP: {count} dấu hiệu trong {size} mục',
    en: 'THE LOG WAS TAMPERED WITH: {count} findings in {size} entries',
  },
  'audit.more': { vi: '… và {count} dấu hiệu nữa', en: '… and {count} more' },
  'audit.checkpoint': { vi: 'ký nhật ký ngay bây giờ', en: 'sign the log as it is now' },
  'audit.proof': {
    vi: 'bằng chứng một mục có trong nhật ký (JSON với C2SP tlog-proof)',
    en: 'that an entry is in the log (JSON with a C2SP tlog-proof)',
  },
  'audit.export': {
    vi: 'xuất nhật ký để bên khác tự kiểm tra (docs/audit-format.md)',
    en: 'write the log out for others to check (docs/audit-format.md)',
  },
  'audit.exported': {
    vi: 'Đã ghi {size} mục, điểm chốt và khóa công khai vào {folder}',
    en: 'Wrote {size} entries, the checkpoint and the public keys into {folder}',
  },
  'audit.folder': { vi: 'thư mục ghi ra', en: 'folder to write to' },
  'audit.continue': {
    vi: 'sau khi khôi phục bản sao lưu: ký tiếp từ những gì cơ sở dữ liệu còn; tệp điểm chốt cũ được giữ riêng',
    en: 'after restoring a backup: go on signing from what the database holds; the old file of checkpoints is put aside',
  },
  'audit.rotate': {
    vi: 'ký bằng khóa mới từ nay; khóa cũ chỉ còn để kiểm tra',
    en: 'sign with a new key from now on; the old one stays for checking',
  },
  'audit.rotated': {
    vi: 'Khóa mới đang ký; hãy lưu khóa công khai này ở nơi khác:\n{key}',
    en: 'The new key signs; keep this public key somewhere else:\n{key}',
  },
} as const;
