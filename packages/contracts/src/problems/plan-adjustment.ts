/** Problems of changing a plan, of its tasks' progress and of its money. */
export const planAdjustmentProblems = {
  'plan.adjustment_item_unknown': {
    status: 422,
    vi: 'Điều chỉnh "{adjustment}" ({date}) sửa "{item}", nhưng kế hoạch khi đó không có mục này',
    en: 'Adjustment “{adjustment}” ({date}) changes “{item}”, which the plan does not have at that time',
  },
  'plan.adjustment_item_exists': {
    status: 422,
    vi: 'Điều chỉnh "{adjustment}" ({date}) thêm "{item}", nhưng kế hoạch đã có mục này',
    en: 'Adjustment “{adjustment}” ({date}) adds “{item}”, which the plan already has',
  },
  'plan.adjustment_invalid': {
    status: 422,
    vi: 'Điều chỉnh "{adjustment}" ({date}) đặt giá trị không hợp lệ cho "{item}": trường {field}',
    en: 'Adjustment “{adjustment}” ({date}) gives “{item}” an invalid value: field {field}',
  },
  'plan.task_unknown': {
    status: 422,
    vi: 'Kế hoạch không có nhiệm vụ "{value}"; mã đúng như "IV.1.a"; gần giống: {near}',
    en: 'The plan has no task “{value}”; codes look like “IV.1.a”; similar: {near}',
  },
  'plan.amount_invalid': {
    status: 422,
    vi: 'Số tiền "{value}" không hợp lệ: cần số đồng nguyên, từ 0 trở lên',
    en: 'The amount “{value}” is invalid: whole đồng from 0 up are expected',
  },
} as const;
