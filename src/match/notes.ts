import type { CellPlace, Code, Diagnostic, Findings } from '../diagnostics/index.js';
import type { Problem } from './types.js';

/** Says what is found now, and keeps for the readers of the scores what they should know as well. */
export class Notes {
  readonly problems: Problem[] = [];

  constructor(readonly findings: Findings) {}

  /** A warning that is also kept. */
  warn(code: Code, at: CellPlace, message: string, more: Partial<Diagnostic> = {}): void {
    this.findings.warning(code, at, message, more);
    this.keep(code, at, message);
  }

  /** Kept only; somebody else says it. */
  keep(code: Code, at: CellPlace | { path: string; row: number; column: null }, message: string): void {
    this.problems.push({ code, message, file: at.path, row: at.row, column: at.column });
  }
}
