import { unitCode } from '@hatangso/contracts/identity';
import type { Permission } from '@hatangso/contracts/permissions';
import {
  deskQuery,
  partActAnswer,
  partActBody,
  place,
  reportDesk as reportDeskAnswer,
  stepAnswer,
  stepBody,
  textHistory,
  undoTextBody,
  writeTextBody,
  writtenText,
} from '@hatangso/contracts/report-desk';
import { z } from 'zod';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { draftToApprove, drawApproved } from '../verification/draw-approved.ts';
import { approvePart, handInPart, returnPart, takeBackPart } from './part-commands.ts';
import { reportDesk, textVersions } from './queries.ts';
import { approveReport, compileReport, reopenReport } from './step-commands.ts';
import { undoText, writeText } from './text-commands.ts';

const path = '/wards/:code/report-desk/:year';
export const deskParams = z.object({ code: unitCode, year: z.coerce.number().int().min(1990).max(2099) });
type DeskParams = z.infer<typeof deskParams>;

const askedBy = ({ code, year }: DeskParams) => ({ unitCode: code, year });

/** The report as a page being written: reading it, its words, the offices' parts, compiling and approving. */
export const deskRoutes = (): Endpoint[] => [
  read({
    path,
    summary:
      'The report as a page being written: words, numbers, parts of the offices, what is missing, steps',
    permission: 'reporting.report.read',
    params: deskParams,
    query: deskQuery,
    response: reportDeskAnswer,
    handle: async ({ params, query: { period, plan }, kernel }, run) => {
      const desk = await run.query(reportDesk, { ...askedBy(params), period, plan });
      const signs = desk.may.release && kernel.signingKey !== null && !kernel.installation.demonstration;
      return signs ? { ...desk, may: { ...desk.may, sign: true as const } } : desk;
    },
  }),
  ...textRoutes(),
  partRoute('hand-in', 'reporting.part.hand_in', 'An office hands its part in', handInPart),
  partRoute('take-back', 'reporting.part.hand_in', 'An office takes its part back to write on', takeBackPart),
  partRoute('return', 'reporting.part.review', 'Give a part back with a remark', returnPart),
  partRoute('approve', 'reporting.part.review', "Approve an office's part", approvePart),
  stepRoute('compile', 'reporting.report.compile', 'Compile the parts into a numbered draft', compileReport),
  approveRoute(),
  stepRoute('reopen', 'reporting.report.compile', 'Open the report again', reopenReport),
];

function textRoutes(): Endpoint[] {
  return [
    read({
      path: `${path}/texts`,
      summary: 'Every version of the words at one place of the report, newest first',
      permission: 'reporting.report.read',
      params: deskParams,
      query: deskQuery.extend({ place }),
      response: textHistory,
      handle: ({ params, query: { period, plan, place: at } }, run) =>
        run.query(textVersions, { ...askedBy(params), period, plan, place: at }),
    }),
    write({
      method: 'PUT',
      path: `${path}/texts`,
      summary: 'Write around the numbers of a paragraph, add one, or remark on a figure',
      permission: 'reporting.text.write',
      params: deskParams,
      body: writeTextBody,
      response: writtenText,
      handle: ({ params, body }, run) => run.command(writeText, { ...askedBy(params), ...body }),
    }),
    write({
      method: 'POST',
      path: `${path}/texts/undo`,
      summary: 'Put the version before the newest one back',
      permission: 'reporting.text.write',
      params: deskParams,
      body: undoTextBody,
      response: writtenText,
      handle: ({ params, body }, run) => run.command(undoText, { ...askedBy(params), ...body }),
    }),
  ];
}

function partRoute(act: string, permission: Permission, summary: string, what: typeof handInPart): Endpoint {
  return write({
    method: 'POST',
    path: `${path}/parts/:office/${act}`,
    summary,
    permission,
    params: deskParams.extend({ office: z.string().max(64) }),
    body: partActBody,
    response: partActAnswer,
    handle: ({ params, body }, run) =>
      run.command(what, { ...askedBy(params), ...body, office: params.office }),
  });
}

function approveRoute(): Endpoint {
  return write({
    method: 'POST',
    path: `${path}/approve`,
    summary: 'Approve the newest draft: its files get the code by which they can be checked',
    permission: 'reporting.report.approve',
    params: deskParams,
    body: stepBody,
    response: stepAnswer,
    handle: async ({ params, body, kernel }, run) => {
      const asked = { ...askedBy(params), ...body };
      const drawn = await drawApproved(await run.query(draftToApprove, asked), kernel.publicAddress);
      const { drawn: _drawn, ...taken } = await run.command(approveReport, { ...asked, drawn });
      return taken;
    },
  });
}

function stepRoute(
  act: string,
  permission: Permission,
  summary: string,
  what: typeof compileReport,
): Endpoint {
  return write({
    method: 'POST',
    path: `${path}/${act}`,
    summary,
    permission,
    params: deskParams,
    body: stepBody,
    response: stepAnswer,
    handle: ({ params, body }, run) => run.command(what, { ...askedBy(params), ...body }),
  });
}
