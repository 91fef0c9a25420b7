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
} as const;
