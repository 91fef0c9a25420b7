/** Problems of taking plans and progress in, and of what is entered on a plan's tasks. */
export const planWorkProblems = {
  'plan.other_unit': {
    status: 422,
    vi: 'Kế hoạch này của đơn vị {value} (territory.today.code), không phải của đơn vị {unit}',
    en: 'This plan is of the unit {value} (territory.today.code), not of the unit {unit}',
  },
  'plan.period_backwards': {
    status: 422,
    vi: 'Thời gian của kế hoạch kết thúc ({to}) trước khi bắt đầu ({from})',
    en: 'The plan’s period ends ({to}) before it begins ({from})',
  },
  'plan.unknown_plan': {
    status: 404,
    vi: 'Đơn vị {unit} không có kế hoạch "{plan}"; các kế hoạch: {known}',
    en: 'The unit {unit} has no plan “{plan}”; its plans: {known}',
  },
  'plan.plan_needed': {
    status: 400,
    vi: 'Đơn vị {unit} có nhiều kế hoạch, hãy nêu kế hoạch ("plan"): {known}',
    en: 'The unit {unit} has several plans, name one ("plan"): {known}',
  },
  'plan.task_ambiguous': {
    status: 422,
    vi: 'Nhiệm vụ "{value}" có trong nhiều kế hoạch; hãy ghi một trong: {plans}',
    en: 'The task “{value}” is in several plans; write one of: {plans}',
  },
  'plan.progress_empty': {
    status: 422,
    vi: 'Nhiệm vụ {value}: dòng không nêu trạng thái, tiến độ, kết quả, minh chứng, khó khăn hay số tiền nào',
    en: 'Task {value}: the row tells no state, progress, result, evidence, difficulty or money',
  },
  'plan.progress_twice': {
    status: 422,
    vi: 'Nhiệm vụ {value} được báo cáo cho ngày {date} ở dòng {first} và dòng {second}; mỗi ngày chỉ một dòng',
    en: 'Task {value} is reported for {date} in row {first} and in row {second}; a day has one row',
  },
  'plan.date_in_future': {
    status: 422,
    vi: 'Ngày {value} chưa đến (hôm nay là {today})',
    en: 'The date {value} has not come yet (today is {today})',
  },
  'plan.spending_falls': {
    status: 422,
    vi: 'Số đã chi lũy kế {value} đồng thấp hơn số đã báo cáo trước đó; vẫn được nhận, hãy kiểm tra',
    en: 'The cumulative spending {value} is lower than what was reported before; taken all the same, please check',
  },
  'plan.adjustment_exists': {
    status: 409,
    vi: 'Kế hoạch "{plan}" đã có điều chỉnh mang mã "{adjustment}"',
    en: 'The plan “{plan}” already has an adjustment with the id “{adjustment}”',
  },
  'plan.office_not_listed': {
    status: 422,
    vi: 'Kế hoạch không có đơn vị "{value}"; các đơn vị: {known}',
    en: 'The plan has no office “{value}”; its offices: {known}',
  },
  'plan.difficulty_unknown': {
    status: 404,
    vi: 'Không có khó khăn, vướng mắc mang mã {id}',
    en: 'There is no difficulty with the id {id}',
  },
  'plan.direction_unknown': {
    status: 404,
    vi: 'Không có mục chỉ đạo, điều hành mang mã {id}',
    en: 'There is no entry of steering with the id {id}',
  },
} as const;
