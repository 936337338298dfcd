import Handlebars from 'handlebars';
import { Findings, nearest } from '../diagnostics/index.js';
import { lineOffset, type SourceFile, type Span } from '../source/index.js';
import { HELPERS, isHelper } from './helpers.js';
import { LIMITS, pilesUp } from './limits.js';
import { BLANKS, reportSyntaxError, TOO_DEEP } from './syntax-error.js';
import type { Expression, Node, Partial, Template } from './tree.js';

const known = new WeakMap<SourceFile, Template>();

/** A template's tree, read once for each file: hundreds of packs share one template. */
export function readTemplate(file: SourceFile): Template {
  let template = known.get(file);
  if (!template) {
    template = read(file);
    known.set(file, template);
  }
  return template;
}

function read(file: SourceFile): Template {
  const findings = new Findings();
  const reader = new Reader(file, findings);
  let body: readonly Node[] = [];
  const sentinel = /[\ue000-\ue003]/.exec(file.text);
  if (file.text.length > LIMITS.source) {
    findings.error(
      'template-limit',
      { file, start: 0, end: 0 },
      `a template has at most ${LIMITS.source} characters`,
    );
  } else if (pilesUp(file.text)) {
    findings.error('template-limit', { file, start: 0, end: 0 }, TOO_DEEP);
  } else if (sentinel) {
    const span = { file, start: sentinel.index, end: sentinel.index + 1 };
    findings.error('template-syntax', span, 'the characters U+E000 to U+E003 are kept for Plenary');
  } else {
    try {
      body = reader.body(Handlebars.parse(file.text), 0);
    } catch (thrown) {
      reportSyntaxError(file, thrown, findings);
    }
  }
  return { body, partials: reader.partials, problems: findings.list };
}

type Statement =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.PartialBlockStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement
  | { type: 'Decorator' | 'DecoratorBlock'; loc: hbs.AST.SourceLocation };

type Argument =
  | hbs.AST.PathExpression
  | hbs.AST.SubExpression
  | hbs.AST.StringLiteral
  | hbs.AST.NumberLiteral
  | hbs.AST.BooleanLiteral
  | hbs.AST.UndefinedLiteral
  | hbs.AST.NullLiteral;

interface Calling {
  readonly path: hbs.AST.Expression;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash?: hbs.AST.Hash;
  readonly loc: hbs.AST.SourceLocation;
}

const BLOCKS = ['if', 'unless', 'each', 'with'];
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const NOTHING: Expression = { kind: 'literal', value: null };

/**
 * Turns Handlebars' tree into ours and refuses on the way what templates may not do. Nothing is compiled to
 * JavaScript: a tree that is only walked can reach nothing but what the walker gives it.
 */
class Reader {
  readonly partials: Partial[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly findings: Findings,
  ) {}

  body(program: hbs.AST.Program | undefined, depth: number): readonly Node[] {
    if (!program) return [];
    return (program.body as Statement[]).flatMap((s) => this.statement(s, depth) ?? []);
  }

  private statement(s: Statement, depth: number): Node | null {
    const span = this.span(s.loc);
    switch (s.type) {
      case 'ContentStatement':
        return s.value === '' ? null : { kind: 'text', text: s.value, line: s.loc.start.line + linesCut(s) };
      case 'CommentStatement':
        return null;
      case 'MustacheStatement':
        return this.mustache(s, span);
      case 'BlockStatement':
        return this.block(s, depth, null);
      case 'PartialStatement':
        return this.partial(s, span);
      default:
        return this.refuse(span, REFUSED[s.type] ?? 'this is not allowed in templates');
    }
  }

  private mustache(s: hbs.AST.MustacheStatement, span: Span): Node | null {
    if (!s.escaped) {
      const inDirective = /:[a-z-]+$/.test(this.file.text.slice(Math.max(0, span.start - 40), span.start));
      const hint = inDirective
        ? BLANKS
        : 'write `{{…}}`: a text of the plan keeps its Markdown, all else is put as it is';
      return this.refuse(span, 'data cannot become markup: `{{{…}}}` and `{{&…}}` are not allowed', hint);
    }
    return { kind: 'put', value: this.callOrValue(s), line: s.loc.start.line, span };
  }

  private block(s: hbs.AST.BlockStatement, depth: number, chain: number | null): Node | null {
    const span = this.span(s.loc);
    const name = s.path.original;
    if (this.file.text.startsWith('{{{{', span.start))
      return this.refuse(span, 'raw blocks are not allowed in templates');
    if (!BLOCKS.includes(name)) return this.unknownBlock(name, this.span(s.path.loc));
    const level = chain === null ? depth + 1 : depth;
    if (level > LIMITS.depth || (chain ?? 0) > LIMITS.chain) {
      this.findings.error(
        'template-limit',
        this.span(s.path.loc),
        `blocks may stand in each other ${LIMITS.depth} deep`,
      );
      return null;
    }
    const params = (s.params as Argument[]).map((p) => this.value(p));
    if (params.length !== 1) return this.refuse(this.span(s.path.loc), `\`${name}\` takes one value`);
    this.checkKeys(s.hash, name, name === 'if' || name === 'unless' ? ['includeZero'] : []);
    const parts = {
      body: this.body(s.program, level),
      otherwise: this.otherwise(s, level, chain ?? 0),
      span,
    };
    // Of `{{^each …}}` there is no body, and so no names.
    const names: readonly string[] = s.program?.blockParams ?? [];
    if (name === 'each') return { kind: 'each', list: params[0]!, names, ...parts };
    if (name === 'with') return { kind: 'with', value: params[0]!, names, ...parts };
    const includeZero = (s.hash?.pairs ?? []).some((p) => (p.value as hbs.AST.BooleanLiteral).value === true);
    return {
      kind: 'if',
      test: params[0]!,
      negated: name === 'unless',
      includeZero,
      chained: chain !== null,
      ...parts,
    };
  }

