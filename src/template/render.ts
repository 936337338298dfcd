import Handlebars from 'handlebars';
import { type Findings, nearest } from '../diagnostics/index.js';
import { type MarkdownBlock, parseTemplateOutput, type Prose } from '../markdown/index.js';
import { lineOffset, lineText, type SourceFile, type Span } from '../source/index.js';
import { type Data, isProse, type TemplateContext } from './context.js';
import { HELPERS, type Settings, truthy, words } from './helpers.js';

/** What a template made: blocks, and the data that stands in their slots. */
export interface Rendered {
  readonly blocks: readonly MarkdownBlock[];
  readonly slots: readonly (string | number | Prose)[];
}

const MAX_LOOPS = 100_000;
const MAX_DEPTH = 20;
const MAX_OUTPUT = 10_000_000;
/** Private-use characters that stand for data and for line numbers; see `markdown` for the first two. */
const [SLOT, SLOT_END, LINE, LINE_END] = ['\ue000', '\ue001', '\ue002', '\ue003'];
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', '__defineGetter__', '__defineSetter__', '__lookupGetter__', '__lookupSetter__']);

/**
 * Renders a template. Handlebars parses it; its tree is walked here, because data may only become slots, unknown
 * names must be errors at their line, and loops must end: none of which compiled templates can promise.
 */
export function renderTemplate(file: SourceFile, context: TemplateContext, settings: Settings, findings: Findings): Rendered | null {
  const program = parse(file, findings);
  if (!program) return null;
  const walker = new Walker(file, settings, findings);
  const ok = walker.run(program, context as unknown as Data);
  if (!ok) return null;
  const { text, lines } = withoutLineMarks(walker.out.join(''));
  const filled = fillAttributes(text, walker.slots, (line) => spanOfLine(file, lines[line] ?? 1), findings);
  const blocks = parseTemplateOutput({ path: file.path, text: filled }, (line) => spanOfLine(file, lines[line] ?? 1), findings);
  return { blocks, slots: walker.slots };
}

const parsed = new WeakMap<SourceFile, hbs.AST.Program>();

function parse(file: SourceFile, findings: Findings): hbs.AST.Program | null {
  const known = parsed.get(file);
  if (known) return known;
  try {
    const clean = file.text.replace(/[\ue000-\ue003]/g, '');
    const program = Handlebars.parse(clean) as hbs.AST.Program;
    parsed.set(file, program);
    return program;
  } catch (error) {
    const message = String((error as Error).message);
    const line = Number(/line (\d+)/i.exec(message)?.[1] ?? (error as { lineNumber?: number }).lineNumber ?? 1);
    const expected = /Expecting[\s\S]*/.exec(message) ? 'this is not Handlebars' : message.split('\n')[0]!;
    findings.error('template-syntax', spanOfLine(file, line), expected, { hint: 'look for a `{{` that is not closed, or an `{{#…}}` without its `{{/…}}`' });
    return null;
  }
}

function spanOfLine(file: SourceFile, line: number): Span {
  const start = lineOffset(file, line);
  const text = lineText(file, line);
  return { file, start: start + (text.length - text.trimStart().length), end: start + Math.max(text.trimEnd().length, 1) };
}

/** Line marks out of the text; which line of the template each line of the output came from. */
function withoutLineMarks(text: string): { text: string; lines: number[] } {
  const lines: number[] = [];
  let current = 1;
  const out = text.split('\n').map((line) => {
    const first = new RegExp(`^${LINE}(\\d+)${LINE_END}`).exec(line);
    if (first) current = Number(first[1]);
    lines.push(current);
    const clean = line.replace(new RegExp(`${LINE}(\\d+)${LINE_END}`, 'g'), (_, n: string) => {
      current = Number(n);
      return '';
    });
    current++;
    return clean;
  });
  return { text: out.join('\n'), lines };
}

/** A slot inside a directive's braces must be a plain id; it is put there as text. */
function fillAttributes(text: string, slots: Rendered['slots'], spanOf: (line: number) => Span, findings: Findings): string {
  return text
    .split('\n')
    .map((line, i) => {
      if (!/^\s*:{2,3}[a-z]/.test(line)) return line;
      return line.replace(new RegExp(`${SLOT}(\\d+)${SLOT_END}`, 'g'), (_, n: string) => {
        const value = words(slots[Number(n)]);
        if (/^[A-Za-z0-9.-]*$/.test(value)) return value;
        findings.error('template-syntax', spanOf(i), 'a directive takes an id, not a text', { hint: 'for example ::activity{ {{id}} }' });
        return '';
      });
    })
    .join('\n');
}

interface Scope {
  readonly value: unknown;
  readonly parent: Scope | null;
  /** `@index`, `@key`, `@first`, `@last`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Block parameters: `{{#each list as |item|}}`. */
  readonly names: Readonly<Record<string, unknown>>;
}

class Halt extends Error {}

