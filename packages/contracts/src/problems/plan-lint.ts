/** What the plan's lint names: each break of legal base → target → task → office → source → evidence → figure → report. */
export const planLintProblems = {
  'plan.number_missing': {
    status: 422,
    vi: 'Kế hoạch chưa ghi số của chính nó; báo cáo sẽ in "[…]"',
    en: 'The plan lacks its own number; reports print “[…]”',
  },
  'plan.date_missing': {
    status: 422,
    vi: 'Kế hoạch chưa ghi ngày ban hành; báo cáo sẽ in "[…]"',
    en: 'The plan lacks its date of issue; reports print “[…]”',
  },
  'plan.issuer_missing': {
    status: 422,
    vi: 'Kế hoạch chưa ghi cơ quan ban hành; báo cáo sẽ in "[…]"',
    en: 'The plan lacks its issuer; reports print “[…]”',
  },
  'plan.subject_missing': {
    status: 422,
    vi: 'Kế hoạch chưa ghi trích yếu; báo cáo sẽ in "[…]"',
    en: 'The plan lacks its subject; reports print “[…]”',
  },
  'plan.base_without_number': {
    status: 422,
    vi: 'Văn bản "{document}" được dẫn mà không có số; sẽ in "[…]"',
    en: 'The document “{document}” is cited without its number; “[…]” is printed',
  },
  'plan.base_without_date': {
    status: 422,
    vi: 'Văn bản "{document}" được dẫn mà không có ngày; sẽ in "[…]"',
    en: 'The document “{document}” is cited without its date; “[…]” is printed',
  },
  'plan.base_without_issuer': {
    status: 422,
    vi: 'Văn bản "{document}" được dẫn mà không có cơ quan ban hành; sẽ in "[…]"',
    en: 'The document “{document}” is cited without its issuer; “[…]” is printed',
  },
  'plan.base_without_subject': {
    status: 422,
    vi: 'Văn bản "{document}" được dẫn mà không có trích yếu; sẽ in "[…]"',
    en: 'The document “{document}” is cited without its subject; “[…]” is printed',
  },
  'plan.no_legal_ground': {
    status: 422,
    vi: 'Kế hoạch không có văn bản làm căn cứ (role: ground)',
    en: 'The plan rests on no legal base (role: ground)',
  },
  'plan.base_unknown': {
    status: 422,
    vi: 'Chỉ tiêu {item} dựa vào văn bản "{reference}" không có trong legalBases',
    en: 'Target {item} rests on the document “{reference}”, which is not in legalBases',
  },
  'plan.target_without_base': {
    status: 422,
    vi: 'Chỉ tiêu {item} không có căn cứ',
    en: 'Target {item} rests on no legal base',
  },
  'plan.target_without_indicator': {
    status: 422,
    vi: 'Chỉ tiêu {item} không có chỉ số nào để đo',
    en: 'Target {item} has no indicator that measures it',
  },
  'plan.indicator_unknown': {
    status: 422,
    vi: 'Chỉ tiêu {item} dùng chỉ số "{indicator}" chưa được định nghĩa',
    en: 'Target {item} uses the indicator “{indicator}”, which is not defined',
  },
  'plan.unit_differs': {
    status: 422,
    vi: 'Chỉ tiêu {item}: mức của "{indicator}" tính bằng "{unit}", chỉ số tính bằng "{expected}"',
    en: 'Target {item}: the level of “{indicator}” is in “{unit}”, the indicator is in “{expected}”',
  },
  'plan.level_missing': {
    status: 422,
    vi: 'Chỉ tiêu {item}: chỉ số "{indicator}" chưa có mức phải đạt',
    en: 'Target {item}: the indicator “{indicator}” has no level to reach',
  },
  'plan.target_without_task': {
    status: 422,
    vi: 'Chỉ tiêu {item} không có nhiệm vụ nào phục vụ',
    en: 'No task serves target {item}',
  },
  'plan.task_without_target': {
    status: 422,
    vi: 'Nhiệm vụ {item} không phục vụ chỉ tiêu nào',
    en: 'Task {item} serves no target',
  },
  'plan.target_unknown': {
    status: 422,
    vi: 'Nhiệm vụ {item} phục vụ chỉ tiêu "{reference}" không có trong kế hoạch',
    en: 'Task {item} serves the target “{reference}”, which the plan does not have',
  },
  'plan.target_without_office': {
    status: 422,
    vi: 'Chỉ tiêu {item} chưa có đơn vị chủ trì',
    en: 'No office is in charge of target {item}',
  },
  'plan.task_without_office': {
    status: 422,
    vi: 'Nhiệm vụ {item} chưa có đơn vị chủ trì',
    en: 'No office is in charge of task {item}',
  },
  'plan.office_unknown': {
    status: 422,
    vi: '{item} nêu đơn vị "{reference}" không có trong danh sách offices',
    en: '{item} names the office “{reference}”, which is not in the list of offices',
  },
  'plan.office_gone': {
    status: 422,
    vi: 'Đơn vị "{office}" không còn từ {since} và không có đơn vị kế tục đang hoạt động',
    en: 'The office “{office}” ended on {since} and no office in being follows it',
  },
  'plan.target_without_source': {
    status: 422,
    vi: 'Chỉ tiêu {item}: chỉ số "{indicator}" không có nguồn số liệu',
    en: 'Target {item}: the indicator “{indicator}” has no data source',
  },
  'plan.task_without_source': {
    status: 422,
    vi: 'Nhiệm vụ {item} không có nguồn số liệu về tiến độ',
    en: 'Task {item} has no data source for its progress',
  },
  'plan.source_without_supplier': {
    status: 422,
    vi: '{item}: nguồn "{kind}" không ghi ai cung cấp',
    en: '{item}: the source “{kind}” names no supplier',
  },
  'plan.source_gives_no_evidence': {
    status: 422,
    vi: 'Chỉ tiêu {item}: không nguồn nào đã ghi cho được số liệu của "{indicator}" (cần: {kinds})',
    en: 'Target {item}: none of its sources gives evidence for “{indicator}” (needed: {kinds})',
  },
  'plan.task_without_product': {
    status: 422,
    vi: 'Nhiệm vụ {item} chưa ghi sản phẩm phải có, nên không có minh chứng để đối chiếu',
    en: 'Task {item} names no expected product, so there is nothing its evidence could show',
  },
  'plan.task_without_schedule': {
    status: 422,
    vi: 'Nhiệm vụ {item} không có hạn và không ghi là thường xuyên',
    en: 'Task {item} has no due date and is not marked as recurring',
  },
  'plan.task_due_before_start': {
    status: 422,
    vi: 'Nhiệm vụ {item} có hạn {due} trước ngày bắt đầu {start}',
    en: 'Task {item} is due on {due}, before its start on {start}',
  },
  'plan.target_passed': {
    status: 422,
    vi: 'Chỉ tiêu {item} đã qua hạn {due}, chưa có chỉ tiêu kế tiếp cho "{indicator}"',
    en: 'Target {item} fell due on {due}, and no later target follows for “{indicator}”',
  },
  'plan.milestone_order': {
    status: 422,
    vi: 'Chỉ tiêu {item}: mốc {date} của "{indicator}" không sau mốc trước nó',
    en: 'Target {item}: the milestone of {date} for “{indicator}” does not come after the one before it',
  },
  'plan.milestone_after_due': {
    status: 422,
    vi: 'Chỉ tiêu {item}: mốc {date} của "{indicator}" sau hạn {due}',
    en: 'Target {item}: the milestone of {date} for “{indicator}” comes after the due date {due}',
  },
  'plan.duplicate_id': {
    status: 422,
    vi: 'Mã "{item}" đã dùng ở dòng {first}',
    en: 'The id “{item}” is already used on line {first}',
  },
  'plan.indicator_twice': {
    status: 422,
    vi: 'Chỉ tiêu {item} dùng chỉ số "{indicator}" hai lần',
    en: 'Target {item} uses the indicator “{indicator}” twice',
  },
  'plan.section_unknown': {
    status: 422,
    vi: '{item} dẫn mục {reference} không có trong danh sách sections',
    en: '{item} refers to section {reference}, which is not in the list of sections',
  },
  'plan.section_gap': {
    status: 422,
    vi: 'Số mục nhảy từ {before} sang {after}',
    en: 'The numbering of sections jumps from {before} to {after}',
  },
  'plan.section_untitled': {
    status: 422,
    vi: 'Mục {reference} thiếu đầu đề; sẽ in "[…]"',
    en: 'Section {reference} lacks its heading; “[…]” is printed',
  },
  'plan.no_compiler': {
    status: 422,
    vi: 'Chưa ghi đơn vị tổng hợp báo cáo',
    en: 'No office is named that compiles the report',
  },
  'plan.no_recipient': {
    status: 422,
    vi: 'Báo cáo không có nơi nhận',
    en: 'The report has no recipient',
  },
  'plan.recipient_gone': {
    status: 422,
    vi: 'Nơi nhận "{recipient}" không còn từ {since} và chưa ghi nơi nhận hiện nay',
    en: 'The recipient “{recipient}” ended on {since} and today’s recipient is not given',
  },
  'plan.offices_deadline_unset': {
    status: 422,
    vi: 'Chưa đặt hạn các đơn vị báo cáo UBND phường',
    en: 'The day by which the offices report to the ward is not set',
  },
  'plan.upward_deadline_unset': {
    status: 422,
    vi: 'Chưa đặt ngày báo cáo cấp trên',
    en: 'The day of the report upward is not set',
  },
  'plan.closing_day_unset': {
    status: 422,
    vi: 'Chưa đặt ngày chốt số liệu',
    en: 'The day the figures are closed is not set',
  },
  'plan.deadline_impossible': {
    status: 422,
    vi: 'Không năm nào có ngày {day}/{month}',
    en: 'No year has a day {day} of month {month}',
  },
  'plan.territory_changed': {
    status: 422,
    vi: 'Kế hoạch lập cho {before} (mã {code}, đến trước {since}); nay {after} trả lời: mỗi số liệu phải nói rõ thuộc địa bàn nào',
    en: 'The plan was made for {before} (code {code}, until {since}); today {after} answers: each figure must say for which territory it holds',
  },
  'plan.filled_by_default': {
    status: 422,
    vi: '{item}: không phải lời kế hoạch mà đặt mặc định (†): {fields}',
    en: '{item}: not the plan’s words but set by default (†): {fields}',
  },
} as const;
