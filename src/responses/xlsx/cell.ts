import type { Findings } from '../../diagnostics/index.js';
import { amiss } from './amiss.js';
import { columnName, type Reference } from './references.js';
import { checkLength, RichText, unescaped } from './strings.js';
import type { Format } from './styles.js';
import { dateText, isoText, numberText } from './values.js';

/** What cells refer to. */
export interface Lookup {
  readonly strings: readonly string[];
  readonly formats: readonly Format[];
  readonly from1904: boolean;
}

/** Reads one cell after the other: `start`, what is inside it, `end`, which gives its text. */
export class CellReader {
  readonly #sheet: string;
  readonly #lookup: Lookup;
  readonly #rich = new RichText();
  #at: Reference = { row: 1, column: 1 };
  #type = 'n';
  #style = 0;
  #value: string | null = null;
  #inValue = false;
  #inRich = false;
  #hasFormula = false;
  #unknown: Reference | null = null;
  #unknownCells = 0;

  constructor(sheet: string, lookup: Lookup) {
    this.#sheet = sheet;
    this.#lookup = lookup;
  }

  start(at: Reference, type: string, style: number): void {
    this.#at = at;
    this.#type = type;
    this.#style = style;
    this.#value = null;
    this.#inValue = false;
    this.#inRich = false;
    this.#hasFormula = false;
    this.#rich.start();
  }

  open(tag: string): void {
    if (this.#inRich) this.#rich.open(tag);
    else if (tag === 'v') this.#openValue();
    else if (tag === 'is') this.#inRich = true;
    else if (tag === 'f') this.#hasFormula = true;
  }

  #openValue(): void {
    if (this.#value !== null) throw this.#amiss('has two values');
    this.#inValue = true;
    this.#value = '';
  }

  close(tag: string): void {
    if (tag === 'v') this.#inValue = false;
    else if (tag === 'is') this.#inRich = false;
    else if (this.#inRich) this.#rich.close(tag);
  }

  text(words: string): void {
    if (this.#inRich) this.#rich.text(words);
    if (!this.#inValue) return;
    this.#value += words;
    checkLength(this.#value!);
  }

  /** The text of the cell that began last. */
  end(): string {
    if (this.#type === 'inlineStr') return this.#rich.end();
    const value = this.#value;
    if (value !== null && (value !== '' || this.#type === 'str')) return this.#textOf(value);
    if (this.#hasFormula) {
      this.#unknown ??= this.#at;
      this.#unknownCells++;
    }
    return '';
  }

  #textOf(value: string): string {
    switch (this.#type) {
      case 's':
        return this.#shared(value);
      case 'str':
      case 'e':
        return unescaped(value);
      case 'b':
        return value.trim() === '0' || value.trim() === 'false' ? 'FALSE' : 'TRUE';
      case 'd':
        return isoText(value) ?? this.#fail(`holds “${value.slice(0, 40)}”, which is no date`);
      case 'n':
        return this.#number(value);
      default:
        return this.#fail(`is of an unknown type “${this.#type.slice(0, 40)}”`);
    }
  }

  #shared(value: string): string {
    const text = /^\s*\d+\s*$/.test(value) ? this.#lookup.strings[Number(value)] : undefined;
    return text ?? this.#fail(`refers to text ${value.slice(0, 40)}, which is not in the workbook`);
  }

  #number(value: string): string {
    const text = numberText(value) ?? this.#fail(`holds “${value.slice(0, 40)}”, which is no number`);
    const format = this.#lookup.formats[this.#style] ?? 'number';
    return format === 'number' ? text : (dateText(Number(value), format, this.#lookup.from1904) ?? text);
  }

  #amiss(what: string): Error {
    const { row, column } = this.#at;
    return amiss(`sheet “${this.#sheet}”: cell ${columnName(column)}${row} ${what}`, this.#at);
  }

  #fail(what: string): never {
    throw this.#amiss(what);
  }

  /** Formulas without a saved result: programs that write workbooks without computing leave them so. */
  sayWhatIsMissing(path: string, findings: Findings): void {
    if (!this.#unknown) return;
    const { row, column } = this.#unknown;
    const more = this.#unknownCells > 1 ? ` and those in ${this.#unknownCells - 1} more have` : ' has';
    findings.warning(
      'empty-cell',
      { path, row, column },
      `sheet “${this.#sheet}”: the formula in ${columnName(column)}${row}${more} no saved result; read as blank`,
      { hint: 'open the file in Excel or LibreOffice and save it, so that it holds the results' },
    );
  }
}