class Walker {
  readonly out: string[] = [];
  readonly slots: (string | number | Prose)[] = [];
  private loops = 0;
  private length = 0;
  private root: Data = Object.create(null) as Data;

  constructor(
    private readonly file: SourceFile,
    private readonly settings: Settings,
    private readonly findings: Findings,
  ) {}

  /** false where something was wrong; all of it is in the findings. */
  run(program: hbs.AST.Program, root: Data): boolean {
    const before = this.findings.list.length;
    this.root = root;
    try {
      this.program(program, { value: root, parent: null, data: {}, names: {} }, 0);
    } catch (error) {
      if (!(error instanceof Halt)) throw error;
    }
    return !this.findings.list.slice(before).some((d) => d.severity === 'error');
  }

  private program(program: hbs.AST.Program | undefined, scope: Scope, depth: number): void {
    if (!program) return;
    if (depth > MAX_DEPTH) throw this.limit(program, `this template is nested more than ${MAX_DEPTH} deep`);
    for (const statement of program.body) this.statement(statement, scope, depth);
  }

  private statement(node: hbs.AST.Statement, scope: Scope, depth: number): void {
    switch (node.type) {
      case 'ContentStatement':
        return this.content(node as hbs.AST.ContentStatement);
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        return this.mustache(node as hbs.AST.MustacheStatement, scope);
      case 'BlockStatement':
        return this.block(node as hbs.AST.BlockStatement, scope, depth);
      default:
        this.error('template-syntax', node, 'partials and decorators are not part of Plenary’s templates');
    }
  }

  private content(node: hbs.AST.ContentStatement): void {
    const value = String(node.value);
    if (value === '') return;
    this.emit(`${LINE}${contentLine(node)}${LINE_END}${value}`, node);
  }

  private emit(text: string, node: hbs.AST.Node): void {
    this.length += text.length;
    if (this.length > MAX_OUTPUT) throw this.limit(node, 'this template yields more than 10 MB');
    this.out.push(text);
  }

