import { unitCode } from '@hatangso/contracts/identity';
import {
  reportFile,
  reportQuery,
  reportSettingsAnswer,
  reportSettingsBody,
  reportTemplateSet,
} from '@hatangso/contracts/reporting';
import { z } from 'zod';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { provinceOf } from '../territory/index.ts';
import { closingRoutes } from './closings/routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { mediaTypes, type ReportFormat, reportFileOf } from './files.ts';
import { gatherReport } from './gather.ts';
import { releaseRoutes } from './release/routes.ts';
import { reportSettings } from './settings-query.ts';
import { setReportSettings } from './settings-store.ts';
import { templateRoutes } from './template-routes.ts';
import { usesRoutes } from './uses-routes.ts';
import { verificationRoutes } from './verification/routes.ts';

const ward = z.object({ code: unitCode });

export const reportingModule: Module = {
  name: 'reporting',
  endpoints: [
    reportRoute(),
    ...deskRoutes(),
    ...releaseRoutes(),
    ...closingRoutes(),
    ...usesRoutes(),
    ...verificationRoutes(),
    ...settingsRoutes(),
    ...templateRoutes(ward, reportTemplateSet),
  ],
};

function reportRoute(): Endpoint {
  return read({
    path: '/wards/:code/reports/:file',
    summary:
      "A ward's report of a year or a shorter period: `{year}.docx`, `.pdf`, `.xlsx`, or `.json` (its model)",
    permission: 'reporting.report.read',
    params: z.object({ code: unitCode, file: reportFile }),
    query: reportQuery,
    response: Object.values(mediaTypes),
    handle: async ({ params, query }, run) => {
      const [year = '', format = ''] = params.file.split('.');
      const { period, internal, knownAt, plan, draft } = query;
      const asked = { unitCode: params.code, year: Number(year), period, internal, knownAt, plan, draft };
      return reportFileOf(await run.query(gatherReport, asked), format as ReportFormat);
    },
  });
}

function settingsRoutes(): Endpoint[] {
  return [
    read({
      path: '/wards/:code/report-settings',
      summary: 'What a ward set for its reports, and what holds where it set nothing',
      permission: 'reporting.report.read',
      params: ward,
      response: reportSettingsAnswer,
      handle: ({ params }, run) => run.query(reportSettings, { unitCode: params.code }),
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/report-settings',
      summary: 'Set addressees, copies, signer, closing days and deadlines; what is left out is derived',
      permission: 'reporting.settings.set',
      params: ward,
      body: reportSettingsBody,
      response: reportSettingsAnswer,
      handle: async ({ params, body }, run) => {
        const provinceCode = await run.query(provinceOf, { code: params.code });
        await run.command(setReportSettings, { unitCode: params.code, provinceCode, content: body });
        return run.query(reportSettings, { unitCode: params.code });
      },
    }),
  ];
}
