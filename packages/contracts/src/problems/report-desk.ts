/** Problems of the report as a page being written: its words, the offices' parts, drafts and releases. */
export const reportDeskProblems = {
  'report.unknown_draft': {
    status: 404,
    vi: 'Báo cáo năm {year} chưa có dự thảo lần {draft}',
    en: 'The report of {year} has no draft {draft}',
  },
  'report.unknown_place': {
    status: 404,
    vi: 'Báo cáo không có đoạn "{place}"; có thể số liệu đã đổi và đoạn này không còn. Hãy tải lại trang',
    en: 'The report has no paragraph “{place}”; figures may have changed and it is gone. Load the page again',
  },
  'report.text_conflict': {
    status: 409,
    vi: '{by} đã sửa đoạn này lúc {at} (lần {version}); phần bạn viết chưa được lưu. Hãy xem bản mới rồi quyết định giữ phần nào',
    en: '{by} changed this paragraph at {at} (version {version}); what you wrote is not stored. Look at it, then decide what to keep',
  },
  'report.text_nothing_to_undo': {
    status: 409,
    vi: 'Đoạn này chưa được sửa lần nào nên không có gì để hoàn tác',
    en: 'Nobody has changed this paragraph, so there is nothing to undo',
  },
  'report.text_unknown_number': {
    status: 422,
    vi: 'Báo cáo không có số liệu {numbers}; hãy chèn số liệu từ danh sách',
    en: 'The report has no number {numbers}; put numbers in from the list',
  },
  'report.text_number_glued': {
    status: 422,
    vi: 'Số liệu tính sẵn phải đứng riêng, không dính chữ, dấu hay số khác: {numbers}',
    en: 'A computed number stands by itself, with no letter, sign or digit stuck to it: {numbers}',
  },
  'report.text_number_dropped': {
    status: 422,
    vi: 'Đoạn sửa bỏ số liệu tính sẵn: {numbers}. Hãy giữ lại, hoặc xác nhận là bỏ',
    en: 'The edit leaves out computed numbers: {numbers}. Keep them, or say that they are left out',
  },
  'report.text_number_added': {
    status: 422,
    vi: 'Đoạn sửa thêm số liệu: {numbers}. Hãy xác nhận là thêm',
    en: 'The edit puts numbers in: {numbers}. Say that they are put in',
  },
  'report.text_number_typed': {
    status: 422,
    vi: 'Đoạn sửa có số gõ tay, không có nguồn: {numbers}. Hãy xác nhận; báo cáo sẽ đánh dấu các số này',
    en: 'The edit has numbers typed by hand, without a source: {numbers}. Say so; the report marks them',
  },
  'report.text_number_retyped': {
    status: 422,
    vi: 'Không gõ đè số liệu tính sẵn: {numbers}. Hãy dùng ô số liệu của đoạn',
    en: 'A computed number is not typed over: {numbers}. Use the paragraph’s own number',
  },
  'report.unknown_office': {
    status: 404,
    vi: 'Đơn vị "{office}" không có phần việc nào trong báo cáo này',
    en: 'The office “{office}” answers for nothing in this report',
  },
  'report.part_conflict': {
    status: 409,
    vi: 'Phần của {office} vừa được {by} chuyển sang "{state}"; hãy tải lại trang rồi làm tiếp',
    en: 'The part of {office} has just been set to “{state}” by {by}; load the page again, then go on',
  },
  'report.part_wrong_state': {
    status: 409,
    vi: 'Phần của {office} đang ở trạng thái "{state}" nên không làm được việc này',
    en: 'The part of {office} is “{state}”, so this cannot be done',
  },
  'report.part_needs_remark': {
    status: 422,
    vi: 'Trả lại thì phải ghi rõ cần sửa gì',
    en: 'A part is returned with a remark that says what to mend',
  },
  'report.not_open': {
    status: 409,
    vi: 'Báo cáo đã được duyệt hoặc phát hành; muốn sửa hãy mở lại báo cáo',
    en: 'The report is approved or released; open it again to change it',
  },
  'report.step_conflict': {
    status: 409,
    vi: 'Báo cáo vừa được {by} chuyển sang bước khác lúc {at}; hãy tải lại trang rồi làm tiếp',
    en: 'The report has just been moved on by {by} at {at}; load the page again, then go on',
  },
  'report.step_wrong_state': {
    status: 409,
    vi: 'Báo cáo đang ở trạng thái "{state}" nên chưa làm được bước này',
    en: 'The report is “{state}”, so this step is not possible yet',
  },
  'report.reopen_by_chair': {
    status: 403,
    vi: 'Báo cáo đang ở trạng thái "{stateVi}": chỉ chủ tịch được mở lại hoặc thu hồi',
    en: 'The report is “{stateEn}”: only the chair may open it again or withdraw it',
  },
  'report.closing_fixed': {
    status: 409,
    vi: 'Số liệu chốt của kỳ này đã cố định: {reportVi} đang ở trạng thái "{stateVi}". Muốn chốt lại, chủ tịch mở lại báo cáo; đã phát hành thì phải phát hành báo cáo đính chính',
    en: 'The closing figures of this period are fixed: {reportEn} is “{stateEn}”. To close them anew the chair opens the report again; once released, a corrected report is released',
  },
  'report.closing_period': {
    status: 422,
    vi: 'Không có kỳ báo cáo nào từ {from} đến {to}; hãy dùng ngày đầu và ngày cuối của năm, quý, 6 tháng hoặc 9 tháng',
    en: 'No period of reports runs from {from} to {to}; name the first and last day of a year, a quarter, six months or nine months',
  },
  'report.parts_open': {
    status: 409,
    vi: 'Còn đơn vị chưa nộp phần của mình: {offices}. Hãy chờ, hoặc tổng hợp và ghi rõ lý do',
    en: 'Offices have not handed in their parts yet: {offices}. Wait, or compile and say why',
  },
  'report.draft_changed': {
    status: 409,
    vi: 'Dự thảo lần {draft} không lập lại được đúng như lúc tổng hợp; hãy tổng hợp lại',
    en: 'Draft {draft} cannot be made again as it was compiled; compile it again',
  },
  'report.release_needs_signed': {
    status: 422,
    vi: 'Phát hành cần bản PDF đã ký; hãy tải tệp đó lên trước',
    en: 'A release needs the signed PDF; upload it first',
  },
  'report.release_changed': {
    status: 422,
    vi: 'Tệp đã bị sửa sau khi {signer} ký nên không phát hành được; hãy tải lên đúng tệp đã ký, không mở ra lưu lại',
    en: 'The file was changed after {signer} signed it and cannot be released; upload the file as it was signed, not saved again',
  },
  'report.no_signing_key': {
    status: 422,
    vi: 'Máy chủ không có khóa ký dùng được (HATANGSO_SIGNING_KEY, HATANGSO_SIGNING_PASSWORD_FILE); hãy tải bản PDF về, ký bằng USB token hoặc SIM rồi tải lên',
    en: 'The server has no key that it can sign with (HATANGSO_SIGNING_KEY, HATANGSO_SIGNING_PASSWORD_FILE); download the PDF, sign it with a token or SIM, and upload it',
  },
  'report.release_not_pdf': {
    status: 422,
    vi: 'Tệp "{file}" không phải PDF; bản phát hành phải là PDF đã ký',
    en: 'The file “{file}” is no PDF; what is released is the signed PDF',
  },
  'report.release_without_mark': {
    status: 422,
    vi: 'Đây là bản trình diễn: chỉ phát hành được tệp mang dấu "{mark}", là bản PDF dự thảo do phần mềm lập (kể cả khi đã ký số lên đó)',
    en: 'This is a demonstration: only a file with the mark “{mark}” can be released, the draft PDF that the software made (also when signed)',
  },
  'report.release_number_taken': {
    status: 409,
    vi: 'Số {number} đã dùng cho báo cáo khác phát hành ngày {date}',
    en: 'The number {number} is taken by another report released on {date}',
  },
  'report.release_date': {
    status: 422,
    vi: 'Ngày ban hành {date} không hợp lý: phải từ ngày chốt số liệu {closing} đến hôm nay {today}',
    en: 'The date of issue {date} cannot be: it lies from the closing day {closing} to today {today}',
  },
  'report.unknown_release': {
    status: 404,
    vi: 'Không có báo cáo phát hành "{id}"',
    en: 'There is no released report “{id}”',
  },
  'report.release_withdrawn': {
    status: 409,
    vi: 'Báo cáo phát hành này đã được thu hồi hoặc thay thế',
    en: 'This released report was withdrawn or replaced',
  },
} as const;
