import type { ReportModel } from '@hatangso/contracts/report-model';
import type { TableColumn, TableSheet } from '../../platform/tabular/write-sheets.ts';
import { writeSheets } from '../../platform/tabular/write-sheets.ts';
import { noFigure } from './text/words.ts';

/**
 * The report's tables as a workbook: targets, tasks, spending, sources. Figures are numbers where there is one and
 * the same words as in the report where there is none. The marks of the report stand above every table.
 */
export function renderXlsx(model: ReportModel): Promise<Buffer> {
  return Promise.resolve(writeSheets([targets(model), tasks(model), spending(model), traces(model)]));
}

function titled({ meta }: ReportModel, title: string): string {
  return [meta.demonstration, meta.internalMark, title].flatMap((part) => part ?? []).join('. ');
}

function columns(
  ...list: readonly [heading: string, width: number, format?: TableColumn['format']][]
): TableColumn[] {
  return list.map(([heading, width, format]) => ({ heading, width, format: format ?? 'text' }));
}

/** The red column of the chair's copy, as a column of its own. */
function internalColumn({ meta }: ReportModel): TableColumn[] {
  return meta.internal ? columns(['Căn cứ, giải trình (không phát hành)', 60]) : [];
}

function targets(model: ReportModel): TableSheet {
  const { title, groups } = model.annexes.targets;
  return {
    name: 'PL I - Chỉ tiêu',
    title: titled(model, title),
    columns: [
      ...columns(
        ['TT', 6, 'integer'],
        ['Mục', 30],
        ['Chỉ tiêu', 60],
        ['Kế hoạch', 24],
        ['Mức', 10, 'general'],
      ),
      ...columns(
        ['Năm trước', 14, 'general'],
        ['Thực hiện', 14, 'general'],
        ['Đơn vị tính', 14],
        ['Thực hiện, thời điểm', 40],
      ),
      ...columns(['% hoàn thành', 14], ['Đánh giá', 22], ['Chủ trì', 28], ['Ghi chú', 60]),
      ...internalColumn(model),
    ],
    rows: groups.flatMap(({ heading, rows }) =>
      rows.map((row) => [
        ...[Number(row.number), heading, row.target, row.plan, row.level],
        ...[row.previousValue ?? noFigure, row.value ?? noFigure, row.unit, row.actual],
        ...[row.completion, row.assessment, row.office, row.note],
        ...(model.meta.internal ? [row.internal] : []),
      ]),
    ),
  };
}

function tasks(model: ReportModel): TableSheet {
  const { title, groups } = model.annexes.tasks;
  return {
    name: 'PL II - Nhiệm vụ',
    title: titled(model, title),
    columns: [
      ...columns(['TT', 6, 'integer'], ['Mục', 30], ['Nhiệm vụ, giải pháp', 60], ['Chủ trì, phối hợp', 36]),
      ...columns(
        ['Thời hạn', 14],
        ['Kết quả trong kỳ', 48],
        ['Kết quả lũy kế', 48],
        ['Trạng thái', 22],
        ['Ghi chú, minh chứng', 48],
      ),
      ...internalColumn(model),
    ],
    rows: groups.flatMap(({ heading, rows }) =>
      rows.map((row) => [
        ...[Number(row.number), heading, row.task, row.office, row.due],
        ...[row.inPeriod, row.cumulated, row.state, row.note],
        ...(model.meta.internal ? [row.internal] : []),
      ]),
    ),
  };
}

function spending(model: ReportModel): TableSheet {
  const { title, unitNote, rows, total } = model.spending;
  return {
    name: 'Kinh phí',
    title: titled(model, `${title} (${unitNote})`),
    columns: [
      ...columns(
        ['Đơn vị', 40],
        ['Dự toán', 18, 'money'],
        ['Được giao', 18, 'money'],
        ['Đã chi', 18, 'money'],
      ),
      ...columns(['Tỷ lệ chi', 16]),
    ],
    rows: (rows.length === 0 ? [] : [...rows, total]).map((row) => [
      row.office,
      row.estimate ?? row.texts.estimate,
      row.allocated ?? row.texts.allocated,
      row.spent ?? row.texts.spent,
      row.texts.share,
    ]),
  };
}

function traces(model: ReportModel): TableSheet {
  const { title, rows } = model.annexes.traces;
  return {
    name: 'PL III - Nguồn số liệu',
    title: titled(model, title),
    columns: [
      ...columns(['Số', 6, 'integer'], ['Số liệu', 60], ['Giá trị', 40], ['Tử số', 16], ['Mẫu số', 16]),
      ...columns(['Thời điểm', 14], ['Phương pháp', 60], ['Minh chứng', 80]),
    ],
    rows: rows.map((row) => [
      ...[Number(row.number), row.figure, row.value, row.numerator, row.denominator],
      ...[row.date, row.method, row.evidence.join('; ')],
    ]),
  };
}