  private otherwise(s: hbs.AST.BlockStatement, depth: number, chain: number): readonly Node[] {
    const inverse = s.inverse as (hbs.AST.Program & { chained?: boolean }) | undefined;
    const only = inverse?.body[0];
    if (!inverse?.chained || !only) return this.body(inverse, depth);
    const node = this.block(only as hbs.AST.BlockStatement, depth, chain + 1);
    return node ? [node] : [];
  }

  private unknownBlock(name: string, span: Span): null {
    const guess = nearest(name, BLOCKS);
    const hint = isHelper(name)
      ? `write \`{{#if (${name} …)}}\``
      : guess
        ? `did you mean \`${guess}\`?`
        : `blocks are ${BLOCKS.join(', ')}; for a list write \`{{#each ${name}}}\``;
    this.findings.error('template-name', span, `there is no block \`${name}\``, { hint });
    return null;
  }

  private partial(s: hbs.AST.PartialStatement, span: Span): Node | null {
    if (s.name.type === 'SubExpression') return this.refuse(span, 'the name of a partial cannot be computed');
    const given = s.params as Argument[];
    if (given.length > 1) return this.refuse(span, 'a partial takes one value, and `key=value`');
    const node: Partial = {
      kind: 'partial',
      name: String((s.name as hbs.AST.PathExpression).original),
      context: given[0] ? this.value(given[0]) : null,
      hash: this.hash(s.hash),
      indent: s.indent ?? '',
      span,
    };
    this.partials.push(node);
    return node;
  }

  /** `{{minutes}}` alone is always data, even where a helper has that name; with values it is the helper. */
  private callOrValue(s: Calling): Expression {
    return s.params.length > 0 || s.hash ? this.call(s) : this.value(s.path as Argument);
  }

  private value(e: Argument): Expression {
    switch (e.type) {
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return { kind: 'literal', value: e.value };
      case 'PathExpression':
        return this.path(e);
      case 'SubExpression':
        return this.call(e);
      default:
        return NOTHING;
    }
  }

  private path(e: hbs.AST.PathExpression): Expression {
    const span = this.span(e.loc);
    const bad = e.parts.find((p) => FORBIDDEN.has(p));
    if (bad !== undefined) {
      this.refuse(span, `\`${bad}\` is not a name that templates may use`);
      return NOTHING;
    }
    const scoped = e.depth > 0 || /^(\.|this\b)/.test(e.original);
    return { kind: 'path', text: e.original, data: e.data, depth: e.depth, scoped, parts: e.parts, span };
  }

  private call(s: Calling): Expression {
    const path = s.path as hbs.AST.PathExpression;
    const name = String(path.original);
    const at = this.span(path.loc);
    const params = (s.params as Argument[]).map((p) => this.value(p));
    const hash = this.hash(s.hash);
    if (name === 'lookup' || name === 'log') {
      this.refuse(at, `\`${name}\` is not allowed in templates`);
      return NOTHING;
    }
    if (!isHelper(name)) {
      const guess = nearest(name, Object.keys(HELPERS));
      this.findings.error('template-name', at, `there is no helper \`${name}\``, {
        hint: guess ? `did you mean \`${guess}\`?` : `helpers are ${Object.keys(HELPERS).join(', ')}`,
      });
      return NOTHING;
    }
    const { least, most, keys, usage } = HELPERS[name];
    if (params.length < least || params.length > most) this.refuse(at, `\`${name}\` is written \`${usage}\``);
    if (keys !== 'any') this.checkKeys(s.hash, name, keys);
    return { kind: 'call', helper: name, params, hash, span: this.span(s.loc) };
  }

  private hash(hash: hbs.AST.Hash | undefined): ReadonlyMap<string, Expression> {
    return new Map((hash?.pairs ?? []).map((p) => [p.key, this.value(p.value as Argument)]));
  }

  private checkKeys(hash: hbs.AST.Hash | undefined, name: string, keys: readonly string[]): void {
    for (const pair of hash?.pairs ?? []) {
      if (keys.includes(pair.key)) continue;
      const guess = nearest(pair.key, keys);
      this.findings.error('template-name', this.span(pair.loc), `\`${name}\` has no \`${pair.key}=\``, {
        hint: guess ? `did you mean \`${guess}=\`?` : undefined,
      });
    }
  }

  private refuse(span: Span, message: string, hint?: string): null {
    this.findings.error('template-syntax', span, message, { hint });
    return null;
  }

  private span(loc: hbs.AST.SourceLocation): Span {
    const offset = (p: hbs.AST.Position): number => lineOffset(this.file, p.line) + p.column;
    return { file: this.file, start: offset(loc.start), end: offset(loc.end) };
  }
}

const REFUSED: Readonly<Record<string, string>> = {
  Decorator: 'decorators are not allowed in templates',
  DecoratorBlock: 'inline partials and decorators are not allowed; put the partial into a file of its own',
  PartialBlockStatement: 'partials with a body are not allowed; write `{{> name}}`',
};

/** Handlebars cuts white space around tags on lines of their own: how many lines went at the beginning. */
function linesCut(s: hbs.AST.ContentStatement): number {
  const original = String(s.original);
  const blank = (text: string): number => text.length - text.trimStart().length;
  return (original.slice(0, blank(original) - blank(s.value)).match(/\r\n?|\n/g) ?? []).length;
}
