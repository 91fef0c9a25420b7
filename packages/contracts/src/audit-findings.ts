/** What going through the whole log can find. Each is a sign that somebody or something reached past the application. */
export const auditFindings = {
  entry_changed: {
    vi: 'Mục {id} (lá {index}) bị sửa: nội dung không khớp lá đã ghi',
    en: 'Entry {id} (leaf {index}) was changed: its bytes are not those of its leaf',
  },
  column_changed: {
    vi: 'Mục {id} (lá {index}) bị sửa ở cột "{column}": khác nội dung gốc của mục',
    en: 'Entry {id} (leaf {index}) was changed in its column "{column}": it differs from the entry itself',
  },
  entry_removed: {
    vi: 'Mục của lá {index} đã bị xóa',
    en: 'The entry of leaf {index} was removed',
  },
  leaf_removed: {
    vi: 'Lá {index} đã bị xóa',
    en: 'Leaf {index} was removed',
  },
  entry_without_leaf: {
    vi: 'Mục {id} không có lá mà cũng không chờ lá: lá hoặc hàng chờ đã bị xóa',
    en: 'Entry {id} has no leaf and waits for none: the leaf or its place in the queue was removed',
  },
  node_changed: {
    vi: 'Nút {position} tầng {level} của cây không khớp các nút bên dưới',
    en: 'Node {position} of level {level} does not match the nodes below it',
  },
  root_differs: {
    vi: 'Trong {size} mục đầu có mục bị sửa, xóa, chèn hoặc đổi chỗ: gốc cây khác với điểm chốt đã ký; {last} mục đầu còn nguyên',
    en: 'Among the first {size} entries something was changed, removed, inserted or moved: the root is not the signed one; the first {last} still are as signed',
  },
  log_truncated: {
    vi: 'Nhật ký bị cắt: điểm chốt đã ký có {size} mục, cơ sở dữ liệu chỉ còn {found}',
    en: 'The log was cut: a signed checkpoint has {size} entries, the database only {found}',
  },
  checkpoint_not_signed: {
    vi: 'Điểm chốt {size} mục ({place}) không mang chữ ký của khóa nào đã biết',
    en: 'The checkpoint of {size} entries ({place}) is signed by no known key',
  },
  checkpoint_unreadable: {
    vi: 'Dòng {size} của tệp điểm chốt không đọc được',
    en: 'Line {size} of the file of checkpoints cannot be read',
  },
  checkpoint_file_missing: {
    vi: 'Không thấy tệp điểm chốt {file}. Vừa khôi phục từ bản sao lưu: chạy "hatangso audit checkpoint"; nếu không, tệp đã bị xóa',
    en: 'The file of checkpoints {file} is missing. After restoring a backup: run "hatangso audit checkpoint"; else it was removed',
  },
  checkpoint_not_in_file: {
    vi: 'Điểm chốt {size} mục có trong cơ sở dữ liệu nhưng không có trong tệp điểm chốt',
    en: 'The checkpoint of {size} entries is in the database and not in the file of checkpoints',
  },
  checkpoint_not_in_database: {
    vi: 'Điểm chốt {size} mục có trong tệp điểm chốt nhưng không có trong cơ sở dữ liệu',
    en: 'The checkpoint of {size} entries is in the file of checkpoints and not in the database',
  },
} as const satisfies Record<string, { readonly vi: string; readonly en: string }>;

export type AuditFindingCode = keyof typeof auditFindings;

/** The words of a finding in one language. */
export const findingText = (
  code: AuditFindingCode,
  params: Readonly<Record<string, string | number>>,
  language: 'vi' | 'en',
): string =>
  auditFindings[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
