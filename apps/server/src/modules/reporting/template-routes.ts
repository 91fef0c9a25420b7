import { readFile } from 'node:fs/promises';
import type { reportTemplateSet } from '@hatangso/contracts/reporting';
import type { z } from 'zod';
import { query } from '../../platform/action.ts';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import { Problem } from '../../platform/problem.ts';
import { provinceOf } from '../territory/index.ts';
import { checkedTemplate, templateLimits } from './docx/check-template.ts';
import { commonTemplate } from './docx/render.ts';
import { mediaTypes } from './files.ts';
import { setReportTemplate, wardTemplate } from './template-store.ts';

const path = '/wards/:code/report-template';

const currentTemplate = query({
  name: 'reporting.report.read',
  async run({ unitCode }: { unitCode: string }, doing): Promise<Buffer | null> {
    await provinceOf.run({ code: unitCode }, doing);
    return wardTemplate(doing.tx, unitCode, doing.now.toISOString());
  },
});

/** The Word template: taken away to be edited, brought back, given up. */
export function templateRoutes(
  ward: z.ZodObject<{ code: z.ZodString }>,
  answer: typeof reportTemplateSet,
): Endpoint[] {
  return [
    read({
      path,
      summary: "The Word template of a ward's reports: its own, else the common one",
      permission: 'reporting.report.read',
      params: ward,
      response: [mediaTypes.docx],
      handle: async ({ params }, run) => {
        const own = await run.query(currentTemplate, { unitCode: params.code });
        return {
          fileName: `mau-bao-cao${own === null ? '' : `-${params.code}`}.docx`,
          mediaType: mediaTypes.docx,
          bytes: own ?? (await commonTemplate()),
        };
      },
    }),
    write({
      method: 'PUT',
      path,
      summary: 'Use a Word template of the ward’s own; it is tried before it is taken',
      permission: 'reporting.settings.set',
      params: ward,
      response: answer,
      upload: true,
      handle: async ({ params, file }, run) => {
        const { size, name } = file;
        const limit = templateLimits.bytes;
        if (size > limit) throw new Problem('report.template_too_large', { size, limit });
        const provinceCode = await run.query(provinceOf, { code: params.code });
        const bytes = await checkedTemplate(await readFile(file.path));
        return run.command(setReportTemplate, {
          unitCode: params.code,
          provinceCode,
          file: { name, bytes },
        });
      },
    }),
    write({
      method: 'DELETE',
      path,
      summary: 'Go back to the common Word template',
      permission: 'reporting.settings.set',
      params: ward,
      response: answer,
      handle: async ({ params }, run) => {
        const provinceCode = await run.query(provinceOf, { code: params.code });
        return run.command(setReportTemplate, { unitCode: params.code, provinceCode, file: null });
      },
    }),
  ];
}
