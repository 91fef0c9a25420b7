import { readFile } from 'node:fs/promises';
import { TemplateHandler } from 'easy-template-x';
import type { ReportModel } from '../model.ts';
import { chartData, finish } from './charts.ts';
import { templateData } from './data.ts';

const ownTemplate = new URL('../templates/report.docx', import.meta.url);

/**
 * The report as an editable Word file with native charts. `template` is a ward's own copy of the template; what it
 * asks for under an unknown tag stays empty. Throws what the template engine says when the file is no template.
 */
export async function renderDocx(
  model: ReportModel,
  options: { readonly template?: Uint8Array } = {},
): Promise<Buffer> {
  const template = Buffer.from(options.template ?? (await readFile(ownTemplate)));
  const handler = new TemplateHandler({ maxXmlDepth: 40 });
  const filled = await handler.process(template, { ...templateData(model), ...chartData(model) });
  return Buffer.from(finish(filled, model));
}
