import { writeFileSync } from 'node:fs';
import type { Batch, ImportReport } from '@hatangso/contracts/evidence';
import { type CommonOptions, needFile, type Session, WrongUsage, withSession } from './session.ts';

/** Kinds that speak of the whole country and need no ward. */
const nationKinds = new Set(['units', 'succession']);

export interface ImportOptions extends CommonOptions {
  readonly asOf?: string;
  readonly dryRun?: boolean;
  readonly skipBadRows?: boolean;
  readonly round?: string;
  readonly zone?: string;
  readonly province?: string;
}

/** `import <kind> FILE…`: each file is a batch of its own, all or nothing. */
export async function importFiles(
  kind: string,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  await withSession(options, async (session) => {
    for (const file of files) needFile(session, file);
    const reports: ImportReport[] = [];
    try {
      for (const file of files) {
        const report = await importOne(session, kind, file, options);
        reports.push(report);
        if (options.json !== true) printReport(session, report);
      }
    } finally {
      // what was taken in before a file was refused stands, and is told
      if (options.json === true && reports.length > 0)
        process.stdout.write(`${JSON.stringify(files.length === 1 ? reports[0] : reports)}\n`);
    }
  });
}

async function importOne(
  session: Session,
  kind: string,
  file: string,
  options: ImportOptions,
): Promise<ImportReport> {
  if (!nationKinds.has(kind) && options.ward === undefined) throw new WrongUsage(session.say('wrong.ward'));
  const path = nationKinds.has(kind)
    ? `/imports/${kind}`
    : `/wards/${encodeURIComponent(options.ward ?? '')}/imports/${encodeURIComponent(kind)}`;
  return session.json<ImportReport>({
    method: 'POST',
    path,
    file,
    query: {
      asOf: options.asOf,
      round: options.round,
      zone: options.zone,
      province: options.province,
      dryRun: options.dryRun === true ? 'true' : undefined,
      skipBadRows: options.skipBadRows === true ? 'true' : undefined,
    },
  });
}

function printReport(session: Session, report: ImportReport): void {
  const key = report.already ? 'import.already' : report.dryRun ? 'import.wouldDo' : 'import.done';
  const lines = [
    session.say(key, {
      file: report.fileName,
      read: report.rowsRead,
      taken: report.rowsTaken,
      refused: report.rowsRefused,
      replaced: report.rowsReplaced,
      id: report.id ?? '-',
    }),
    ...told(session, report.problems, 50),
    ...told(session, report.warnings, 10),
  ];
  if (report.unknownColumns.length > 0) {
    lines.push(`  ${session.say('import.unknownColumns', { columns: report.unknownColumns.join(', ') })}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first of the rows told, and how many more there are. */
function told(session: Session, rows: ImportReport['problems'], most: number): string[] {
  const lines = rows.slice(0, most).map((row) => `  ${row.messages[session.config.language]}`);
  return rows.length > most
    ? [...lines, `  ${session.say('import.more', { count: rows.length - most })}`]
    : lines;
}

export async function listImports(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const path =
      options.ward === undefined ? '/imports' : `/wards/${encodeURIComponent(options.ward)}/imports`;
    const { imports } = await session.json<{ imports: Batch[] }>({
      method: 'GET',
      path,
      query: { limit: '1000' },
    });
    const lines = imports.map(
      (batch) =>
        `${batch.id}  ${batch.takenAt.slice(0, 19)}  ${batch.unitCode}  ${batch.kind}  ${batch.fileName}  ${batch.rowsTaken}/${batch.rowsRead}${batch.undoneAt === null ? '' : '  ✕'}`,
    );
    session.print(imports, lines.length === 0 ? session.say('imports.none') : lines.join('\n'));
  });
}

export async function undo(id: string, options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const path =
      options.ward === undefined
        ? `/imports/${encodeURIComponent(id)}`
        : `/wards/${encodeURIComponent(options.ward)}/imports/${encodeURIComponent(id)}`;
    const answer = await session.json<{ id: string; kind: string }>({ method: 'DELETE', path });
    session.print(answer, session.say('undo.done', answer));
  });
}

export async function template(
  kind: string,
  options: CommonOptions & { readonly out: string },
): Promise<void> {
  await withSession(options, async (session) => {
    const bytes = await session.bytes({ method: 'GET', path: `/templates/${encodeURIComponent(kind)}.xlsx` });
    writeFileSync(options.out, bytes);
    session.print({ file: options.out }, session.say('written', { file: options.out }));
  });
}
