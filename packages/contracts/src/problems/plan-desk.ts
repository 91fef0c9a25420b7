/** Problems of working on a plan at the desk: two people at once, conversations, edits on screen, the calendar feed. */
export const planDeskProblems = {
  'plan.task.changed_meanwhile': {
    status: 409,
    vi: '{by} đã ghi nhiệm vụ {task} trong lúc bạn đang soạn; chưa ghi gì của bạn, hãy xem cả hai bản rồi chọn',
    en: '{by} wrote on task {task} while you were writing; nothing of yours was taken, look at both and choose',
  },
  'plan.task.other_wrote': {
    status: 409,
    vi: 'Bản vừa ghi: {column} là "{value}"',
    en: 'What was written: {column} is “{value}”',
  },
  'plan.file.changed_meanwhile': {
    status: 409,
    vi: 'Tệp kế hoạch "{plan}" đã được thay trong lúc bạn đang sửa; chưa ghi gì của bạn, hãy tải lại rồi sửa tiếp',
    en: 'The file of the plan “{plan}” was replaced while you were editing; nothing of yours was taken, load it again',
  },
  'plan.edit.item_unknown': {
    status: 422,
    vi: 'Tệp kế hoạch không có mục "{item}" để sửa',
    en: 'The plan’s file has no item “{item}” to edit',
  },
  'plan.edit.item_exists': {
    status: 422,
    vi: 'Tệp kế hoạch đã có mục "{item}"',
    en: 'The plan’s file already has an item “{item}”',
  },
  'plan.edit.other_plan': {
    status: 422,
    vi: 'Tệp này là của kế hoạch "{found}", không phải "{plan}"; mã kế hoạch (id) không sửa được ở đây',
    en: 'This file is of the plan “{found}”, not of “{plan}”; the id of a plan cannot be edited here',
  },
  'plan.edit.nothing': {
    status: 422,
    vi: 'Không có gì khác so với tệp đang dùng',
    en: 'Nothing differs from the file that stands',
  },
  'plan.due_before_raised': {
    status: 422,
    vi: 'Hạn trả lời {due} sớm hơn ngày nêu khó khăn {raised}',
    en: 'The answer is due on {due}, before the difficulty was raised on {raised}',
  },
  'plan.feed_unknown': {
    status: 404,
    vi: 'Địa chỉ lịch này không đúng hoặc đã bị thu hồi; hãy lấy địa chỉ mới ở trang Kế hoạch',
    en: 'This calendar address is wrong or was revoked; get a new one on the page of the plan',
  },
} as const;
