import type { Diagnostic } from '../diagnostics/index.js';
import type { Span } from '../source/index.js';
import type { Value } from './values.js';

/** A template as it is walked: only what Plenary allows of Handlebars, everything with its place. */
export interface Template {
  readonly body: readonly Node[];
  readonly partials: readonly Partial[];
  readonly problems: readonly Diagnostic[];
}

export type Node = Text | Put | If | Each | With | Partial;

/** Markdown of the template itself. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  /** Line of its first character in the template, from 1. */
  readonly line: number;
}

/** `{{…}}`: a value that is put here, as data. */
export interface Put {
  readonly kind: 'put';
  readonly value: Expression;
  readonly line: number;
  readonly span: Span;
}

export interface If {
  readonly kind: 'if';
  readonly test: Expression;
  /** `unless` */
  readonly negated: boolean;
  readonly includeZero: boolean;
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  /** `{{else if}}` stands no deeper than its `{{if}}`. */
  readonly chained: boolean;
  readonly span: Span;
}

export interface Each {
  readonly kind: 'each';
  readonly list: Expression;
  /** `as |item index|` */
  readonly names: readonly string[];
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  readonly span: Span;
}

export interface With {
  readonly kind: 'with';
  readonly value: Expression;
  readonly names: readonly string[];
  readonly body: readonly Node[];
  readonly otherwise: readonly Node[];
  readonly span: Span;
}

export interface Partial {
  readonly kind: 'partial';
  readonly name: string;
  readonly context: Expression | null;
  readonly hash: ReadonlyMap<string, Expression>;
  /** White space before a partial on a line of its own, which goes before each of its lines. */
  readonly indent: string;
  readonly span: Span;
}

export type Expression = Literal | Path | Call;

export interface Literal {
  readonly kind: 'literal';
  readonly value: Value;
}

export interface Path {
  readonly kind: 'path';
  /** As written. */
  readonly text: string;
  /** `@index` */
  readonly data: boolean;
  /** How many `../`. */
  readonly depth: number;
  /** Starts with `this`, `.` or `..`, so block parameters do not apply. */
  readonly scoped: boolean;
  readonly parts: readonly string[];
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  readonly helper: string;
  readonly params: readonly Expression[];
  readonly hash: ReadonlyMap<string, Expression>;
  readonly span: Span;
}
