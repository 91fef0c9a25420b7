import { hash } from 'node:crypto';
import type { ImportReport } from '@hatangso/contracts/evidence';
import type { ManualFigure } from '@hatangso/contracts/evidence-desk';
import { command, unitTurn } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { changeOf, type TakeInput, takeBatch } from './commands.ts';
import { linkDocument } from './documents/original.ts';
import { documentNamed } from './documents/store.ts';
import { type FigureRules, figuresKind, preparedFigures } from './figures-kind.ts';

export interface ManualInput {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly figure: ManualFigure;
  readonly rules: FigureRules;
}

/** A figure typed in: a batch of one row, checked, logged and taken back like a sheet's, with the document that proves it. */
export const takeManualFigure = command({
  name: 'evidence.batch.take',
  turn: ({ unitCode }: ManualInput) => unitTurn(unitCode),
  async run(input: ManualInput, doing): Promise<ImportReport> {
    if (doing.installation.demonstration) throw new Problem('install.demonstration', { place: './data' });
    const { unitCode, provinceCode, figure } = input;
    const proof =
      figure.documentId === null ? null : await documentNamed(doing.tx, unitCode, figure.documentId);
    const take = takeOf(input, figure.document ?? proof, doing);
    const report = await takeBatch.run(take, doing);
    if (figure.documentId !== null && report.id !== null) {
      const link = { unitCode, provinceCode, batchId: report.id, documentId: figure.documentId };
      await linkDocument(doing.tx, { ...link, role: 'proof' });
    }
    return report;
  },
  audit: ({ unitCode, provinceCode, figure }, report) => [
    {
      object: { kind: 'evidence.figures', id: report.id ?? '' },
      unitCode,
      provinceCode,
      facts: { indicator: figure.indicator, asOf: figure.date, document: figure.documentId, manual: true },
      change: changeOf(report),
    },
  ],
});

/** The moment is part of the digest: saying the same again is said again, and not taken for the same file. */
function takeOf(
  { unitCode, provinceCode, figure, rules }: ManualInput,
  document: string | null,
  { now }: Doing,
): TakeInput {
  const { indicator, numerator, denominator, date, source } = figure;
  const row = {
    row: 1,
    indicator: indicator.toLowerCase(),
    numerator,
    denominator,
    asOf: date,
    source,
    document,
  };
  const content = JSON.stringify({ ...row, at: now.toISOString() });
  return {
    kind: figuresKind(rules),
    unitCode,
    provinceCode,
    file: { name: `${indicator}.json`, size: Buffer.byteLength(content), sha256: hash('sha256', content) },
    options: { asOf: null, round: null, skipBadRows: false, zone: null, province: null },
    prepared: preparedFigures({ figures: [row], problems: [], rowsRead: 1, unknownColumns: [] }, rules),
    dryRun: false,
  };
}
