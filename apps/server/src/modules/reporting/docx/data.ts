import type {
  AnnexTargetRow,
  AnnexTaskRow,
  Block,
  ReportModel,
  SpendingRow,
} from '@hatangso/contracts/report-model';
import type { TemplateData } from 'easy-template-x';
import { paragraph } from '../text/blocks.ts';

type Values = TemplateData;

/** The values of the template's tags, named as a clerk reads them in Word. */
export function templateData(model: ReportModel): TemplateData {
  const { head, signature, charts, annexes } = model;
  return {
    'Dấu từng trang': marks(model).map((text) => ({ Chữ: text })),
    'Trình diễn': model.meta.demonstration !== null,
    'Cơ quan - dòng 1': head.authority[0] ?? '',
    'Cơ quan - dòng 2': head.authority.slice(1).join(' '),
    'Số và ký hiệu': head.number,
    'Địa danh và ngày': head.placeDate,
    'Loại văn bản': head.kind,
    'Trích yếu': head.subject,
    'Kính gửi': listed(head.addressees),
    'Mở đầu': model.opening.map((text) => blockValues(paragraph('opening', text))),
    ...sectionValues(model),
    'Chỉ tiêu': annexes.targets.groups.flatMap(({ rows, planned }) => (planned ? rows : [])).map(shortTarget),
    'Có biểu đồ chỉ tiêu': charts.targets !== null,
    'Có biểu đồ nhiệm vụ': charts.tasks !== null,
    ...spendingValues(model),
    'Kết thúc': model.closing,
    'Nơi nhận': listed(signature.recipients),
    'Chức vụ ký': signature.lines.map((text) => ({ Chữ: text })),
    'Người ký': signature.name,
    'Kèm theo': annexes.attachedTo,
    ...annexValues(model),
  };
}

function marks({ meta }: ReportModel): string[] {
  return [meta.demonstration, meta.internalMark].flatMap((mark) => mark ?? []);
}

/** Items that end in ";" but for the last, which ends in ".". */
function listed(names: readonly string[]): Values[] {
  return names.map((name, index) => ({
    STT: index + 1,
    Tên: name,
    Chữ: name,
    Dấu: index === names.length - 1 ? '.' : ';',
  }));
}

/** Each section's blocks, split where the template itself holds a table or a chart. */
function sectionValues({ sections }: ReportModel): Values {
  const fixed = (block: Block): boolean => block.kind === 'table' || block.kind === 'chart';
  const entries = sections.flatMap(({ numeral, blocks }) => {
    const first = blocks.findIndex(fixed);
    const before = first < 0 ? blocks : blocks.slice(0, first);
    const after = first < 0 ? [] : blocks.slice(first).filter((block) => !fixed(block));
    return [
      [`Mục ${numeral}`, before.map(blockValues)],
      [`Mục ${numeral} - phần sau`, after.map(blockValues)],
    ] as const;
  });
  return Object.fromEntries(entries);
}

function blockValues(block: Block): Values {
  const text = 'text' in block ? block.text : '';
  return {
    Chữ: text,
    'Đề mục': block.kind === 'heading' && block.level === 1,
    'Đề mục nhỏ': block.kind === 'heading' && block.level === 2,
    Đoạn: block.kind === 'paragraph',
    Ý: block.kind === 'item',
  };
}

function shortTarget(row: AnnexTargetRow): Values {
  return {
    STT: row.number,
    Tên: row.short.target,
    'Kế hoạch': row.short.plan,
    'Thực hiện': row.short.actual,
    'Đánh giá': row.assessment,
  };
}

function spendingValues({ spending }: ReportModel): Values {
  return {
    'Có bảng kinh phí': spending.rows.length > 0,
    'Tên bảng kinh phí': spending.title,
    'Đơn vị tính': spending.unitNote,
    'Kinh phí': spending.rows.map(spendingRow),
    'Tổng kinh phí': [spendingRow(spending.total)],
  };
}

function spendingRow({ office, texts }: SpendingRow): Values {
  return {
    'Đơn vị': office,
    'Dự toán': texts.estimate,
    'Được giao': texts.allocated,
    'Đã chi': texts.spent,
    'Tỷ lệ chi': texts.share,
  };
}

function annexValues({ annexes, meta }: ReportModel): Values {
  const targets = annexes.targets.groups.map(({ heading, rows }) => ({
    'Tên nhóm': heading,
    Dòng: rows.map(targetRow),
  }));
  const tasks = annexes.tasks.groups.map(({ heading, rows }) => ({
    'Tên nhóm': heading,
    Dòng: rows.map(taskRow),
  }));
  const copy = (shown: boolean, groups: Values[]) => (shown ? [{ Nhóm: groups }] : []);
  return {
    'Tên Phụ lục I': annexes.targets.title,
    'Phụ lục I - bản phát hành': copy(!meta.internal, targets),
    'Phụ lục I - bản nội bộ': copy(meta.internal, targets),
    'Tên Phụ lục II': annexes.tasks.title,
    'Phụ lục II - bản phát hành': copy(!meta.internal, tasks),
    'Phụ lục II - bản nội bộ': copy(meta.internal, tasks),
    'Có danh mục văn bản': annexes.tasks.documents.length > 0,
    'Văn bản': listed(annexes.tasks.documents),
    'Tên Phụ lục III': annexes.traces.title,
    Nguồn: annexes.traces.rows.map((row) => ({
      STT: row.number,
      'Số liệu': row.figure,
      'Giá trị': row.value,
      'Tử số': row.numerator,
      'Mẫu số': row.denominator,
      'Thời điểm': row.date,
      'Phương pháp': row.method,
      'Minh chứng': row.evidence.join('; '),
    })),
  };
}

function targetRow(row: AnnexTargetRow): Values {
  return {
    STT: row.number,
    'Chỉ tiêu đầy đủ': row.target,
    'Kế hoạch': row.plan,
    'Năm trước': row.previous,
    'Thực hiện': row.actual,
    'Hoàn thành': row.completion,
    'Đánh giá': row.assessment,
    'Chủ trì': row.office,
    'Ghi chú': row.note,
    'Giải trình': row.internal,
  };
}

function taskRow(row: AnnexTaskRow): Values {
  return {
    STT: row.number,
    'Nhiệm vụ': row.task,
    'Chủ trì': row.office,
    'Thời hạn': row.due,
    'Trong kỳ': row.inPeriod,
    'Lũy kế': row.cumulated,
    'Trạng thái': row.state,
    'Ghi chú': row.note,
    'Giải trình': row.internal,
  };
}
