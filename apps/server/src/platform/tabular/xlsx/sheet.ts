import { Problem } from '../../problem.ts';
import type { RawCell, RawRow, TableLimits } from '../cells.ts';
import { type CellContext, readCell } from './cell.ts';
import { columnIndex, type Merge, MergeFiller } from './merges.ts';
import { parseXml, type XmlListener } from './xml.ts';

/** The rows of a worksheet's XML as they are met, merges filled in. Rows without any cell are not in the file. */
export async function* sheetRows(
  chunks: AsyncIterable<Buffer>,
  file: string,
  context: CellContext,
  merges: readonly Merge[],
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  const listener = new SheetListener(file, context, limits);
  const filler = new MergeFiller(merges);
  for await (const _ of parseXml(chunks, file, listener)) {
    for (const row of listener.take()) yield filler.fill(row);
  }
}

class SheetListener implements XmlListener {
  readonly #file: string;
  readonly #context: CellContext;
  readonly #limits: TableLimits;
  #rows: RawRow[] = [];
  #row = 0;
  #count = 0;
  #cells: RawCell[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #formula = false;
  #text: string | null = null;
  #collecting = false;
  #phonetic = false;

  constructor(file: string, context: CellContext, limits: TableLimits) {
    this.#file = file;
    this.#context = context;
    this.#limits = limits;
  }

  take(): readonly RawRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#openRow(attributes.r);
        return;
      case 'c':
        this.#openCell(attributes);
        return;
      case 'f':
        this.#formula = true;
        return;
      case 'rPh':
        this.#phonetic = true;
        return;
      case 'v':
      case 't':
        this.#collecting = !this.#phonetic;
        this.#text ??= '';
    }
  }

  text(text: string): void {
    if (this.#collecting) this.#text = (this.#text ?? '') + text;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#collecting = false;
        return;
      case 'rPh':
        this.#phonetic = false;
        return;
      case 'c':
        this.#closeCell();
        return;
      case 'row':
        this.#rows.push({ row: this.#row, cells: this.#cells });
    }
  }

  #openRow(reference: string | undefined): void {
    const row = reference === undefined ? this.#row + 1 : Number(reference);
    if (!Number.isInteger(row) || row <= this.#row) {
      throw new Problem('file.damaged', {
        file: this.#file,
        reason: `row ${reference ?? ''} after row ${this.#row}`,
      });
    }
    this.#count += 1;
    if (row > this.#limits.rows || this.#count > this.#limits.rows) {
      throw new Problem('file.too_many_rows', { file: this.#file, limit: this.#limits.rows });
    }
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const letters = /^[A-Z]{1,7}/.exec(attributes.r ?? '')?.[0];
    this.#column = letters === undefined ? this.#column + 1 : columnIndex(letters);
    this.#type = attributes.t ?? 'n';
    this.#style = Number(attributes.s ?? 0);
    this.#formula = false;
    this.#text = null;
  }

  #closeCell(): void {
    const value = readCell(
      { type: this.#type, style: this.#style, text: this.#text, formula: this.#formula },
      this.#context,
    );
    if (value === null) return;
    if (this.#column >= this.#limits.columns) {
      throw new Problem('file.too_many_columns', {
        file: this.#file,
        row: this.#row,
        limit: this.#limits.columns,
      });
    }
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = value;
  }
}
