import type { IndicatorDetail, RowsKind } from '@hatangso/contracts/indicator-routes';
import { inLocale, useWords } from '../../../app/words.ts';
import { day, number } from '../../../kit/format.ts';
import { useTerms } from '../terms.ts';
import { whyWords } from '../words-why.ts';

type Row = Readonly<Record<string, unknown>>;

export interface RowColumn {
  readonly key: string;
  readonly label: string;
  readonly align?: 'right';
  readonly text: (row: Row) => string;
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '–' : String(value));
const numberOf = (value: unknown): string => (typeof value === 'number' ? number(value, 2) : '–');

/** The columns of each kind of rows, with group and sheet by their names. */
export function useRowColumns() {
  const t = useWords(whyWords);
  const terms = useTerms();
  return (
    kind: RowsKind,
    detail: IndicatorDetail,
    names: { group: (code: string) => string; sheet: (id: string) => string },
  ): RowColumn[] => {
    const adds = (part: 'numerator' | 'denominator') => (row: Row) =>
      numberOf((row['adds'] as Readonly<Record<string, unknown>> | null)?.[part]);
    const code: RowColumn = { key: 'code', label: t('rows.code'), text: (row) => textOf(row['code']) };
    const group: RowColumn = {
      key: 'group',
      label: t('rows.group'),
      text: (row) => names.group(String(row['group'])),
    };
    const sheet: RowColumn = {
      key: 'sheet',
      label: t('rows.sheet'),
      text: (row) => t('rows.line', { sheet: names.sheet(String(row['batch'])), row: textOf(row['row']) }),
    };
    const [numerator, denominator] = [inLocale(detail.numeratorLabel), inLocale(detail.denominatorLabel)];
    const yes = (value: unknown): string => t(value === true ? 'rows.yes' : 'rows.no');
    switch (kind) {
      case 'households':
        return [
          ...[code, group],
          { key: 'adds', label: numerator, align: 'right', text: adds('numerator') },
          { key: 'of', label: denominator, align: 'right', text: adds('denominator') },
          { key: 'date', label: t('rows.date'), text: (row) => day(textOf(row['evidenceDate'])) },
          sheet,
        ];
      case 'covered':
        return [
          ...[code, group],
          { key: 'people', label: t('rows.people'), align: 'right', text: (row) => numberOf(row['people']) },
          { key: 'served', label: t('rows.served'), text: (row) => yes(row['served']) },
          sheet,
        ];
      case 'places':
        return [
          { key: 'name', label: t('rows.place'), text: (row) => textOf(row['name']) },
          { key: 'kind', label: t('rows.kind'), text: (row) => terms.term('place', textOf(row['kind'])) },
          {
            key: 'served',
            label: t('rows.served'),
            text: (row) => (row['partly'] === true ? t('rows.partly') : yes(row['served'])),
          },
        ];
      default:
        return [
          { key: 'supplier', label: t('rows.supplier'), text: (row) => textOf(row['source']) },
          { key: 'adds', label: numerator, align: 'right', text: (row) => numberOf(row['numerator']) },
          { key: 'of', label: denominator, align: 'right', text: (row) => numberOf(row['denominator']) },
          { key: 'date', label: t('rows.date'), text: (row) => day(textOf(row['asOf'])) },
          { key: 'document', label: t('rows.document'), text: (row) => textOf(row['document']) },
          sheet,
        ];
    }
  };
}
