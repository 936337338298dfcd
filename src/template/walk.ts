import { lineOffset, type SourceFile, type Span } from '../source/index.js';
import type { Style } from './formats.js';
import { HELPERS, isHelper, Unfit } from './helpers.js';
import { LIMITS, Stopped } from './limits.js';
import type { Output } from './output.js';
import { readTemplate } from './read.js';
import type { Reports } from './reports.js';
import { find, innerScope, type Scope } from './scope.js';
import type { Call, Each, Expression, If, Node, Partial, Put, Text, With } from './tree.js';
import { isList, isProse, isRecord, isTrue, kindOf, recordOf, type SlotValue, type Value } from './values.js';

export interface Walk {
  readonly style: Style;
  readonly partials: ReadonlyMap<string, SourceFile>;
  readonly output: Output;
  readonly reports: Reports;
}

/** Walks a template's tree over the data and writes what it yields. Mistakes are told and walked past. */
export class Walker {
  private rounds = 0;
  private depth = 0;

  constructor(private readonly walk: Walk) {}

  template(file: SourceFile, scope: Scope): void {
    const template = readTemplate(file);
    this.walk.reports.add(template.problems);
    this.body(template.body, scope, file);
  }

  private body(nodes: readonly Node[], scope: Scope, file: SourceFile): void {
    for (const node of nodes) this.node(node, scope, file);
  }

  private node(node: Node, scope: Scope, file: SourceFile): void {
    if (node.kind === 'text') this.text(node, file);
    else if (node.kind === 'put') this.put(node, scope);
    else if (node.kind === 'if' && node.chained) this.choose(node, scope, file);
    else this.deeper(node.span, () => this.block(node, scope, file));
  }

  private block(node: If | Each | With | Partial, scope: Scope, file: SourceFile): void {
    if (node.kind === 'if') this.choose(node, scope, file);
    else if (node.kind === 'each') this.each(node, scope, file);
    else if (node.kind === 'with') this.with(node, scope, file);
    else this.partial(node, scope);
  }

  private text(node: Text, file: SourceFile): void {
    this.walk.output.write(node.text, file, node.line);
    this.checkSize({ file, start: lineOffset(file, node.line), end: lineOffset(file, node.line) });
  }

  private put(node: Put, scope: Scope): void {
    const { output, reports } = this.walk;
    const before = reports.met;
    const value = this.value(node.value, scope);
    const slot = slotValue(value);
    if (slot === undefined) {
      const what = node.value.kind === 'path' ? `\`${node.value.text}\`` : 'this';
      const hint = isList(value) ? 'write `{{#each …}}` or `{{join …}}`' : undefined;
      reports.error(
        'template-name',
        node.span,
        `${what} is ${kindOf(value)}, and only texts and numbers can be printed`,
        hint,
      );
    }
    output.put(
      { value: slot ?? null, span: node.span, failed: slot === undefined || reports.met > before },
      node.line,
    );
    this.checkSize(node.span);
  }

  private choose(node: If, scope: Scope, file: SourceFile): void {
    const value = this.value(node.test, scope);
    const holds = isTrue(value) || (node.includeZero && value === 0);
    this.body(holds !== node.negated ? node.body : node.otherwise, scope, file);
  }

  private each(node: Each, scope: Scope, file: SourceFile): void {
    const value = this.value(node.list, scope);
    const entries = entriesOf(value);
    if (!entries) {
      this.walk.reports.error(
        'template-name',
        node.span,
        `\`each\` needs a list, and this is ${kindOf(value)}`,
      );
      return;
    }
    if (entries.length === 0) this.body(node.otherwise, scope, file);
    for (const [index, [key, item]] of entries.entries()) {
      this.countRounds(1, node.span);
      const data = recordOf([
        ['index', index],
        ['key', key],
        ['first', index === 0],
        ['last', index === entries.length - 1],
      ]);
      this.body(node.body, innerScope(scope, item, data, namesOf(node.names, item, key)), file);
    }
  }

  private with(node: With, scope: Scope, file: SourceFile): void {
    const value = this.value(node.value, scope);
    if (!isTrue(value)) this.body(node.otherwise, scope, file);
    else this.body(node.body, innerScope(scope, value, recordOf([]), namesOf(node.names, value, null)), file);
  }

  /** A partial sees what its caller sees, or the value that it is given; `key=value` are names in it. */
  private partial(node: Partial, scope: Scope): void {
    const file = this.walk.partials.get(node.name);
    if (!file) return;
    const names = [...node.hash].map(([name, e]) => [name, this.value(e, scope)] as const);
    const inner = node.context
      ? innerScope(scope, this.value(node.context, scope), recordOf([]), names)
      : { ...innerScope(scope, scope.here, scope.data, names), parent: scope.parent };
    this.walk.output.indented(node.indent, () => this.template(file, inner));
  }

  private value(e: Expression, scope: Scope): Value {
    if (e.kind === 'literal') return e.value;
    if (e.kind === 'call') return this.call(e, scope);
    const found = find(e, scope);
    if ('value' in found) return found.value;
    this.walk.reports.error('template-name', e.span, found.missing.message, found.missing.hint);
    return null;
  }

  private call(e: Call, scope: Scope): Value {
    if (!isHelper(e.helper)) return null;
    const before = this.walk.reports.met;
    const values = e.params.map((p) => this.value(p, scope));
    const keys = new Map([...e.hash].map(([key, p]) => [key, this.value(p, scope)]));
    if (this.walk.reports.met > before) return null;
    // A helper that goes through a list loops too.
    for (const v of values) if (isList(v)) this.countRounds(v.length, e.span);
    try {
      return HELPERS[e.helper].run(this.walk.style, values, keys);
    } catch (thrown) {
      if (!(thrown instanceof Unfit)) throw thrown;
      this.walk.reports.error('template-syntax', e.span, thrown.message);
      return null;
    }
  }

  private deeper(span: Span, walk: () => void): void {
    if (this.depth === LIMITS.depth)
      this.stop(span, `blocks and partials may stand in each other ${LIMITS.depth} deep`);
    this.depth++;
    walk();
    this.depth--;
  }

  private countRounds(rounds: number, span: Span): void {
    this.rounds += rounds;
    if (this.rounds > LIMITS.rounds)
      this.stop(span, `the loops of a template may go ${LIMITS.rounds} rounds in total`);
  }

  private checkSize(span: Span): void {
    if (this.walk.output.full) this.stop(span, `a template may yield ${LIMITS.output / 1e6} MB`);
  }

  private stop(span: Span, message: string): never {
    this.walk.reports.error('template-limit', span, message);
    throw new Stopped(message);
  }
}

/** `as |item key|` */
function namesOf(names: readonly string[], item: Value, key: Value): readonly (readonly [string, Value])[] {
  return names.slice(0, 2).map((name, i) => [name, i === 0 ? item : key]);
}

/** What is printed of a value; undefined where a value has no words. */
function slotValue(value: Value): SlotValue | null | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || isProse(value))
    return value;
  return undefined;
}

/** Members of a list with their index, of a record with their key; nothing has none. */
function entriesOf(value: Value): readonly (readonly [string | number, Value])[] | null {
  if (value === null) return [];
  if (isList(value)) return value.map((item, i) => [i, item]);
  return isRecord(value) ? Object.entries(value) : null;
}
