import { positionAt, type Span } from '../source/index.js';
import type { Code } from './codes.js';

export type Severity = 'error' | 'warning';

/** A cell of a table that somebody filled in: row 1 is the header, columns count from 1. */
export interface CellPlace {
  readonly path: string;
  readonly row: number;
  readonly column: number;
}

/** A whole file, where no place inside it can be named. */
export interface FilePlace {
  readonly path: string;
}

export type Place = Span | CellPlace | FilePlace;

export interface Related {
  readonly span: Span;
  readonly label: string;
}

/** One mistake, said once: where it is, what is wrong, and what would mend it. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
  readonly at: Place;
  /** A word or two beside the caret. */
  readonly label?: string;
  readonly related?: readonly Related[];
  readonly hint?: string;
  /** The line as it should be, to be copied. */
  readonly mended?: string;
}

export interface Location {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

export function isSpan(at: Place): at is Span {
  return 'start' in at;
}

/** File, line and column of a place, all from 1; the end is exclusive. A whole file has no line. */
export function locate(at: Place): Location {
  if (isSpan(at)) {
    const from = positionAt(at.file, at.start);
    const to = positionAt(at.file, Math.max(at.end, at.start));
    return {
      file: at.file.path,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }
  if ('row' in at) {
    return { file: at.path, line: at.row, column: at.column, endLine: at.row, endColumn: at.column };
  }
  return { file: at.path, line: null, column: null, endLine: null, endColumn: null };
}

/** Collects what a stage finds, so that all mistakes of a file are told at once. */
export class Findings {
  readonly list: Diagnostic[] = [];

  error(code: Code, at: Place, message: string, more: Partial<Diagnostic> = {}): void {
    this.list.push({ severity: 'error', code, at, message, ...more });
  }

  warning(code: Code, at: Place, message: string, more: Partial<Diagnostic> = {}): void {
    this.list.push({ severity: 'warning', code, at, message, ...more });
  }

  get hasErrors(): boolean {
    return this.list.some((d) => d.severity === 'error');
  }
}
