/** The list of units, a report, and how to read the figures. */
const vi = {
  units: {
    title: 'Hạ tầng số: kết quả đã công bố của các xã, phường',
    description:
      'Kế hoạch, chỉ tiêu và số liệu hạ tầng số mà các xã, phường đã công bố. Tìm theo tên, có dấu hay không dấu.',
    heading: 'Kết quả đã công bố của các xã, phường',
    lead: 'Kế hoạch hứa gì, đã tới đâu, số liệu từ đâu.',
    label: 'Tên xã, phường',
    hint: 'Gõ có dấu hay không dấu đều được.',
    button: 'Tìm',
    released: (count: string) => `${count} xã, phường đã công bố`,
    found: (count: string, text: string) => `${count} kết quả cho “${text}”`,
    none: (text: string) => `Không có xã, phường nào tên như “${text}”.`,
    noneYet: 'Chưa có xã, phường nào công bố báo cáo. Gõ tên để xem thông tin chung của đơn vị.',
    last: (report: string, day: string) => `${report}, chốt đến ngày ${day}`,
    notReleased: 'chưa công bố',
    more: 'Xem tiếp',
    all: 'Xem tất cả',
  },
  report: {
    title: (subject: string, ward: string) => `${subject}: ${ward}`,
    description: (number: string, ward: string) =>
      `Báo cáo số ${number} của ${ward}: toàn văn đã công bố, các chỉ tiêu và tệp tải về.`,
    number: 'Số',
    day: 'Ngày ban hành',
    signer: 'Người ký',
    closing: 'Số liệu chốt đến ngày',
    period: 'Kỳ báo cáo',
    note: 'Bản có giá trị là bản PDF đã ký. Phần dưới đây là cùng nội dung, để đọc trên màn hình.',
    originalLanguage: '',
    targets: 'Kết quả các chỉ tiêu',
    tableColumns: { target: 'Chỉ tiêu', plan: 'Kế hoạch', actual: 'Thực hiện', assessment: 'Đánh giá' },
    spendingColumns: { office: 'Đơn vị', estimate: 'Dự toán', allocated: 'Đã phân bổ', spent: 'Đã chi' },
    contents: 'Trong báo cáo này',
  },
  reading: {
    title: 'Cách đọc các con số ở cổng công khai',
    description: 'Ý nghĩa của các trạng thái, khoảng tin cậy, nguồn số liệu và lý do có ô không công bố.',
    statesTitle: 'Trạng thái',
    states: {
      met: 'Kết quả đã tới mức kế hoạch đặt ra.',
      on_track: 'Chưa tới mức nhưng đang theo kịp đường đi tới hạn.',
      behind: 'Chậm hơn đường đi tới hạn.',
      missed: 'Đã qua hạn mà chưa tới mức.',
      undecided: 'Khảo sát còn ít hộ, khoảng tin cậy trùm qua mức cần đạt, nên chưa thể nói.',
      no_target: 'Kế hoạch không đặt mức cho số này.',
      no_data: 'Chưa có minh chứng; không bao giờ ghi là 0.',
      not_applicable: 'Ở đây không có gì để đếm.',
    },
    barTitle: 'Thanh kết quả',
    bar: 'Thanh màu là kết quả. Vạch đứng là mức cần đạt. Gạch ngang mảnh là khoảng tin cậy, hoặc khoảng từ mức thấp nhất tới mức cao nhất mà nguồn cho biết. Thanh gạch chéo: chưa có số liệu.',
    intervalTitle: 'Khoảng tin cậy',
    interval:
      'Khi chỉ hỏi một phần số hộ, kết quả là ước lượng. Khoảng tin cậy 95 % nói số thật có thể nằm từ đâu đến đâu.',
    sourcesTitle: 'Nguồn',
    sources:
      'Mỗi con số chỉ lấy từ một nguồn, có ngày và người cung cấp. Nguồn khác chỉ đặt cạnh để đối chiếu, không trộn.',
    smallTitle: 'Ô không công bố',
    small:
      'Để bảo vệ người dân, không công bố số đếm dưới 5 người hoặc hộ, số mà lấy tổng trừ đi ra dưới 5, và “tất cả” hay “không ai” ở nhóm dưới 10. Vài ô khác được giấu cùng để không ai tính ngược lại.',
    releasedTitle: 'Vì sao số ở đây không đổi hằng ngày',
    released:
      'Trang này chỉ nói những gì đã có trong báo cáo đã ký và phát hành. Số mới hơn sẽ có ở lần công bố sau.',
    privacyTitle: 'Trang này biết gì về bạn',
    privacy:
      'Không gì cả: không cookie, không tập lệnh, không phông chữ hay ảnh từ nơi khác, không đếm lượt đọc từng người. Riêng trang kiểm tra văn bản có một tập lệnh tính mã băm của tệp ngay trên máy bạn.',
  },
  feed: { title: (name: string) => `Hạ tầng số: báo cáo mới công bố, ${name}`, all: 'mọi xã, phường' },
};
export type PageWords = typeof vi;

