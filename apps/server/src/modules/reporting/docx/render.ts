import { readFile } from 'node:fs/promises';
import type { ReportModel } from '@hatangso/contracts/report-model';
import { TemplateHandler } from 'easy-template-x';
import { Problem } from '../../../platform/problem.ts';
import type { PrintedCode } from '../verification/code.ts';
import { chartData, finish } from './charts.ts';
import { codeData, withCodePlace } from './code.ts';
import { templateData } from './data.ts';

const ownTemplate = new URL('../templates/report.docx', import.meta.url);

/** The template that comes with the software. */
export const commonTemplate = (): Promise<Buffer> => readFile(ownTemplate);

/**
 * The report as an editable Word file with native charts. `template` is a ward's own copy of the template; what it
 * asks for under an unknown tag stays empty, and the code of an approved draft gets a place where it has none. Throws `report.template_invalid` where it cannot be filled.
 */
export async function renderDocx(
  model: ReportModel,
  options: { readonly template?: Uint8Array; readonly printed?: PrintedCode | null } = {},
): Promise<Buffer> {
  const template = Buffer.from(options.template ?? (await commonTemplate()));
  const handler = new TemplateHandler({ maxXmlDepth: 40 });
  try {
    // A file without a single tag would come back as it went in, and pass for a report.
    if (options.template !== undefined && (await handler.parseTags(template)).length === 0) {
      throw new Error('no {tag}');
    }
    const printed = options.printed ?? null;
    const placed = printed === null ? template : withCodePlace(template);
    const data = { ...templateData(model), ...chartData(model), ...codeData(printed) };
    const filled = await handler.process(placed, data);
    return Buffer.from(finish(filled, model));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('report.template_invalid', { reason }, { cause });
  }
}
