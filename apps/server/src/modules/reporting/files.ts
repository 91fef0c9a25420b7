import type { FileReply } from '../../platform/http/endpoint.ts';
import { buildReport } from './build.ts';
import { renderDocx } from './docx/render.ts';
import type { Gathered } from './gather.ts';
import { renderPdf } from './pdf/render.ts';
import { renderXlsx } from './xlsx.ts';

export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;
export type ReportFormat = keyof typeof mediaTypes;

/** Draws what was gathered; takes a second or so and no database. */
export async function reportFileOf(gathered: Gathered, format: ReportFormat): Promise<FileReply> {
  const { ward, period, internal } = gathered.input;
  const kind = period.kind === 'N' ? '' : `-${period.kind}`;
  return {
    fileName: `bao-cao-${ward.code}-${period.year}${kind}${internal ? '-noi-bo' : ''}.${format}`,
    mediaType: mediaTypes[format],
    bytes: await draw(gathered, format),
  };
}

async function draw({ input, template, printed }: Gathered, format: ReportFormat): Promise<Uint8Array> {
  const model = buildReport(input);
  switch (format) {
    case 'docx':
      return renderDocx(model, { printed, ...(template === null ? {} : { template }) });
    case 'pdf':
      return renderPdf(model, printed);
    case 'xlsx':
      return renderXlsx(model);
    case 'json':
      return Buffer.from(JSON.stringify(model));
  }
}
