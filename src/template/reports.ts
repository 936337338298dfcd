import { type Code, type Diagnostic, Findings } from '../diagnostics/index.js';
import type { Span } from '../source/index.js';

/** Findings in which a mistake inside a loop is told once, not once for each round. */
export class Reports {
  readonly findings = new Findings();
  private readonly told = new Set<string>();
  /** Mistakes met so far, also those that have been told before. */
  met = 0;

  error(code: Code, span: Span, message: string, hint?: string): void {
    this.met++;
    const key = `${span.file.path}:${span.start}:${message}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.findings.error(code, span, message, hint === undefined ? {} : { hint });
  }

  /** What reading a template found, told once however often the template is used. */
  add(problems: readonly Diagnostic[]): void {
    for (const problem of problems) {
      if (!this.findings.list.includes(problem)) this.findings.list.push(problem);
    }
  }
}
