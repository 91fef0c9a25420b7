import { randomUUID } from 'node:crypto';
import type { IssuedFileCheck } from '@hatangso/contracts/verification';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { writePublication } from '../../audit/index.ts';
import { documentStands, storeDocument } from '../../evidence/index.ts';
import { type DeskAsked, reportTurn, type StandingReport, standingReport } from '../desk/standing.ts';
import { demandChair, mustStand } from '../desk/step-commands.ts';
import { addStep, type Step } from '../desk/steps-store.ts';
import { formatDate } from '../text/numbers.ts';
import { mustBeUnchanged } from '../verification/issued-file.ts';
import { addCheck } from '../verification/store.ts';
import { digestOf, type Frozen } from './freeze.ts';

/** A file made of the draft. */
export interface DraftFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface Release extends DeskAsked {
  readonly seen: number;
  readonly number: string;
  readonly issuedOn: string;
  readonly signerName: string;
  readonly signerTitle: string;
  /** Id of the signed PDF; null: the marked draft of a demonstration stands for it. */
  readonly documentId: string | null;
  readonly frozen: Frozen;
  /** What the signed PDF says of itself; null in a demonstration without one. */
  readonly checked: IssuedFileCheck | null;
  readonly files: { readonly docx: DraftFile; readonly pdf: DraftFile; readonly xlsx: DraftFile };
}

interface Released {
  readonly id: string;
  readonly number: string;
  readonly provinceCode: string;
  readonly sha256: string;
  readonly replaced: string | null;
}

/** Keeps what was issued: the signed PDF, the draft's files and its frozen facts; takes the place of an earlier release. */
export const releaseReport = command({
  name: 'reporting.report.release',
  turn: reportTurn,
  async run(input: Release, doing): Promise<Released> {
    demandFreshProof(doing);
    const standing = await standingReport(input, doing);
    mustStand(standing, input.seen, ['approved']);
    const number = input.number.includes('/')
      ? input.number
      : `${input.number}/${input.frozen.gathered.input.settings.sign}`;
    await mustBeIssuable(number, input, standing, doing);
    mustBeUnchanged(input.checked);
    const documents = await keepFiles(input, standing, doing);
    const id = randomUUID();
    const replaced = await supersede(id, standing, doing);
    const content = JSON.stringify(input.frozen.content);
    const sha256 = digestOf(content);
    await insertRelease({ id, number, content, sha256, documents }, input, standing, doing);
    if (input.checked !== null) await addCheck(id, input.checked, standing, doing);
    await publish(id, number, input, standing, doing);
    await step(input.frozen.draft, 'released', id, standing, doing);
    return { id, number, provinceCode: standing.provinceCode, sha256, replaced };
  },
  audit: ({ unitCode, year, period }, { id, number, provinceCode, sha256, replaced }) => [
    {
      object: { kind: 'reporting.release', id },
      unitCode,
      provinceCode,
      facts: { year, period, number, sha256, replaced },
      change: {
        before: { state: 'approved', release: replaced },
        after: { state: 'released', release: id },
      },
    },
  ],
});

/** The clerk's office gives each number once a year, and dates what the figures already say. */
async function mustBeIssuable(
  number: string,
  input: Release,
  { key, today }: StandingReport,
  { tx }: Doing,
): Promise<void> {
  const { closing } = input.frozen.gathered.input.period;
  if (input.issuedOn < closing || input.issuedOn > today)
    throw new Problem('report.release_date', {
      date: formatDate(input.issuedOn),
      closing: formatDate(closing),
      today: formatDate(today),
    });
  const { rows } = await sql<{ issued_on: string }>`
    select issued_on from reporting.releases
    where unit_code = ${key.unitCode} and number = ${number} and withdrawn_at is null
      and extract(year from issued_on) = extract(year from ${input.issuedOn}::date)
    limit 1
  `.execute(tx);
  const [taken] = rows;
  if (taken !== undefined)
    throw new Problem('report.release_number_taken', { number, date: formatDate(taken.issued_on) });
}

interface Documents {
  readonly signed: string;
  readonly docx: string;
  readonly pdf: string;
  readonly xlsx: string;
}

async function keepFiles(
  { documentId, files }: Release,
  { key, provinceCode }: StandingReport,
  doing: Doing,
): Promise<Documents> {
  const keep = async ({ fileName, bytes }: DraftFile): Promise<string> => {
    const content = Buffer.from(bytes);
    const document = { unitCode: key.unitCode, provinceCode, fileName, sha256: digestOf(content), content };
    return (await storeDocument(doing, document)).id;
  };
  if (documentId !== null) await documentStands(doing.tx, key.unitCode, documentId);
  else if (!doing.installation.demonstration) throw new Problem('report.release_needs_signed');
  const pdf = await keep(files.pdf);
  return { signed: documentId ?? pdf, docx: await keep(files.docx), pdf, xlsx: await keep(files.xlsx) };
}

/**
 * What everybody may know of the release, as an entry of the log that names nobody: its proof is shown to whoever checks
 * a file or a code.
 */
