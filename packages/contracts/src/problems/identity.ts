/** Problems of people, passwords, invitations, sessions and tokens. */
export const identityProblems = {
  'identity.no_demonstration': {
    status: 404,
    vi: 'Chỉ bản trình diễn có lối vào không cần mật khẩu; ở đây hãy đăng nhập bằng tài khoản của mình.',
    en: 'Only a demonstration has a way in without a password; sign in with your own account here.',
  },
  'identity.wrong_password': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
    en: 'The login or the password is wrong',
  },
  'identity.suspended': {
    status: 403,
    vi: 'Tài khoản đang tạm khóa; hãy hỏi người quản trị',
    en: 'The account is suspended; ask the administrator',
  },
  'identity.wait': {
    status: 429,
    vi: 'Đã thử sai nhiều lần từ nơi này; hãy thử lại sau {seconds} giây',
    en: 'Too many wrong attempts from here; try again in {seconds} seconds',
  },
  'identity.busy': {
    status: 503,
    vi: 'Đang có quá nhiều người đăng nhập cùng lúc; hãy thử lại sau ít giây',
    en: 'Too many people are signing in at once; try again in a few seconds',
  },
  'identity.weak_password': {
    status: 422,
    vi: 'Mật khẩu dễ đoán: {whyVi}',
    en: 'The password is easy to guess: {whyEn}',
  },
  'identity.same_password': {
    status: 422,
    vi: 'Mật khẩu mới giống mật khẩu cũ',
    en: 'The new password is the old one',
  },
  'identity.login_taken': {
    status: 409,
    vi: 'Tên đăng nhập hoặc thư điện tử "{login}" đã có người dùng',
    en: 'The login or e-mail address "{login}" is taken',
  },
  'identity.set_up_already': {
    status: 409,
    vi: 'Cài đặt này đã có người quản trị; hãy đăng nhập',
    en: 'This installation has its administrator; sign in',
  },
  'identity.setup_code': {
    status: 403,
    vi: 'Cần mã thiết lập mà máy chủ đã in ra khi khởi động (hoặc mở trang này trên chính máy chủ)',
    en: 'The setup code that the server printed at its start is needed (or open this page on the server itself)',
  },
  'identity.no_invitation': {
    status: 404,
    vi: 'Liên kết này không dùng được: đã dùng, đã hết hạn hoặc đã bị thu hồi; hãy xin liên kết mới',
    en: 'This link does not work: it was used, has expired or was revoked; ask for a new one',
  },
  'identity.no_person': { status: 404, vi: 'Không có người "{id}"', en: 'There is no person "{id}"' },
  'identity.no_session': { status: 404, vi: 'Không có phiên "{id}"', en: 'There is no session "{id}"' },
  'identity.no_emergency': {
    status: 404,
    vi: 'Không có quyền khẩn cấp "{id}" còn hiệu lực',
    en: 'There is no emergency access "{id}" that still lasts',
  },
  'identity.emergency_from_above': {
    status: 403,
    vi: 'Quyền khẩn cấp chỉ do người quản trị của tỉnh hoặc của cả cài đặt mở; ở xã, phường hãy giao vai trò như thường',
    en: 'Emergency access is opened by an administrator of the province or of the installation; a ward gives roles as usual',
  },
  'identity.no_token': { status: 404, vi: 'Không có mã truy cập "{id}"', en: 'There is no token "{id}"' },
  'identity.no_assignment': {
    status: 404,
    vi: 'Không có vai trò "{id}"',
    en: 'There is no assignment "{id}"',
  },
  'identity.only_people': {
    status: 403,
    vi: 'Việc này chỉ dành cho người đăng nhập bằng mật khẩu',
    en: 'Only a person who signed in with a password can do this',
  },
  'identity.outside_scope': {
    status: 403,
    vi: 'Không thể trao vai trò "{role}" ở {unit}: vượt ra ngoài phạm vi của tài khoản này',
    en: 'The role "{role}" at {unit} cannot be given: it reaches outside this account’s scope',
  },
  'identity.role_misplaced': {
    status: 422,
    vi: 'Vai trò "{role}" không trao được ở {unit}',
    en: 'The role "{role}" cannot be given at {unit}',
  },
  'identity.part_missing': {
    status: 422,
    vi: 'Vai trò "{role}" cần nêu rõ cơ quan, tổ dân phố hoặc doanh nghiệp',
    en: 'The role "{role}" needs its office, residential group or operator',
  },
  'identity.part_unwanted': {
    status: 422,
    vi: 'Vai trò "{role}" là của cả đơn vị, không kèm cơ quan, tổ dân phố hay doanh nghiệp',
    en: 'The role "{role}" is over the whole unit, without an office, group or operator',
  },
  'identity.has_role': {
    status: 409,
    vi: 'Người này đã có vai trò "{role}" ở {unit}',
    en: 'This person has the role "{role}" at {unit} already',
  },
  'identity.last_administrator': {
    status: 409,
    vi: 'Đây là người quản trị cuối cùng của cài đặt; hãy trao vai trò cho người khác trước',
    en: 'This is the last administrator of the installation; give somebody else the role first',
  },
  'identity.no_step': {
    status: 404,
    vi: 'Bước đăng nhập thứ nhất đã hết hạn (5 phút) hoặc đã dùng; hãy đăng nhập lại từ đầu',
    en: 'The first step of signing in has expired (5 minutes) or was used; start again',
  },
  'identity.wrong_code': {
    status: 401,
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn; chờ mã tiếp theo rồi thử lại',
    en: 'The code is wrong, was used or has expired; wait for the next one and try again',
  },
  'identity.wrong_passkey': {
    status: 401,
    vi: 'Khóa truy cập này không dùng được ở đây: không có trong tài khoản, đã gỡ, hoặc không xác minh được người dùng',
    en: 'This passkey does not work here: it is not of the account, was removed, or did not verify its user',
  },
  'identity.passkey_needs_name': {
    status: 409,
    vi: 'Khóa truy cập cần mở trang bằng tên miền (ví dụ https://so.phuong.gov.vn), không dùng được với địa chỉ số "{host}"',
    en: 'Passkeys need the page to be opened by a name (such as https://so.phuong.gov.vn), not by the number "{host}"',
  },
  'identity.passkey_known': {
    status: 409,
    vi: 'Khóa truy cập này đã có trong một tài khoản',
    en: 'This passkey is of an account already',
  },
  'identity.no_factor': {
    status: 404,
    vi: 'Không có lớp bảo vệ "{id}"',
    en: 'There is no factor "{id}"',
  },
  'identity.sealed_otherwise': {
    status: 409,
    vi: 'Không mở được bí mật của ứng dụng tạo mã: tệp khóa second-factor.key trên máy chủ không phải tệp đã dùng khi đăng ký. Dùng mã khôi phục, hoặc khôi phục đúng tệp khóa',
    en: 'The authenticator’s secret does not open: the server’s key file second-factor.key is not the one it was enrolled with. Use a recovery code, or restore the key file',
  },
  'identity.sso_settings': {
    status: 409,
    vi: 'Tệp {file} khai báo đăng nhập một lần sai ở {place}: {expected}',
    en: 'The file {file} declares single sign-on wrongly at {place}: {expected}',
  },
  'identity.no_provider': {
    status: 404,
    vi: 'Không có nhà cung cấp đăng nhập "{id}"',
    en: 'There is no sign-in provider "{id}"',
  },
  'identity.sso_lost': {
    status: 401,
    vi: 'Lần đăng nhập qua {name} đã quá 10 phút, đã xong, hoặc bắt đầu ở trình duyệt khác; hãy bấm đăng nhập lại',
    en: 'This sign-in through {name} took over 10 minutes, was finished, or began in another browser; start again',
  },
  'identity.sso_refused': {
    status: 401,
    vi: '{name} không xác nhận đăng nhập: {reason}',
    en: '{name} did not confirm the sign-in: {reason}',
  },
  'identity.sso_unknown_person': {
    status: 403,
    vi: '{name} xác nhận bạn là ai, nhưng ở đây chưa có tài khoản của bạn. Hỏi người quản trị để được mời, hoặc đăng nhập bằng mật khẩu rồi nối tài khoản ở "Tài khoản của tôi"',
    en: '{name} says who you are, but you have no account here. Ask the administrator to invite you, or sign in by password and link the accounts under "My account"',
  },
  'identity.sso_linked_elsewhere': {
    status: 409,
    vi: 'Tài khoản {name} này đã nối với một người khác',
    en: 'This account of {name} is linked to somebody else',
  },
  'identity.expired_at_birth': {
    status: 422,
    vi: 'Hạn dùng {expires} đã qua',
    en: 'The expiry {expires} has passed',
  },
} as const;
