import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DocumentAdded } from '@hatangso/contracts/documents';
import type { ReportDesk } from '@hatangso/contracts/report-desk';
import { periodKind } from '@hatangso/contracts/reporting';
import { readConfig } from '../config.ts';
import { type CommonOptions, needFile, needWard, type Session, WrongUsage, withSession } from './session.ts';
import { say, type TextKey } from './texts.ts';

export interface ReportOptions extends CommonOptions {
  readonly year?: string;
  readonly period?: string;
  readonly out?: string;
  readonly knownAt?: string;
  readonly plan?: string;
  readonly internal?: boolean;
  readonly draft?: string;
}

/** `report --year Y --out FILE`: the file's extension decides what is made. Wrong words are told before anything opens. */
export async function report(options: ReportOptions): Promise<void> {
  const { year, out, format } = checked(options);
  await withSession(options, async (session) => {
    const bytes = await session.bytes({
      method: 'GET',
      path: `/wards/${needWard(session)}/reports/${year}.${format}`,
      query: {
        period: options.period,
        knownAt: options.knownAt,
        plan: options.plan,
        draft: options.draft,
        internal: options.internal === true ? 'true' : undefined,
      },
    });
    writeWhole(out, bytes);
    session.print({ file: out, bytes: bytes.length }, session.say('written', { file: out }));
  });
}

function checked(options: ReportOptions): { year: string; out: string; format: string } {
  const { language } = readConfig(options);
  const wrong = (key: TextKey, value = ''): WrongUsage => new WrongUsage(say(language, key, { value }));
  const { year, out, period, ward } = options;
  if (ward === undefined) throw wrong('wrong.ward');
  if (year === undefined || !/^(19|20)\d\d$/.test(year)) throw wrong('wrong.year');
  if (out === undefined) throw wrong('wrong.out');
  const format = /\.(docx|pdf|xlsx)$/i.exec(out)?.[1]?.toLowerCase();
  if (format === undefined) throw wrong('wrong.extension');
  if (period !== undefined && !periodKind.safeParse(period).success) throw wrong('wrong.period', period);
  return { year, out, format };
}

/** The whole file or none of it: written beside its place, then moved there. */
function writeWhole(path: string, bytes: Uint8Array): void {
  const half = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(half, bytes);
    renameSync(half, path);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** `report sign --year Y --number N --date D --out FILE.pdf`: the server's own key signs the approved draft. */
export async function signReport(
  options: ReportOptions & { readonly number: string; readonly date: string },
): Promise<void> {
  const { year, out } = checked(options);
  await withSession(options, async (session) => {
    const ward = `/wards/${needWard(session)}`;
    const { period, plan, number, date: issuedOn } = options;
    const path = `${ward}/report-desk/${year}`;
    const { turn: seen } = await session.json<ReportDesk>({ method: 'GET', path, query: { period, plan } });
    const body = { period, plan, seen, number, issuedOn };
    const signed = await session.json<DocumentAdded>({ method: 'POST', path: `${path}/sign`, body });
    writeWhole(out, await session.bytes({ method: 'GET', path: `${ward}/documents/${signed.id}` }));
    session.print(signed, session.say('report.signed', { id: signed.id, file: out }));
  });
}

/** `report settings [--use FILE.json]`: shows what holds, or replaces what the ward set. */
export async function reportSettings(options: CommonOptions & { readonly use?: string }): Promise<void> {
  await withSession(options, async (session) => {
    const path = `/wards/${needWard(session)}/report-settings`;
    if (options.use === undefined) {
      const answer = await session.json<{ inForce: unknown; template: unknown }>({ method: 'GET', path });
      return session.print(answer, JSON.stringify(answer.inForce, null, 2));
    }
    const body = jsonIn(session, needFile(session, options.use));
    const answer = await session.json<{ ward: string }>({ method: 'PUT', path, body });
    session.print(answer, session.say('report.settings.set', answer));
  });
}

function jsonIn(session: Session, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new WrongUsage(session.say('wrong.file', { file }));
  }
}

export interface TemplateOptions extends CommonOptions {
  readonly out?: string;
  readonly use?: string;
  readonly reset?: boolean;
}

/** `report template --out FILE | --use FILE | --reset` */
export async function reportTemplate(options: TemplateOptions): Promise<void> {
  await withSession(options, async (session) => {
    const path = `/wards/${needWard(session)}/report-template`;
    if (options.use !== undefined || options.reset === true) {
      const change =
        options.use === undefined
          ? ({ method: 'DELETE', path } as const)
          : ({ method: 'PUT', path, file: needFile(session, options.use) } as const);
      const answer = await session.json<{ ward: string; fileName: string | null }>(change);
      const key = answer.fileName === null ? 'report.template.common' : 'report.template.set';
      return session.print(answer, session.say(key, { ward: answer.ward, file: answer.fileName ?? '' }));
    }
    if (options.out === undefined) throw new WrongUsage(session.say('wrong.out'));
    writeWhole(options.out, await session.bytes({ method: 'GET', path }));
    session.print({ file: options.out }, session.say('written', { file: options.out }));
  });
}