async function publish(
  id: string,
  number: string,
  { issuedOn, frozen, files, checked }: Release,
  { key, provinceCode }: StandingReport,
  doing: Doing,
): Promise<void> {
  const { gathered, signed } = frozen;
  const facts = {
    ...{ number, issued_on: issuedOn, code: gathered.printed?.code ?? null },
    signatures: checked?.signatures.verdict ?? null,
    issued_sha256: digestOf(signed?.bytes ?? files.pdf.bytes),
    draft_docx_sha256: digestOf(files.docx.bytes),
    draft_pdf_sha256: digestOf(files.pdf.bytes),
  };
  await writePublication(doing, { release: id, unitCode: key.unitCode, provinceCode, facts });
}

/** The release that stood until now, marked as replaced by the new one; null where none stood. */
async function supersede(id: string, { key }: StandingReport, { tx, now }: Doing): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update reporting.releases set superseded_at = ${now.toISOString()}::timestamptz, superseded_by = ${id}::uuid
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
      and withdrawn_at is null and superseded_at is null
    returning id
  `.execute(tx);
  return rows[0]?.id ?? null;
}

async function insertRelease(
  made: { id: string; number: string; content: string; sha256: string; documents: Documents },
  { issuedOn, signerName, signerTitle, frozen }: Release,
  { key, provinceCode }: StandingReport,
  { tx, now, actor, installation }: Doing,
): Promise<void> {
  const { draft, model, gathered } = frozen;
  const { signed, docx, pdf, xlsx } = made.documents;
  await sql`
    insert into reporting.releases
      (unit_code, province_code, id, plan_id, year, period, draft, draft_known_at, closing_day, number, issued_on,
       signer_name, signer_title, title, signed_document, docx_document, pdf_document, xlsx_document, content,
       content_sha256, demonstration, released_at, released_by, released_by_name)
    values (${key.unitCode}, ${provinceCode}, ${made.id}::uuid, ${key.plan}, ${key.year}::int, ${key.period},
            ${draft.draft}::int, ${draft.draftKnownAt}::timestamptz, ${gathered.input.period.closing}::date,
            ${made.number}, ${issuedOn}::date, ${signerName}, ${signerTitle}, ${model.meta.title}, ${signed}::uuid,
            ${docx}::uuid, ${pdf}::uuid, ${xlsx}::uuid, ${made.content}::json, ${made.sha256},
            ${installation.demonstration}, ${now.toISOString()}::timestamptz, ${actor.id}, ${actor.name})
  `.execute(tx);
}

async function step(
  { draft, draftKnownAt, draftSha256 }: Step,
  what: 'released' | 'withdrawn',
  releaseId: string,
  { key, provinceCode, steps }: StandingReport,
  { tx, now, actor }: Doing,
  remark: string | null = null,
): Promise<void> {
  const turn = (steps.at(-1)?.turn ?? 0) + 1;
  const added = { turn, step: what, draft, draftKnownAt, draftSha256, releaseId, remark };
  await addStep(tx, key, added, { provinceCode, now, actor });
}

export interface Withdraw {
  readonly unitCode: string;
  readonly id: string;
  readonly reason: string;
}

/** Takes a release back from the public; it stays on file with why. By the chair; the report is open again where nothing came since. */
export const withdrawRelease = command({
  name: 'reporting.release.withdraw',
  turn: reportTurn,
  async run({ unitCode, id, reason }: Withdraw, doing): Promise<{ id: string; provinceCode: string }> {
    const { tx, now, actor } = doing;
    demandChair('released', doing);
    const { rows } = await sql<{ plan: string; year: number; period: DeskAsked['period'] }>`
      update reporting.releases
      set withdrawn_at = ${now.toISOString()}::timestamptz, withdrawn_by = ${actor.id}, withdrawal_reason = ${reason}
      where unit_code = ${unitCode} and id = ${id}::uuid and withdrawn_at is null and superseded_at is null
      returning plan_id as plan, year, period
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw await notStanding(unitCode, id, doing);
    const standing = await standingReport({ unitCode, ...found }, doing);
    const last = standing.steps.at(-1);
    if (last?.releaseId === id) await step(last, 'withdrawn', id, standing, doing, reason);
    return { id, provinceCode: standing.provinceCode };
  },
  audit: ({ unitCode }, { id, provinceCode }) => [
    {
      object: { kind: 'reporting.release', id },
      unitCode,
      provinceCode,
      facts: { withdrawn: true },
      change: { before: { state: 'released' }, after: { state: 'withdrawn' } },
    },
  ],
});

async function notStanding(unitCode: string, id: string, { tx }: Doing): Promise<Problem> {
  const { rows } = await sql`
    select 1 from reporting.releases where unit_code = ${unitCode} and id = ${id}::uuid
  `.execute(tx);
  return rows.length === 0
    ? new Problem('report.unknown_release', { id })
    : new Problem('report.release_withdrawn');
}
