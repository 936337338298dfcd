import { Findings, locate } from '../../src/diagnostics/index.js';
import type { Inline, MarkdownBlock, Prose } from '../../src/markdown/index.js';
import type { SourceFile } from '../../src/source/index.js';
import {
  dataOf,
  type Rendered,
  renderTemplate,
  type TemplateContext,
  type ValueRecord,
} from '../../src/template/index.js';

export interface Case {
  readonly plan?: object;
  readonly document?: object;
  readonly person?: object | null;
  readonly labels?: Readonly<Record<string, string>>;
  readonly groups?: readonly object[];
  readonly people?: readonly object[];
  readonly signs?: readonly object[];
  readonly scores?: object;
  readonly partials?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly clock?: 12 | 24;
}

export interface Outcome {
  readonly rendered: Rendered | null;
  /** `line:column: code: message`, and ` (hint)` where there is one. */
  readonly said: readonly string[];
}

export function prose(source: string, format: Prose['format'] = 'inline'): Prose {
  return {
    format,
    source,
    span: { file: { path: 'plan.yaml', text: source }, start: 0, end: source.length },
  };
}

export function contextOf(c: Case): TemplateContext {
  const record = (value: object): ValueRecord => dataOf(value) as ValueRecord;
  return {
    plan: record(c.plan ?? {}),
    document: record(c.document ?? {}),
    person: c.person ? record(c.person) : null,
    labels: c.labels ?? {},
    ...(c.groups ? { groups: dataOf(c.groups) } : {}),
    ...(c.people ? { people: dataOf(c.people) } : {}),
    ...(c.signs ? { signs: dataOf(c.signs) } : {}),
    ...(c.scores ? { scores: record(c.scores) } : {}),
  };
}

export function render(template: string | SourceFile, c: Case = {}): Outcome {
  const file = typeof template === 'string' ? { path: 'a.hbs', text: template } : template;
  const findings = new Findings();
  const partials = new Map(
    Object.entries(c.partials ?? {}).map(([name, text]) => [name, { path: `${name}.hbs`, text }]),
  );
  const settings = { language: c.language ?? 'en', clock: c.clock ?? 24, partials } as const;
  const rendered = renderTemplate(file, contextOf(c), settings, findings);
  const said = findings.list.map((d) => {
    const at = locate(d.at);
    const where = at.file === 'a.hbs' ? '' : `${at.file}:`;
    return `${where}${at.line}:${at.column}: ${d.code}: ${d.message}${d.hint ? ` (${d.hint})` : ''}`;
  });
  return { rendered, said };
}

/** Blocks in one line each, slots as `<value>`: `heading(<Trust> day)`. */
export function shape(template: string, c: Case = {}): readonly string[] {
  const { rendered, said } = render(template, c);
  if (!rendered) throw new Error(said.join('\n'));
  return rendered.blocks.map((b) => blockShape(b, rendered));
}

function blockShape(block: MarkdownBlock, r: Rendered): string {
  const inside = (blocks: readonly MarkdownBlock[]): string => blocks.map((b) => blockShape(b, r)).join(' ');
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return `${block.type}(${inlineShape(block.children, r)})`;
    case 'list':
      return `list(${block.items.map((i) => inside(i.children)).join(', ')})`;
    case 'quote':
      return `quote(${inside(block.children)})`;
    case 'table':
      return `table(${[block.head, ...block.rows].map((row) => row.map((c) => inlineShape(c, r)).join(' | ')).join(' / ')})`;
    case 'code':
      return `code(${block.value})`;
    case 'rule':
      return 'rule';
    case 'directive': {
      const attributes = [...block.attributes].map(([k, v]) => `${k}=${v}`).join(' ');
      return `::${block.name}{${attributes}}${block.children ? `[${inside(block.children)}]` : ''}`;
    }
  }
}

function inlineShape(list: readonly Inline[], r: Rendered): string {
  return list
    .map((i): string => {
      if (i.type === 'slot') {
        const value = r.slots[i.slot];
        return `<${typeof value === 'object' ? `prose ${value.source}` : value}>`;
      }
      if ('children' in i) return `${i.type}(${inlineShape(i.children, r)})`;
      if ('target' in i) return `${i.type}[${i.target}]`;
      return 'value' in i ? i.value : i.type;
    })
    .join('');
}

/** What a template of one tag puts: the value of its only slot; null where it puts nothing. */
export function put(expression: string, c: Case = {}): unknown {
  const { rendered, said } = render(`x {{${expression}}}`, c);
  if (!rendered) throw new Error(said.join('\n'));
  return rendered.slots[0] ?? null;
}

/** The one thing that a template is told off for. */
export function complaint(template: string, c: Case = {}): string {
  const { rendered, said } = render(template, c);
  if (rendered) throw new Error('the template was rendered');
  return said.join('\n');
}
