import type { Findings } from '../../diagnostics/index.js';
import { Refusal } from '../files/index.js';
import { columnName } from './references.js';

const MAX_COLUMNS = 2_000;
const MAX_CELLS = 5_000_000;

export interface FilledRow {
  readonly row: number;
  readonly cells: string[];
}

/** Keeps the cells that hold something; their places are given in order. */
export class RowKeeper {
  readonly rows: FilledRow[] = [];
  /** Places that are taken up, blank ones between others included. */
  size = 0;
  readonly #before: number;
  #far: { readonly row: number; readonly column: number } | null = null;
  #farCells = 0;

  constructor(before: number) {
    this.#before = before;
  }

  put(row: number, column: number, text: string): void {
    if (text === '') return;
    if (column > MAX_COLUMNS) {
      this.#far ??= { row, column };
      this.#farCells++;
      return;
    }
    const cells = this.#rowAt(row);
    this.size += column - cells.length;
    if (this.#before + this.size > MAX_CELLS) {
      throw new Refusal(
        'too-large',
        `this workbook has more than ${MAX_CELLS / 1e6} million cells`,
        'save it as “CSV UTF-8”, which has no such limit, or split it',
      );
    }
    while (cells.length < column - 1) cells.push('');
    cells.push(text);
  }

  #rowAt(row: number): string[] {
    const last = this.rows.at(-1);
    if (last?.row === row) return last.cells;
    const cells: string[] = [];
    this.rows.push({ row, cells });
    return cells;
  }

  /** Cells far to the right are an accident, or made to fill memory. */
  sayWhatIsFar(path: string, sheet: string, findings: Findings): void {
    if (!this.#far) return;
    const { row, column } = this.#far;
    const more = this.#farCells > 1 ? ` and ${this.#farCells - 1} more are` : ' is';
    findings.warning(
      'too-large',
      { path, row, column },
      `sheet “${sheet}”: cell ${columnName(column)}${row}${more} beyond column ${MAX_COLUMNS}; not read`,
      { hint: 'if it holds an answer, move it to the others' },
    );
  }
}
