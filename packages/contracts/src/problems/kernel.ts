/** Problems the kernel itself raises: requests, rights, the installation, the data folder. */
export const kernelProblems = {
  'request.invalid': {
    status: 400,
    vi: 'Yêu cầu không hợp lệ tại {place}: {expectedVi}',
    en: 'Invalid request at {place}: {expected}',
  },
  'request.unfit': {
    status: 400,
    vi: 'Yêu cầu có một giá trị mà cơ sở dữ liệu không giữ được: số quá lớn, ngày không có thật, hay ký tự không hợp lệ',
    en: 'The request holds a value that the database cannot keep: too large a number, a day that does not exist, or a character that is none',
  },
  'request.too_large': {
    status: 413,
    vi: 'Tệp hoặc yêu cầu lớn hơn giới hạn {limit}',
    en: 'The file or request is larger than the limit of {limit}',
  },
  'request.too_often': {
    status: 429,
    vi: 'Hỏi quá nhiều lần trong một phút; hãy thử lại sau {seconds} giây',
    en: 'Too many requests within a minute; try again in {seconds} seconds',
  },
  'request.not_found': { status: 404, vi: 'Không có địa chỉ {path}', en: 'There is nothing at {path}' },
  'auth.missing': {
    status: 401,
    vi: 'Cần đăng nhập (chương trình: gửi kèm "Authorization: Bearer MÃ")',
    en: 'Sign in first (a program sends "Authorization: Bearer TOKEN")',
  },
  'auth.invalid': {
    status: 401,
    vi: 'Phiên đăng nhập hoặc mã truy cập không đúng hay đã hết hạn; hãy đăng nhập lại',
    en: 'The session or token is wrong or has expired; sign in again',
  },
  'auth.needs_https': {
    status: 403,
    vi: 'Không đăng nhập qua kết nối không mã hóa: hãy mở bằng https:// (hỏi người quản trị)',
    en: 'No signing in over an unencrypted connection: open it with https:// (ask the administrator)',
  },
  'auth.other_site': {
    status: 403,
    vi: 'Yêu cầu đến từ một trang khác nên không được thực hiện',
    en: 'The request came from another site and was not carried out',
  },
  'auth.forbidden': {
    status: 403,
    vi: 'Tài khoản này không có quyền "{permission}" ở {unit}',
    en: 'This account lacks the permission "{permission}" at {unit}',
  },
  'auth.needs_factor': {
    status: 403,
    vi: 'Vai trò của tài khoản này cần lớp bảo vệ thứ hai; hãy tạo một lớp ở "Tài khoản của tôi" rồi làm tiếp',
    en: 'This account’s role needs a second factor; make one under "My account", then go on',
  },
  'auth.prove_again': {
    status: 403,
    vi: 'Việc này cần xác nhận lại chính bạn: lần xác nhận gần nhất đã quá {minutes} phút',
    en: 'This needs you to prove again who you are: the last time was over {minutes} minutes ago',
  },
  'auth.outside_scope': {
    status: 403,
    vi: 'Việc này nằm ngoài phạm vi của tài khoản; không có gì bị thay đổi',
    en: 'This lies outside the account’s scope; nothing was changed',
  },
  'auth.not_your_office': {
    status: 403,
    vi: 'Việc này thuộc cơ quan "{office}"; tài khoản này làm việc cho "{own}"',
    en: 'This belongs to the office "{office}"; this account works for "{own}"',
  },
  'auth.not_your_kind': {
    status: 403,
    vi: 'Vai trò "{role}" không nhập được loại số liệu "{kind}"',
    en: 'The role "{role}" does not bring in evidence of the kind "{kind}"',
  },
  'auth.not_your_part': {
    status: 403,
    vi: 'Tài khoản này chỉ làm được với phần của mình ("{own}"), không với "{part}"',
    en: 'This account may only deal with its own part ("{own}"), not with "{part}"',
  },
  'outgoing.refused': {
    status: 502,
    vi: 'Máy chủ không được gọi tới {host}: {whyVi}',
    en: 'This server may not call {host}: {whyEn}',
  },
  'outgoing.failed': {
    status: 502,
    vi: 'Máy chủ không gọi được {host}: {reason}',
    en: 'This server could not call {host}: {reason}',
  },
  'internal.unexpected': {
    status: 500,
    vi: 'Có lỗi bất ngờ (mã {reference}); không có gì bị thay đổi',
    en: 'Something unexpected happened (reference {reference}); nothing was changed',
  },
  'db.constraint': {
    status: 409,
    vi: 'Dữ liệu trái với quy tắc "{constraint}" của cơ sở dữ liệu',
    en: 'The data break the database rule "{constraint}"',
  },
  'db.unavailable': {
    status: 503,
    vi: 'Không kết nối được cơ sở dữ liệu: {reason}',
    en: 'The database cannot be reached: {reason}',
  },
  'db.outcome_unknown': {
    status: 503,
    vi: 'Mất kết nối với cơ sở dữ liệu đúng lúc đang lưu: có thể đã lưu hoặc chưa; hãy xem lại trước khi làm lại',
    en: 'The connection to the database was lost just while saving: it may be saved or not; look before doing it again',
  },
  'db.too_slow': {
    status: 503,
    vi: 'Câu hỏi này mất quá nhiều thời gian nên đã dừng; hãy thu hẹp lại hoặc thử lại sau',
    en: 'This question took too long and was stopped; narrow it, or try again later',
  },
  'disk.full': {
    status: 507,
    vi: 'Ổ đĩa của máy chủ đã đầy{place}: chưa ghi gì, số liệu đã lưu vẫn còn nguyên. Hãy báo người quản trị giải phóng chỗ trống rồi thử lại',
    en: 'The server’s disk is full{place}: nothing was written, what was saved is safe. Ask the administrator to free space, then try again',
  },
  'disk.read_only': {
    status: 503,
    vi: 'Ổ đĩa của máy chủ chỉ đọc được{place}: chưa ghi gì, số liệu đã lưu vẫn còn nguyên. Hãy báo người quản trị',
    en: 'The server’s disk can only be read{place}: nothing was written, what was saved is safe. Tell the administrator',
  },
  'db.newer': {
    status: 409,
    vi: 'Cơ sở dữ liệu đã ở phiên bản {found}, mới hơn phần mềm này ({known}); hãy nâng cấp phần mềm',
    en: 'The database is at version {found}, newer than this software ({known}); upgrade the software',
  },
  'db.owner_needed': {
    status: 409,
    vi: 'Cơ sở dữ liệu {place} chưa ở phiên bản {needed}, và vai trò đang kết nối không có quyền nâng cấp: chạy một lần "hatangso init" với HATANGSO_DATABASE_OWNER_URL là chủ của các bảng',
    en: 'The database {place} is not at version {needed}, and the connected role may not upgrade it: run "hatangso init" once with HATANGSO_DATABASE_OWNER_URL naming the owner of the tables',
  },
  'db.two_databases': {
    status: 409,
    vi: 'HATANGSO_DATABASE_OWNER_URL ({owner}) và DATABASE_URL ({place}) không cùng một cơ sở dữ liệu; chưa có gì bị thay đổi',
    en: 'HATANGSO_DATABASE_OWNER_URL ({owner}) and DATABASE_URL ({place}) are not the same database; nothing was changed',
  },
  'db.serves_as_owner': {
    status: 409,
    vi: 'Không phục vụ bằng vai trò "{role}" của PostgreSQL, vì vai trò này có {found}: sửa được bảng hoặc vượt được phân quyền theo dòng. Hãy tạo một vai trò riêng ("create role hatangso_login login noinherit password …"), đặt nó trong DATABASE_URL, và chạy một lần "hatangso init" với HATANGSO_DATABASE_OWNER_URL là "{role}" (deploy/README.md)',
    en: 'This does not serve as the PostgreSQL role "{role}", because it has {found}: it could change tables or see past row-level security. Make a role for serving ("create role hatangso_login login noinherit password …"), name it in DATABASE_URL, and run "hatangso init" once with HATANGSO_DATABASE_OWNER_URL as "{role}" (deploy/README.md)',
  },
  'db.tls': {
    status: 503,
    vi: 'Không nói chuyện được với cơ sở dữ liệu qua TLS như HATANGSO_DATABASE_CA đòi hỏi: {reason}',
    en: 'The database cannot be spoken to by TLS as HATANGSO_DATABASE_CA demands: {reason}',
  },
  'db.no_postgis': {
    status: 409,
    vi: 'Máy chủ PostgreSQL chưa có PostGIS 3.3 trở lên: {reason}',
    en: 'The PostgreSQL server lacks PostGIS 3.3 or later: {reason}',
  },
  'install.missing': {
    status: 409,
    vi: 'Chưa có cài đặt nào ở {place}; hãy chạy "hatangso init" trước',
    en: 'There is no installation at {place}; run "hatangso init" first',
  },
  'install.locked': {
    status: 409,
    vi: 'Thư mục {place} đang được tiến trình khác mở (PID {pid}); chờ nó xong, hoặc dừng nó, rồi thử lại',
    en: 'The folder {place} is open in another process (PID {pid}); wait for it or stop it, then try again',
  },
  'server.port_taken': {
    status: 409,
    vi: 'Không nghe được ở {address}: {reason}. Chọn cổng khác: --port SỐ (0 = cổng trống bất kỳ)',
    en: 'Cannot listen at {address}: {reason}. Choose another port: --port NUMBER (0 = any free one)',
  },
  'server.not_https': {
    status: 409,
    vi: 'Địa chỉ máy chủ phải là https://…, không phải "{address}" (http chỉ trên chính máy này): mã truy cập không được đi qua mạng không mã hóa',
    en: 'The server’s address must be https://…, not "{address}" (http on this very machine only): a token must not cross a network in the clear',
  },
  'server.not_json': {
    status: 502,
    vi: 'Ở {url} không phải máy chủ Hạ tầng số (trả lời {status})',
    en: 'What answers at {url} is no server of Hạ tầng số (status {status})',
  },
  'server.gone': {
    status: 503,
    vi: 'Máy chủ ở {url} ngừng giữa chừng ({reason}); xem "hatangso imports" để biết việc đã xong chưa',
    en: 'The server at {url} went away meanwhile ({reason}); see "hatangso imports" for what was done',
  },
  'install.grace_day': {
    status: 409,
    vi: 'HATANGSO_SECOND_FACTOR_GRACE_UNTIL phải là một ngày dạng 2026-12-31, không phải "{value}"',
    en: 'HATANGSO_SECOND_FACTOR_GRACE_UNTIL must be a day such as 2026-12-31, not "{value}"',
  },
  'install.secret_missing': {
    status: 409,
    vi: 'Không có bí mật trong tệp {file}',
    en: 'There is no secret in the file {file}',
  },
  'install.key_open': {
    status: 409,
    vi: 'Người khác trên máy đọc được tệp khóa {file}; hãy chạy: chmod 600 {file}',
    en: 'Others may read the key file {file}; run: chmod 600 {file}',
  },
  'install.demonstration': {
    status: 409,
    vi: 'Đây là bản trình diễn, không nhận số liệu thật. Hãy tạo cài đặt thật: hatangso init --data {place}',
    en: 'This is a demonstration and takes no real data. Make a real installation: hatangso init --data {place}',
  },
  'install.not_demonstration': {
    status: 409,
    vi: 'Đã có cài đặt thật ở {place}; bản trình diễn phải ở thư mục khác',
    en: 'A real installation stands at {place}; a demonstration needs another folder',
  },
} as const;
