import { defineWords } from '../../app/words.ts';

/** What each role sees and may do, for people who give roles. */
export const roleWords = defineWords('administration-roles', {
  vi: {
    administrator: {
      sees: 'Mọi thứ của đơn vị, cả danh sách hộ và nhật ký.',
      does: 'Mời người, giao vai trò, tạo mã truy cập, thiết đặt, nhập đơn vị; làm thay được việc của mọi đơn vị chuyên môn. Không giao được quyền rộng hơn quyền của chính mình.',
    },
    chair: {
      sees: 'Mọi thứ của xã, phường, cả danh sách hộ.',
      does: 'Duyệt và phát hành báo cáo, trả lời khó khăn, điều chỉnh kế hoạch, chốt số liệu.',
    },
    compiler: {
      sees: 'Mọi thứ của xã, phường, cả danh sách hộ.',
      does: 'Tổng hợp báo cáo, nhận hoặc trả lại phần của các đơn vị, thiết đặt báo cáo, nhập số liệu, phát hành.',
    },
    office: {
      sees: 'Kế hoạch, số liệu, báo cáo của xã, phường; danh sách hộ.',
      does: 'Cập nhật nhiệm vụ của đơn vị mình, nhập số liệu và minh chứng, nêu khó khăn, nộp phần báo cáo của mình.',
    },
    police: {
      sees: 'Kế hoạch, số liệu, báo cáo; không thấy danh sách hộ.',
      does: 'Cung cấp số liệu dân cư, định danh điện tử, an ninh mạng kèm văn bản.',
    },
    team: {
      sees: 'Chỉ hộ gia đình của tổ dân phố mình.',
      does: 'Đọc danh sách hộ để đi khảo sát.',
    },
    operator: {
      sees: 'Chỉ vùng phủ và tệp do chính doanh nghiệp mình gửi.',
      does: 'Gửi vùng phủ công bố, thu hồi tệp của mình.',
    },
    province_officer: {
      sees: 'Kế hoạch, số liệu, báo cáo của mọi xã, phường trong tỉnh; không thấy danh sách hộ.',
      does: 'So sánh các xã, phường, trả lời khó khăn, nhập danh mục đơn vị.',
    },
    province_reader: {
      sees: 'Kế hoạch, số liệu, báo cáo của mọi xã, phường trong tỉnh; không thấy danh sách hộ.',
      does: 'Chỉ xem và tải về.',
    },
    auditor: {
      sees: 'Kế hoạch, số liệu, báo cáo, nhật ký, danh sách người và mã truy cập; không thấy danh sách hộ.',
      does: 'Chỉ xem và tải về.',
    },
    reader: { sees: 'Kế hoạch, số liệu, báo cáo; không thấy danh sách hộ.', does: 'Chỉ xem và tải về.' },
  },
  en: {
    administrator: {
      sees: 'Everything of the unit, households and the log too.',
      does: 'Invites people, gives roles, makes tokens, sets settings, brings in units; may do any office’s work. Cannot give more than they hold.',
    },
    chair: {
      sees: 'Everything of the ward, households too.',
      does: 'Approves and releases the report, answers difficulties, adjusts the plan, closes figures.',
    },
    compiler: {
      sees: 'Everything of the ward, households too.',
      does: 'Compiles the report, takes or returns the offices’ parts, sets report settings, brings in data, releases.',
    },
    office: {
      sees: 'Plan, figures and report of the ward; households.',
      does: 'Reports on its own tasks, brings in data and evidence, raises difficulties, hands in its part of the report.',
    },
    police: {
      sees: 'Plan, figures and report; no households.',
      does: 'Supplies figures on population, digital identity and cyber security, with the document.',
    },
    team: {
      sees: 'Only households of their own residential group.',
      does: 'Reads the list to go from house to house.',
    },
    operator: {
      sees: 'Only coverage and files the operator itself sent.',
      does: 'Sends coverage claims, takes its own files back.',
    },
    province_officer: {
      sees: 'Plans, figures and reports of all wards of the province; no households.',
      does: 'Compares wards, answers difficulties, brings in the list of units.',
    },
    province_reader: {
      sees: 'Plans, figures and reports of all wards of the province; no households.',
      does: 'Reads and downloads only.',
    },
    auditor: {
      sees: 'Plans, figures, reports, the log, people and tokens; no households.',
      does: 'Reads and downloads only.',
    },
    reader: { sees: 'Plans, figures and reports; no households.', does: 'Reads and downloads only.' },
  },
});
