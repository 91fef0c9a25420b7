import { planAdjustmentProblems } from './plan-adjustment.ts';
import { planDeskProblems } from './plan-desk.ts';
import { planLintProblems } from './plan-lint.ts';
import { planWorkProblems } from './plan-work.ts';

/** Problems of a plan's file that cannot be read; each row names the line, and `{column}` the column in it. */
export const planProblems = {
  'plan.unreadable': {
    status: 422,
    vi: 'Không đọc được tệp kế hoạch: {count} lỗi',
    en: 'The plan’s file cannot be read: {count} errors',
  },
  'plan.too_large': {
    status: 413,
    vi: 'Tệp kế hoạch lớn {size} byte, giới hạn là {limit} byte',
    en: 'The plan’s file has {size} bytes, the limit is {limit}',
  },
  'plan.yaml': {
    status: 422,
    vi: 'YAML sai cú pháp ở cột {column}: {reason}',
    en: 'YAML syntax error at column {column}: {reason}',
  },
  'plan.yaml_indent': {
    status: 422,
    vi: 'Thụt đầu dòng sai ở cột {column}; các mục cùng cấp phải thẳng cột với nhau',
    en: 'Wrong indentation at column {column}; items of one level must start at the same column',
  },
  'plan.yaml_tab': {
    status: 422,
    vi: 'Có phím Tab ở cột {column}; thụt đầu dòng bằng dấu cách',
    en: 'A tab at column {column}; indent with spaces',
  },
  'plan.yaml_unclosed': {
    status: 422,
    vi: 'Thiếu dấu đóng (ngoặc kép, nháy hoặc ngoặc) ở cột {column}',
    en: 'A closing quote or bracket is missing at column {column}',
  },
  'plan.duplicate_key': {
    status: 422,
    vi: 'Trường "{key}" bị ghi hai lần (cột {column}; lần đầu ở dòng {first})',
    en: 'The field “{key}” is given twice (column {column}; first on line {first})',
  },
  'plan.too_deep': {
    status: 422,
    vi: 'Lồng nhau quá {limit} cấp ở cột {column}',
    en: 'Nested more than {limit} levels at column {column}',
  },
  'plan.too_many_aliases': {
    status: 422,
    vi: 'Có quá {limit} tham chiếu (*tên) hoặc tham chiếu lặp vào nhau; hãy chép nội dung ra',
    en: 'More than {limit} aliases (*name), or aliases that multiply each other; write the content out',
  },
  'plan.alias_unknown': {
    status: 422,
    vi: 'Tham chiếu *{key} ở cột {column} không có mỏ neo &{key} phía trước',
    en: 'The alias *{key} at column {column} has no anchor &{key} before it',
  },
  'plan.not_a_map': {
    status: 422,
    vi: 'Tệp phải bắt đầu bằng các dòng "trường: giá trị", dòng đầu là "format: {format}"',
    en: 'The file must consist of “field: value” lines, the first being “format: {format}”',
  },
  'plan.unknown_field': {
    status: 422,
    vi: 'Không có trường "{key}" ở đây (cột {column}); các trường được dùng: {allowed}',
    en: 'There is no field “{key}” here (column {column}); the fields are: {allowed}',
  },
  'plan.misspelt_field': {
    status: 422,
    vi: 'Không có trường "{key}" ở đây (cột {column}); có phải là "{suggestion}"?',
    en: 'There is no field “{key}” here (column {column}); did you mean “{suggestion}”?',
  },
  'plan.field_missing': {
    status: 422,
    vi: 'Thiếu trường "{key}"',
    en: 'The field “{key}” is missing',
  },
  'plan.field_missing_nullable': {
    status: 422,
    vi: 'Thiếu trường "{key}"; nếu kế hoạch không nêu thì ghi null',
    en: 'The field “{key}” is missing; write null where the plan does not say',
  },
  'plan.expected_text': {
    status: 422,
    vi: 'Cột {column}: cần một đoạn chữ; số và mã thì đặt trong dấu ngoặc kép ("21172")',
    en: 'Column {column}: text is expected; put numbers and codes in quotes ("21172")',
  },
  'plan.expected_number': {
    status: 422,
    vi: 'Cột {column}: cần một số, dấu thập phân là dấu chấm, không kèm đơn vị',
    en: 'Column {column}: a number is expected, with a decimal point and without a unit',
  },
  'plan.expected_whole_number': {
    status: 422,
    vi: 'Cột {column}: cần số nguyên',
    en: 'Column {column}: a whole number is expected',
  },
  'plan.expected_yes_no': {
    status: 422,
    vi: 'Cột {column}: cần true hoặc false',
    en: 'Column {column}: true or false is expected',
  },
  'plan.expected_date': {
    status: 422,
    vi: 'Cột {column}: cần một ngày có thật, viết năm-tháng-ngày, như 2030-12-31',
    en: 'Column {column}: an existing date is expected, as year-month-day: 2030-12-31',
  },
  'plan.expected_list': {
    status: 422,
    vi: 'Cột {column}: cần một danh sách, mỗi mục một dòng bắt đầu bằng "- "',
    en: 'Column {column}: a list is expected, each item on a line that starts with “- ”',
  },
  'plan.expected_map': {
    status: 422,
    vi: 'Cột {column}: cần một nhóm các dòng "trường: giá trị"',
    en: 'Column {column}: a group of “field: value” lines is expected',
  },
  'plan.expected_one_of': {
    status: 422,
    vi: 'Cột {column}: cần một trong các giá trị: {allowed}',
    en: 'Column {column}: one of these values is expected: {allowed}',
  },
  'plan.expected_id': {
    status: 422,
    vi: 'Cột {column}: cần một mã như "IV.1.a", "cong-an-phuong" hoặc "III" (chữ không dấu, số, dấu chấm, gạch; không dấu cách); mẫu: {pattern}',
    en: 'Column {column}: an identifier such as “IV.1.a”, “cong-an-phuong” or “III” is expected (plain letters, digits, dots, hyphens; no spaces); pattern: {pattern}',
  },
  'plan.too_short': {
    status: 422,
    vi: 'Cột {column}: không được để trống; cần ít nhất {minimum}',
    en: 'Column {column}: must not be empty; at least {minimum} expected',
  },
  'plan.out_of_range': {
    status: 422,
    vi: 'Cột {column}: giá trị phải từ {minimum} đến {maximum}',
    en: 'Column {column}: the value must lie between {minimum} and {maximum}',
  },
  'plan.invalid_value': {
    status: 422,
    vi: 'Cột {column}: giá trị không hợp lệ ({reason})',
    en: 'Column {column}: invalid value ({reason})',
  },
  ...planLintProblems,
  ...planAdjustmentProblems,
  ...planWorkProblems,
  ...planDeskProblems,
} as const;
