import { readFile } from 'node:fs/promises';
import type { ReportModel } from '@hatangso/contracts/report-model';
import { TemplateHandler } from 'easy-template-x';
import { Problem } from '../../../platform/problem.ts';
import { chartData, finish } from './charts.ts';
import { templateData } from './data.ts';

const ownTemplate = new URL('../templates/report.docx', import.meta.url);

/** The template that comes with the software. */
export const commonTemplate = (): Promise<Buffer> => readFile(ownTemplate);

/**
 * The report as an editable Word file with native charts. `template` is a ward's own copy of the template; what it
 * asks for under an unknown tag stays empty. Throws `report.template_invalid` where it cannot be filled.
 */
export async function renderDocx(
  model: ReportModel,
  options: { readonly template?: Uint8Array } = {},
): Promise<Buffer> {
  const template = Buffer.from(options.template ?? (await commonTemplate()));
  const handler = new TemplateHandler({ maxXmlDepth: 40 });
  try {
    // A file without a single tag would come back as it went in, and pass for a report.
    if (options.template !== undefined && (await handler.parseTags(template)).length === 0) {
      throw new Error('no {tag}');
    }
    const filled = await handler.process(template, { ...templateData(model), ...chartData(model) });
    return Buffer.from(finish(filled, model));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('report.template_invalid', { reason }, { cause });
  }
}