const en: PageWords = {
  units: {
    title: 'Hạ tầng số: released results of wards and communes',
    description:
      'Plans, targets and digital infrastructure figures that wards and communes have released. Search by name, with or without tone marks.',
    heading: 'Released results of wards and communes',
    lead: 'What the plan promises, how far along it is, where the figures come from.',
    label: 'Name of a ward or commune',
    hint: 'With or without Vietnamese tone marks.',
    button: 'Search',
    released: (count) => `${count} wards and communes have released a report`,
    found: (count, text) => `${count} found for “${text}”`,
    none: (text) => `No ward or commune has a name like “${text}”.`,
    noneYet: 'No ward or commune has released a report yet. Type a name to see what is known of a unit.',
    last: (report, day) => `${report}, closed on ${day}`,
    notReleased: 'nothing released',
    more: 'Show more',
    all: 'Show all',
  },
  report: {
    title: (subject, ward) => `${subject}: ${ward}`,
    description: (number, ward) =>
      `Report No. ${number} of ${ward}: the released text, the targets and downloads.`,
    number: 'Number',
    day: 'Issued',
    signer: 'Signed by',
    closing: 'Figures closed on',
    period: 'Period',
    note: 'The signed PDF is what counts. The same content follows, for reading on screen.',
    originalLanguage: 'The report is written in Vietnamese.',
    targets: 'Results of the targets',
    tableColumns: { target: 'Target', plan: 'Plan', actual: 'Result', assessment: 'State' },
    spendingColumns: { office: 'Office', estimate: 'Estimate', allocated: 'Allocated', spent: 'Spent' },
    contents: 'In this report',
  },
  reading: {
    title: 'How to read the public figures',
    description: 'What the states mean, confidence intervals, sources, and why some cells are not published.',
    statesTitle: 'States',
    states: {
      met: 'The result has reached the level the plan sets.',
      on_track: 'Not there yet, but keeping to the path toward its date.',
      behind: 'Slower than the path toward its date.',
      missed: 'The date has passed without the level being reached.',
      undecided: 'Few households were asked and the interval spans the level, so it cannot be told.',
      no_target: 'The plan sets no level.',
      no_data: 'No evidence yet; never written as 0.',
      not_applicable: 'There is nothing to count here.',
    },
    barTitle: 'The bar',
    bar: 'The coloured bar is the result. The upright mark is the level to reach. The thin line is the confidence interval, or the least and the most that the sources tell. A hatched bar: no data yet.',
    intervalTitle: 'Confidence interval',
    interval:
      'Where only some households were asked, the result is an estimate. The 95 % interval says between what the true value may lie.',
    sourcesTitle: 'Sources',
    sources:
      'Each figure comes from one source, with its date and supplier. Others stand beside it for comparison and are never mixed in.',
    smallTitle: 'Cells that are not published',
    small:
      'To protect people, no count of fewer than 5 people or households is published, none that a subtraction would give, and no “all” or “none” of a group of fewer than 10. A few other cells are withheld with them so that nobody can compute them back.',
    releasedTitle: 'Why these figures do not change daily',
    released:
      'This site says only what a signed and issued report says. Newer figures come with the next release.',
    privacyTitle: 'What this site knows of you',
    privacy:
      'Nothing: no cookies, no scripts, no fonts or images from elsewhere, no counting of readers. Only the page that checks documents has a script, which computes a file’s digest on your own device.',
  },
  feed: { title: (name) => `Hạ tầng số: newly released reports, ${name}`, all: 'all wards and communes' },
};

export const pageWords = { vi, en } as const;
