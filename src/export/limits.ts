import { type Diagnostic, Findings, isSpan, type Place } from '../diagnostics/index.js';
import type { Question } from '../form/index.js';
import type { Blank } from './survey.js';

/** What a tool cannot express, collected question by question. */
export class Limits {
  private readonly findings = new Findings();

  /** `tool` as people call it: LimeSurvey. */
  constructor(readonly tool: string) {}

  /** `why` goes on after the id: "a grid has no counterpart in LimeSurvey; exported as …". */
  add(question: Pick<Question, 'id' | 'span'>, why: string): void {
    this.findings.warning('export-limit', question.span, `${question.id}: ${why}`);
  }

  at(place: Place, message: string, hint?: string): void {
    this.findings.warning('export-limit', place, message, hint === undefined ? {} : { hint });
  }

  /** Codes of a blank are no names of groups or raters. */
  wordsWanted({ key, span }: Blank, download: string): void {
    this.at(span, `${key}: ${this.tool} has codes of its own for its answers; download them as ${download}`);
  }

  /** What is ticked in one set can be ticked in the other too. */
  notExcluded(question: Question, other: Question): void {
    this.add(
      question,
      `${this.tool} cannot leave out what is ticked in \`${other.local}\`; both can be ticked`,
    );
  }

  /** Statements of all subscales are one table, so that they come back under one name. */
  headingLost(question: Question, heading: string, table: string): void {
    this.add(
      question,
      `the heading “${heading}” before it is left out, so that all statements are one table, \`${table}\``,
    );
  }

  totalUntested(question: Question, total: number): void {
    this.add(question, `${this.tool} cannot test that the parts make ${total}; it is only said`);
  }

  /** In the order of the plan's text. */
  get list(): readonly Diagnostic[] {
    const start = ({ at }: Diagnostic): number => (isSpan(at) ? at.start : 0);
    return [...this.findings.list].sort((a, b) => start(a) - start(b));
  }
}
