import type { Findings } from '../../diagnostics/index.js';
import { amiss } from './amiss.js';
import { CellReader, type Lookup } from './cell.js';
import type { Grid } from './grid.js';
import { fillDown, type Merged, mergedDown } from './merged.js';
import type { Parts } from './package.js';
import { MAX_ROW, reference } from './references.js';
import { RowKeeper } from './rows.js';
import type { SheetEntry } from './workbook.js';
import type { Attributes, Tags } from './xml.js';

export interface SheetContext extends Lookup {
  readonly path: string;
  readonly findings: Findings;
  /** Cells of the sheets before this one. */
  readonly cellsBefore: number;
}

/** Reads one sheet; `cells` is how many places it takes, blank ones between others included. */
export async function readSheet(
  parts: Parts,
  sheet: SheetEntry,
  context: SheetContext,
): Promise<{ readonly grid: Grid; readonly cells: number }> {
  const walk = new SheetWalk(sheet, context);
  await parts.walk(sheet.part, walk);
  return { grid: walk.end(), cells: walk.size };
}

const SHEET_DATA = 2;
const ROW = 3;
const CELL = 4;

class SheetWalk implements Tags {
  readonly #sheet: SheetEntry;
  readonly #context: SheetContext;
  readonly #rows: RowKeeper;
  readonly #cell: CellReader;
  readonly #merged: Merged[] = [];
  #section = '';
  #row = 0;
  #column = 0;

  constructor(sheet: SheetEntry, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
    this.#rows = new RowKeeper(context.cellsBefore);
    this.#cell = new CellReader(sheet.name, context);
  }

  get size(): number {
    return this.#rows.size;
  }

  open(tag: string, attributes: Attributes, depth: number): void {
    if (depth === SHEET_DATA) this.#section = tag;
    else if (this.#section === 'mergeCells' && tag === 'mergeCell') this.#merge(attributes);
    else if (this.#section !== 'sheetData') return;
    else if (depth === ROW && tag === 'row') this.#openRow(attributes);
    else if (depth === CELL && tag === 'c') this.#openCell(attributes);
    else if (depth > CELL) this.#cell.open(tag);
  }

  close(tag: string, depth: number): void {
    if (this.#section !== 'sheetData') return;
    if (depth > CELL) this.#cell.close(tag);
    else if (depth === CELL && tag === 'c') this.#rows.put(this.#row, this.#column, this.#cell.end());
  }

  text(words: string): void {
    if (this.#section === 'sheetData') this.#cell.text(words);
  }

  /** A row or cell without a place follows the one before it. */
  #openRow(attributes: Attributes): void {
    const written = attributes.r;
    const row = written === undefined ? this.#row + 1 : Number(/^\d+$/.test(written) ? written : Number.NaN);
    if (!(row > this.#row && row <= MAX_ROW)) {
      throw amiss(`sheet “${this.#sheet.name}”: the row after row ${this.#row} says that it is “${written}”`);
    }
    this.#row = row;
    this.#column = 0;
  }

  #openCell(attributes: Attributes): void {
    const written = attributes.r;
    const at = written === undefined ? { row: this.#row, column: this.#column + 1 } : reference(written);
    if (at.row !== this.#row || at.column <= this.#column) {
      throw amiss(`sheet “${this.#sheet.name}”: cell ${written} is there twice or out of order`, at);
    }
    this.#column = at.column;
    this.#cell.start(at, attributes.t ?? 'n', Number(attributes.s ?? '0'));
  }

  #merge(attributes: Attributes): void {
    const merged = mergedDown(attributes.ref ?? '');
    if (merged) this.#merged.push(merged);
  }

  end(): Grid {
    const { path, findings } = this.#context;
    const { name, hidden } = this.#sheet;
    this.#cell.sayWhatIsMissing(path, findings);
    this.#rows.sayWhatIsFar(path, name, findings);
    fillDown(this.#rows.rows, this.#merged);
    return { sheet: name, hidden, rows: this.#rows.rows };
  }
}
