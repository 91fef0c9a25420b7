/** Problems of personal data: periods, copies, erasures. */
export const privacyProblems = {
  'privacy.no_period': {
    status: 422,
    vi: 'Nhóm dữ liệu "{category}" không có thời hạn riêng: được giữ cùng với hồ sơ mà nó thuộc về',
    en: 'Data of the kind "{category}" have no period of their own: they are kept with what they belong to',
  },
  'privacy.no_household': {
    status: 404,
    vi: 'Phường, xã này không có hộ nào mang mã đã nhập; hãy chép đúng mã hộ trong phiếu',
    en: 'This ward has no household with that code; copy the code as it stands in the sheet',
  },
  'privacy.not_oneself': {
    status: 409,
    vi: 'Không tự xoá chính mình được; hãy nhờ một người quản trị khác',
    en: 'Nobody erases themself; ask another administrator',
  },
  'privacy.period_too_long': {
    status: 422,
    vi: 'Nhóm dữ liệu "{category}" giữ lâu nhất {most} ngày',
    en: 'Data of the kind "{category}" are kept {most} days at most',
  },
  'document.personal': {
    status: 403,
    vi: 'Tệp này có dữ liệu của các hộ gia đình; vai trò của bạn không được xem dữ liệu ấy',
    en: 'This file holds data of households, which your role may not read',
  },
  'document.erased': {
    status: 410,
    vi: 'Nội dung tệp này đã được xoá vì hết thời hạn giữ dữ liệu cá nhân; mã băm, tên và cỡ tệp vẫn còn',
    en: 'The content of this file was erased when the period of keeping personal data was over; its digest, name and size stay',
  },
} as const;
