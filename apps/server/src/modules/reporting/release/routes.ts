import { documentAdded } from '@hatangso/contracts/documents';
import { unitCode } from '@hatangso/contracts/identity';
import { deskQuery } from '@hatangso/contracts/report-desk';
import {
  releaseBody,
  releaseFile,
  releaseInFull,
  releaseList,
  releaseView,
  reportComparison,
  signBody,
  withdrawBody,
} from '@hatangso/contracts/report-releases';
import { issuedFileCheck } from '@hatangso/contracts/verification';
import { z } from 'zod';
import { type Endpoint, read, type Writer, write } from '../../../platform/http/endpoint.ts';
import { signSoon } from '../../audit/index.ts';
import { deskParams } from '../desk/routes.ts';
import { mediaTypes, reportFileOf } from '../files.ts';
import { checkIssuedFile } from '../verification/issued-file.ts';
import { keepSignedDraft, signedDraft, signingKeyAt } from '../verification/sign-draft.ts';
import { fileToIssue } from '../verification/to-issue-query.ts';
import { releaseReport, withdrawRelease } from './commands.ts';
import { compareReports } from './compare-query.ts';
import { type Frozen, freezeDraft } from './freeze.ts';
import { demandMark } from './marked.ts';
import { releasedFile, releaseOfWard, releasesOfWard } from './queries.ts';

const ofRelease = z.object({ code: unitCode, id: z.uuid() });

/** What was issued: releasing, looking, taking away, withdrawing; and this year beside last year. */
export const releaseRoutes = (): Endpoint[] => [
  write({
    method: 'POST',
    path: '/wards/:code/report-desk/:year/releases',
    summary: 'Release the approved draft: its signed PDF with number and date, and its facts frozen',
    permission: 'reporting.report.release',
    params: deskParams,
    body: releaseBody,
    response: releaseView,
    handle: async ({ params, body, kernel }, run) => {
      const asked = { unitCode: params.code, year: params.year, ...body };
      const frozen = await run.query(freezeDraft, asked);
      const files = await draftFiles(frozen);
      if (kernel.installation.demonstration && frozen.signed !== null)
        demandMark(frozen.signed.bytes, files.pdf.bytes);
      const ground = { printed: frozen.gathered.printed, roots: kernel.signatureRoots, now: kernel.clock() };
      const checked = frozen.signed === null ? null : await checkIssuedFile(frozen.signed.bytes, ground);
      const { id } = await run.command(releaseReport, { ...asked, frozen, files, checked });
      await signSoon(kernel);
      return viewOf(params.code, id, run);
    },
  }),
  write({
    method: 'POST',
    path: '/wards/:code/report-releases/:id/withdraw',
    summary: 'Withdraw a release and say why: the public no longer sees it, the file stays',
    permission: 'reporting.report.release',
    params: ofRelease,
    body: withdrawBody,
    response: releaseView,
    handle: async ({ params, body }, run) => {
      await run.command(withdrawRelease, { unitCode: params.code, id: params.id, reason: body.reason });
      return viewOf(params.code, params.id, run);
    },
  }),
  write({
    method: 'POST',
    path: '/wards/:code/report-desk/:year/sign',
    summary:
      'Sign the approved draft with the key of the server (PAdES); the signed PDF is kept as a document',
    permission: 'reporting.report.release',
    params: deskParams,
    body: signBody,
    response: documentAdded,
    handle: async ({ params, body, kernel }, run) => {
      const key = await signingKeyAt(kernel.signingKey);
      const { number, issuedOn, ...which } = body;
      const asked = { unitCode: params.code, year: params.year, ...which };
      const frozen = await run.query(freezeDraft, { ...asked, documentId: null });
      const signed = await signedDraft(frozen, { number, issuedOn }, key, kernel.clock());
      const { id, sha256, fileName, bytes } = await run.command(keepSignedDraft, {
        ...asked,
        ...signed,
        serial: key.serial,
      });
      return { id, sha256, fileName, bytes, mediaType: mediaTypes.pdf };
    },
  }),
  read({
    path: '/wards/:code/report-desk/:year/issued-files/:document',
    summary:
      'What a PDF that is to be issued says of itself: its signatures, and whether it carries the draft’s code',
    permission: 'reporting.report.read',
    params: deskParams.extend({ document: z.uuid() }),
    query: deskQuery,
    response: issuedFileCheck,
    handle: async ({ params, query: { period, plan }, kernel }, run) => {
      const { code, year, document } = params;
      const { bytes, printed } = await run.query(fileToIssue, {
        unitCode: code,
        year,
        period,
        plan,
        document,
      });
      return checkIssuedFile(bytes, { printed, roots: kernel.signatureRoots, now: kernel.clock() });
    },
  }),
  ...readRoutes(),
];

function readRoutes(): Endpoint[] {
  return [
    read({
      path: '/wards/:code/report-releases',
      summary: "A ward's releases, those withdrawn and replaced too, newest first",
      permission: 'reporting.report.read',
      params: z.object({ code: unitCode }),
      response: releaseList,
      handle: async ({ params }, run) => ({
        releases: await run.query(releasesOfWard, { unitCode: params.code }),
      }),
    }),
    read({
      path: '/wards/:code/report-releases/:id',
      summary: 'A release with its frozen facts',
      permission: 'reporting.report.read',
      params: ofRelease,
      response: releaseInFull,
      handle: ({ params }, run) => run.query(releaseOfWard, { unitCode: params.code, id: params.id }),
    }),
    read({
      path: '/wards/:code/report-releases/:id/:file',
      summary: 'A file of a release as it was kept: `signed.pdf`, `draft.docx`, `draft.pdf`, `draft.xlsx`',
      permission: 'reporting.report.read',
      params: ofRelease.extend({ file: releaseFile }),
      response: [mediaTypes.pdf, mediaTypes.docx, mediaTypes.xlsx],
      handle: ({ params }, run) =>
        run.query(releasedFile, { unitCode: params.code, id: params.id, file: params.file }),
    }),
    read({
      path: '/wards/:code/report-desk/:year/comparison',
      summary: "This report beside last year's: figure by figure, section by section",
      permission: 'reporting.report.read',
      params: deskParams,
      query: deskQuery,
      response: reportComparison,
      handle: ({ params, query: { period, plan } }, run) =>
        run.query(compareReports, { unitCode: params.code, year: params.year, period, plan }),
    }),
  ];
}

/** Drawn outside of any transaction. */
async function draftFiles({ gathered, draft }: Frozen) {
  const file = async (format: 'docx' | 'pdf' | 'xlsx') => {
    const { fileName, bytes } = await reportFileOf(gathered, format);
    return { fileName: fileName.replace(`.${format}`, `-du-thao-${draft.draft}.${format}`), bytes };
  };
  return { docx: await file('docx'), pdf: await file('pdf'), xlsx: await file('xlsx') };
}

async function viewOf(code: string, id: string, run: Writer) {
  const { content: _content, ...view } = await run.query(releaseOfWard, { unitCode: code, id });
  return view;
}
