import { fillText, type Language } from '@hatangso/contracts/problems';
import { auditTexts } from './audit-texts.ts';
import { backupTexts } from './backup-texts.ts';
import { documentTexts } from './document-texts.ts';
import { peopleTexts } from './people-texts.ts';
import { privacyTexts } from './privacy-texts.ts';

/** Every word the command line says itself, Vietnamese first. `{name}` is filled. */
const texts = {
  program: {
    vi: 'Hạ tầng số: đo, quản lý và báo cáo hạ tầng số của một địa phương',
    en: "Measure, manage and report a locality's digital infrastructure",
  },
  'option.data': {
    vi: 'thư mục cài đặt (mặc định ./data)',
    en: 'folder of the installation (default ./data)',
  },
  'option.databaseUrl': { vi: 'dùng PostgreSQL ở địa chỉ này', en: 'use PostgreSQL at this address' },
  'option.server': {
    vi: 'làm việc với máy chủ đang chạy ở địa chỉ này; mã truy cập ở HATANGSO_TOKEN_FILE hoặc HATANGSO_TOKEN',
    en: 'speak to the server at this address; its token is in HATANGSO_TOKEN_FILE or HATANGSO_TOKEN',
  },
  'option.ward': { vi: 'mã phường, xã', en: 'code of the ward' },
  'option.json': { vi: 'chỉ in JSON ra stdout', en: 'only JSON on stdout' },
  'option.lang': { vi: 'ngôn ngữ: vi hoặc en', en: 'language: vi or en' },
  'option.asOf': { vi: 'ngày số liệu, YYYY-MM-DD', en: 'date the figures speak of, YYYY-MM-DD' },
  'option.out': { vi: 'tệp ghi ra', en: 'file to write' },
  serve: { vi: 'chạy máy chủ', en: 'start the server' },
  start: {
    vi: 'chạy cài đặt ở thư mục; nếu chưa có thì dựng và chạy bản trình diễn',
    en: 'serve the installation; where there is none, make and serve the demonstration',
  },
  'serve.host': { vi: 'địa chỉ nghe (mặc định 127.0.0.1)', en: 'address to listen on (default 127.0.0.1)' },
  'serve.port': {
    vi: 'cổng (mặc định 8080; 0 = cổng trống bất kỳ)',
    en: 'port (default 8080; 0 = any free one)',
  },
  'serve.demo': { vi: 'chạy bản trình diễn ở THƯ-MỤC/demo', en: 'serve the demonstration in DIR/demo' },
  'serve.ready': { vi: 'Hạ tầng số đang chạy ở {url}', en: 'Hạ tầng số is running at {url}' },
  'serve.demonstration': {
    vi: 'BẢN TRÌNH DIỄN: mọi số liệu là giả lập',
    en: 'DEMONSTRATION: all data are generated',
  },
  'serve.firstRun': {
    vi: 'Chưa có người quản trị. Mở {url}/thiet-lap trên máy này để tạo; từ máy khác, nhập mã thiết lập {code}',
    en: 'There is no administrator yet. Open {url}/thiet-lap on this machine to make one; from another, with the setup code {code}',
  },
  'serve.open': {
    vi: 'CHÚ Ý: máy chủ nghe ở {host}, máy khác kết nối được. Kết nối tới máy chủ này không mã hóa: hãy đặt một proxy HTTPS phía trước và khai địa chỉ của proxy ở HATANGSO_PROXY. Từ máy khác không đăng nhập được qua http (trừ khi đặt HATANGSO_PLAIN_HTTP=allow); mã truy cập gửi qua http có thể bị nghe trộm.',
    en: 'NOTE: the server listens at {host}, other machines can connect. Connections to it are not encrypted: put an HTTPS proxy in front and name its address in HATANGSO_PROXY. Nobody signs in from another machine over http (unless HATANGSO_PLAIN_HTTP=allow is set); a token sent over http can be overheard.',
  },
  'serve.proxied': {
    vi: 'Máy chủ nghe ở {host} và tin X-Forwarded-* của {proxies}; chỉ các proxy đó nên kết nối được tới đây.',
    en: 'The server listens at {host} and believes X-Forwarded-* of {proxies}; only those should be able to connect to it.',
  },
  'serve.plain': {
    vi: 'CHÚ Ý: HATANGSO_PLAIN_HTTP=allow: mật khẩu và phiên đăng nhập đi qua mạng không mã hóa, ai trên đường truyền cũng đọc được.',
    en: 'NOTE: HATANGSO_PLAIN_HTTP=allow: passwords and sessions cross the network in the clear, anybody on the way can read them.',
  },
  'serve.tryNext': {
    vi: 'Thử tiếp, ở một cửa sổ lệnh khác:\n  npx hatangso indicators --data "{folder}" --ward {ward}\n  npx hatangso report --data "{folder}" --ward {ward} --year {year} --out bao-cao.docx',
    en: 'Try next, in another terminal:\n  npx hatangso indicators --data "{folder}" --ward {ward} --lang en\n  npx hatangso report --data "{folder}" --ward {ward} --year {year} --out report.docx',
  },
  init: {
    vi: 'tạo cơ sở dữ liệu và mã của quản trị viên',
    en: "make the database and the administrator's token",
  },
  'init.demo': {
    vi: 'tạo bản trình diễn với số liệu giả lập',
    en: 'make a demonstration with generated data',
  },
  'init.made': { vi: 'Đã tạo cài đặt ở {place}', en: 'The installation was made at {place}' },
  'init.stands': {
    vi: 'Cài đặt ở {place} đã có; không có gì thay đổi',
    en: 'The installation at {place} stands; nothing was changed',
  },
  'init.token': {
    vi: 'Mã quản trị (chỉ hiện một lần, hãy cất giữ): {token}',
    en: "Administrator's token (shown once, keep it): {token}",
  },
  import: { vi: 'nhận tệp minh chứng', en: 'bring a file of evidence in' },
  'import.dryRun': { vi: 'chỉ xem trước, không thay đổi gì', en: 'show what would happen, change nothing' },
  'import.skipBadRows': {
    vi: 'nhận các dòng đúng, bỏ các dòng có lỗi',
    en: 'take the good rows, leave the bad ones',
  },
  'import.round': { vi: 'tên đợt khảo sát', en: 'name of the survey round' },
  'import.zone': {
    vi: 'múi chiếu VN-2000 của tệp (mã EPSG, ví dụ 5898)',
    en: "VN-2000 zone of the file's coordinates (EPSG code, e.g. 5898)",
  },
  'import.province': { vi: 'mã tỉnh của các đơn vị trong tệp', en: "province code of the file's units" },
  'import.done': {
    vi: '{file}: đọc {read} dòng, nhận {taken}, từ chối {refused}, thay {replaced} dòng cũ; mã lần nhập {id}',
    en: '{file}: {read} rows read, {taken} taken, {refused} refused, {replaced} earlier rows replaced; import {id}',
  },
  'import.wouldDo': {
    vi: '{file}: (xem trước) đọc {read} dòng, sẽ nhận {taken}, từ chối {refused}, thay {replaced} dòng cũ; chưa thay đổi gì',
    en: '{file}: (dry run) {read} rows read, {taken} would be taken, {refused} refused, {replaced} replaced; nothing was changed',
  },
  'import.already': {
    vi: '{file}: tệp này đã được nhập (mã {id}); không có gì thay đổi',
    en: '{file}: this file was taken in before (import {id}); nothing was changed',
  },
  'import.unknownColumns': { vi: 'Các cột không dùng đến: {columns}', en: 'Columns ignored: {columns}' },
  'import.more': { vi: '… và {count} dòng nữa', en: '… and {count} more rows' },
  imports: { vi: 'các lần nhập', en: 'list the imports' },
  'imports.none': { vi: 'Chưa có lần nhập nào', en: 'No imports yet' },
  undo: { vi: 'hoàn tác một lần nhập', en: 'take an import back' },
  'undo.done': { vi: 'Đã hoàn tác lần nhập {id} ({kind})', en: 'The import {id} ({kind}) was taken back' },
  compute: { vi: 'tính các chỉ số', en: 'compute the figures' },
  'compute.all': { vi: 'mọi phường, xã', en: 'all wards' },
  'compute.done': {
    vi: 'Đã tính {figures} số liệu của {wards} đơn vị trong {seconds} giây',
    en: '{figures} figures of {wards} units computed in {seconds} s',
  },
  indicators: { vi: 'các chỉ số của một phường, xã', en: "a ward's indicators" },
  'option.knownAt': {
    vi: 'theo những gì đã biết vào lúc này (ISO 8601)',
    en: 'as known at this moment (ISO 8601)',
  },
  'figure.none': { vi: 'chưa có số liệu', en: 'no data' },
  'figure.notApplicable': { vi: 'không áp dụng', en: 'not applicable' },
  'unit.perPerson': { vi: 'trên người', en: 'a person' },
  'unit.count': { vi: '', en: '' },
  plan: { vi: 'kế hoạch', en: 'plans' },
  'plan.lint': {
    vi: 'tìm mọi chỗ đứt trong chuỗi căn cứ → chỉ tiêu → nhiệm vụ → số liệu',
    en: 'find every break in the chain from legal base to figure',
  },
  'plan.strict': { vi: 'thoát với mã 1 nếu có chỗ đứt', en: 'exit 1 when anything is broken' },
  'plan.broken': { vi: 'đứt', en: 'broken' },
  'plan.notice': { vi: 'lưu ý', en: 'notice' },
  'plan.breaks': { vi: '{broken} chỗ đứt, {notices} lưu ý', en: '{broken} breaks, {notices} notices' },
  'plan.list': { vi: 'các kế hoạch của một phường, xã', en: "a ward's plans" },
  'plan.tasks': { vi: 'tình hình các nhiệm vụ', en: 'how the tasks stand' },
  'plan.office': { vi: 'mã đơn vị chủ trì', en: 'id of the office in charge' },
  'plan.state': { vi: 'trạng thái: in_progress, done …', en: 'state: in_progress, done …' },
  'plan.sound': { vi: 'Không có chỗ đứt nào', en: 'No break found' },
  report: { vi: 'lập báo cáo (DOCX, PDF, XLSX)', en: 'make the report (DOCX, PDF, XLSX)' },
  'report.year': { vi: 'năm báo cáo', en: 'year of the report' },
  'report.period': { vi: 'kỳ: N (năm), 6T, 9T, Q1 … Q4', en: 'period: N (year), 6T, 9T, Q1 … Q4' },
  'report.internal': {
    vi: 'bản nội bộ, có cột căn cứ, giải trình',
    en: 'internal copy, with the column of reasons',
  },
  'report.plan': {
    vi: 'mã kế hoạch, khi có nhiều kế hoạch hiệu lực',
    en: 'id of the plan, where several are in force',
  },
  'report.settings': {
    vi: 'thiết lập báo cáo: nơi nhận, người ký, ngày chốt số liệu, thời hạn',
    en: 'settings of the reports: recipients, signer, closing days, deadlines',
  },
  'report.settings.use': {
    vi: 'tệp JSON thay cho thiết lập hiện tại',
    en: 'JSON file to replace the settings with',
  },
  'report.settings.set': {
    vi: 'Đã lưu thiết lập báo cáo của {ward}',
    en: 'The report settings of {ward} were stored',
  },
  'report.template': {
    vi: 'mẫu báo cáo Word: lấy ra để sửa, dùng mẫu riêng, bỏ mẫu riêng',
    en: 'Word template of the reports: take it away, use your own, give it up',
  },
  'report.template.use': {
    vi: 'tệp .docx dùng làm mẫu riêng',
    en: '.docx to use as the ward’s own template',
  },
  'report.template.reset': { vi: 'trở lại mẫu chung', en: 'go back to the common template' },
  'report.template.set': {
    vi: 'Báo cáo của {ward} dùng mẫu {file}',
    en: 'The reports of {ward} use the template {file}',
  },
  'report.template.common': {
    vi: 'Báo cáo của {ward} dùng mẫu chung',
    en: 'The reports of {ward} use the common template',
  },
  'wrong.year': {
    vi: 'Cần năm báo cáo, ví dụ --year 2026',
    en: 'Give the year of the report, e.g. --year 2026',
  },
  'wrong.period': {
    vi: 'Kỳ phải là N, 6T, 9T, Q1, Q2, Q3 hoặc Q4: {value}',
    en: 'The period is N, 6T, 9T, Q1, Q2, Q3 or Q4: {value}',
  },
  'wrong.out': { vi: 'Cần tệp ghi ra: --out TỆP', en: 'Give the file to write: --out FILE' },
  written: { vi: 'Đã ghi {file}', en: 'Written: {file}' },
  template: { vi: 'mẫu bảng tính của một loại', en: 'an empty sheet of a kind' },
  ...peopleTexts,
  ...privacyTexts,
  ...backupTexts,
  ...auditTexts,
  ...documentTexts,
  doctor: { vi: 'kiểm tra cài đặt', en: 'check the installation' },
  'wrong.file': { vi: 'Không đọc được tệp {file}', en: 'The file {file} cannot be read' },
  'wrong.date': { vi: 'Ngày phải có dạng YYYY-MM-DD: {value}', en: 'A date is written YYYY-MM-DD: {value}' },
  'wrong.port': {
    vi: 'Cổng là một số từ 0 đến 65535: {value}',
    en: 'A port is a number from 0 to 65535: {value}',
  },
  'wrong.lang': { vi: 'Ngôn ngữ là vi hoặc en: {value}', en: 'The language is vi or en: {value}' },
  'wrong.ward': { vi: 'Cần mã phường, xã: --ward MÃ', en: 'Give the ward: --ward CODE' },
  'wrong.extension': {
    vi: 'Tên tệp phải kết thúc bằng .docx, .pdf hoặc .xlsx',
    en: 'The file name must end in .docx, .pdf or .xlsx',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type TextKey = keyof typeof texts;

export function say(
  language: Language,
  key: TextKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(texts[key][language], params);
}