  /** Data becomes a slot, whatever it holds. */
  private mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped) {
      this.error('template-syntax', node, 'three braces would let data become markup', { hint: 'write two: {{…}}' });
      return;
    }
    const value = this.call(node, scope);
    if (value === null || value === undefined || value === '') return;
    if (typeof value === 'object' && !isProse(value)) {
      this.error('template-name', node, 'this is a list or a group of things, not a text', { hint: 'go through it with {{#each …}}, or name one of its parts' });
      return;
    }
    this.slots.push(typeof value === 'boolean' ? String(value) : (value as string | number | Prose));
    this.emit(`${SLOT}${this.slots.length - 1}${SLOT_END}`, node);
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope, depth: number): void {
    const name = nameOf(node.path);
    const argument = (): unknown => (node.params[0] ? this.evaluate(node.params[0], scope) : undefined);
    switch (name) {
      case 'if':
        return this.program(truthy(argument()) ? node.program : node.inverse, scope, depth + 1);
      case 'unless':
        return this.program(truthy(argument()) ? node.inverse : node.program, scope, depth + 1);
      case 'with':
        return this.withValue(node, argument(), scope, depth);
      case 'each':
        return this.each(node, argument(), scope, depth);
      default:
        this.error('template-name', node, `there is no block \`{{#${name}}}\``, { hint: 'there are if, unless, each and with' });
    }
  }

  private withValue(node: hbs.AST.BlockStatement, value: unknown, scope: Scope, depth: number): void {
    if (!truthy(value)) return this.program(node.inverse, scope, depth + 1);
    this.program(node.program, this.inner(node, scope, value, {}), depth + 1);
  }

  private each(node: hbs.AST.BlockStatement, value: unknown, scope: Scope, depth: number): void {
    const entries: [unknown, unknown][] = Array.isArray(value)
      ? value.map((v, i) => [i, v])
      : typeof value === 'object' && value !== null && !isProse(value)
        ? Object.entries(value)
        : [];
    if (entries.length === 0) return this.program(node.inverse, scope, depth + 1);
    entries.forEach(([key, v], index) => {
      if (++this.loops > MAX_LOOPS) throw this.limit(node, 'this template goes round more than 100,000 times');
      const data = { index, key, first: index === 0, last: index === entries.length - 1 };
      this.program(node.program, this.inner(node, scope, v, data), depth + 1);
    });
  }

  private inner(node: hbs.AST.BlockStatement, scope: Scope, value: unknown, data: Scope['data']): Scope {
    const names: Record<string, unknown> = Object.assign(Object.create(null), scope.names);
    const [item, key] = node.program.blockParams ?? [];
    if (item) names[item] = value;
    if (key) names[key] = data.key;
    return { value, parent: scope, data, names };
  }

  /** A mustache or subexpression: a helper with arguments, or a path. */
  private call(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, scope: Scope): unknown {
    const name = nameOf(node.path as hbs.AST.Expression);
    const hash = node.hash?.pairs ?? [];
    const isCall = node.params.length > 0 || hash.length > 0;
    if (!isCall) return this.evaluate(node.path as hbs.AST.Expression, scope);
    const helper = Object.hasOwn(HELPERS, name) ? HELPERS[name] : undefined;
    if (!helper) {
      const near = nearest(name, Object.keys(HELPERS));
      this.error('template-name', node, `there is no helper \`${name}\``, { hint: near ? `did you mean \`${near}\`?` : `there are ${Object.keys(HELPERS).join(', ')}` });
      return null;
    }
    const args = node.params.map((p) => this.evaluate(p, scope));
    const options = Object.fromEntries(hash.map((pair) => [pair.key, this.evaluate(pair.value, scope)]));
    return helper(args, options, this.settings);
  }

  private evaluate(node: hbs.AST.Expression, scope: Scope): unknown {
    switch (node.type) {
      case 'PathExpression':
        return this.path(node as hbs.AST.PathExpression, scope);
      case 'SubExpression':
        return this.call(node as hbs.AST.SubExpression, scope);
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return (node as hbs.AST.StringLiteral).value;
      default:
        return null;
    }
  }

  private path(node: hbs.AST.PathExpression, scope: Scope): unknown {
    const parts = [...node.parts] as string[];
    if (parts.some((p) => FORBIDDEN.has(p))) return this.unknown(node, parts, []);
    if (node.data) return this.dataPath(node, parts, scope);
    let from: Scope = scope;
    for (let up = node.depth; up > 0 && from.parent; up--) from = from.parent;
    if (parts.length === 0) return from.value;
    const scoped = /^(this|\.)/.test(node.original) || node.depth > 0;
    const [first] = parts as [string];
    if (!scoped && Object.hasOwn(from.names, first)) return this.follow(node, from.names[first], parts.slice(1), parts);
    // Names of the root (plan, document, person, labels) are known everywhere.
    const start = !hasOwn(from.value, first) && !scoped && Object.hasOwn(this.root, first) ? this.root : from.value;
    return this.follow(node, start, parts, parts);
  }

  private dataPath(node: hbs.AST.PathExpression, parts: readonly string[], scope: Scope): unknown {
    const [first, ...rest] = parts;
    if (first === 'root') return this.follow(node, this.root, rest, parts);
    let from: Scope | null = scope;
    while (from && !Object.hasOwn(from.data, first ?? '')) from = from.parent;
    return from ? from.data[first!] : this.unknown(node, parts, ['index', 'key', 'first', 'last', 'root']);
  }

  private follow(node: hbs.AST.PathExpression, start: unknown, parts: readonly string[], whole: readonly string[]): unknown {
    let value = start;
    for (const part of parts) {
      if (value === null) return null;
      if (part === 'length' && Array.isArray(value)) value = value.length;
      else if (hasOwn(value, part)) value = (value as Record<string, unknown>)[part];
      else return this.unknown(node, whole, typeof value === 'object' && value !== null && !isProse(value) ? Object.keys(value) : [], part);
    }
    return value;
  }

  private unknown(node: hbs.AST.Node, parts: readonly string[], known: readonly string[], part = parts[0] ?? ''): null {
    const near = nearest(part, known);
    const hint = near ? `did you mean \`${near}\`?` : known.length > 0 && known.length <= 40 ? `there are ${known.join(', ')}` : 'see docs/templates.md for the names that there are';
    this.error('template-name', node, `there is no \`${parts.join('.')}\` here`, { hint });
    return null;
  }

  private error(code: 'template-syntax' | 'template-name', node: hbs.AST.Node, message: string, more: { hint?: string } = {}): void {
    const at = this.spanOf(node);
    if (this.findings.list.some((d) => d.message === message && 'start' in d.at && d.at.start === at.start)) return;
    this.findings.error(code, at, message, more);
  }

  private limit(node: hbs.AST.Node, message: string): Halt {
    this.findings.error('template-limit', this.spanOf(node), message);
    return new Halt(message);
  }

  private spanOf(node: hbs.AST.Node): Span {
    const { start, end } = node.loc;
    const from = lineOffset(this.file, start.line) + start.column;
    const to = start.line === end.line ? lineOffset(this.file, end.line) + end.column : from + 1;
    return { file: this.file, start: from, end: Math.max(to, from + 1) };
  }
}

function hasOwn(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && !isProse(value) && Object.hasOwn(value, key);
}

function nameOf(path: hbs.AST.Expression): string {
  return path.type === 'PathExpression' ? String((path as hbs.AST.PathExpression).original) : '';
}

/** Where a content really begins: Handlebars strips the line end behind a block's tag. */
function contentLine(node: hbs.AST.ContentStatement): number {
  const original = String(node.original);
  const value = String(node.value);
  const lost = original.endsWith(value) ? original.slice(0, original.length - value.length) : original.slice(0, Math.max(0, original.indexOf(value)));
  return node.loc.start.line + (lost.match(/\n/g)?.length ?? 0);
}
