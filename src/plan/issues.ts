import type { z } from 'zod';
import { type Findings, nearest } from '../diagnostics/index.js';
import { lineOffset, lineText, positionAt, type Span } from '../source/index.js';
import { shapeAt } from './shape.js';
import type { Site } from './site.js';
import { meantBy } from './synonyms.js';
import { quoted } from './traps.js';
import type { YamlFile } from './yaml.js';

type Issue = z.core.$ZodIssue;

/** What fits of a file, and whether all of it does. */
export interface Checked<T> {
  /** null where nothing can be gone on with. */
  readonly data: T | null;
  readonly file: YamlFile;
  /** Places of what does not fit and was left out: `instruments.trust.scale`. */
  readonly left: readonly (readonly PropertyKey[])[];
}

const MAX_ROUNDS = 40;

/**
 * Checks a file against its schema and says what is wrong in the words of a plan. What does not fit is then left
 * out, so that the rest can be read and its mistakes be told in the same go; what follows from a gap is not told.
 * `instead` has values for keys that must be there.
 */
export function checkShape<T>(
  schema: z.ZodType<T>,
  file: YamlFile,
  findings: Findings,
  instead: Readonly<Record<string, unknown>> = {},
): Checked<T> {
  const left: (readonly PropertyKey[])[] = [];
  let rest = file;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const value = round === 0 ? rest.value : { ...instead, ...(rest.value as object) };
    const result = schema.safeParse(value);
    if (result.success) return { data: result.data, file: rest, left };
    const teller = new Teller(schema, rest, findings);
    if (round === 0) for (const issue of result.error.issues) teller.tell(issue, []);
    const gaps = result.error.issues
      .filter(
        (issue) =>
          !(round === 0 && issue.path.length === 1 && isMissing(rest.value, issue.path[0]!, instead)),
      )
      .flatMap((issue) => teller.gaps(issue, []));
    if (gaps.some((gap) => gap.length === 0)) break;
    left.push(...gaps);
    rest = rest.without(gaps);
  }
  return { data: null, file: rest, left };
}

function isMissing(value: unknown, key: PropertyKey, instead: Readonly<Record<string, unknown>>): boolean {
  return typeof key === 'string' && Object.hasOwn(instead, key) && !Object.hasOwn(value as object, key);
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  tuple: 'a list',
};

class Teller {
  constructor(
    private readonly schema: z.ZodType,
    private readonly file: YamlFile,
    private readonly findings: Findings,
  ) {}

  tell(issue: Issue, prefix: readonly PropertyKey[]): void {
    const path = [...prefix, ...issue.path];
    switch (issue.code) {
      case 'unrecognized_keys':
        if (this.textEntry(path)) return;
        for (const key of issue.keys) this.unknownKey(key, path);
        return;
      case 'invalid_union':
        this.union(issue, path);
        return;
      case 'invalid_type':
        this.wrongType([issue.expected], path);
        return;
      case 'invalid_key':
        this.badKey(path);
        return;
      case 'invalid_format':
        this.badFormat(issue.message, path);
        return;
      case 'invalid_value':
        this.badValue(issue.values.map(String), path);
        return;
      case 'too_small':
        this.outOfRange(issue.origin, 'at least', Number(issue.minimum), issue.inclusive === false, path);
        return;
      case 'too_big':
        this.outOfRange(issue.origin, 'at most', Number(issue.maximum), false, path);
        return;
      default:
        this.findings.error('bad-value', this.site(path).span, issue.message);
    }
  }

  /** What must go so that an issue is gone: the value, the key that is not known, or whatever lacks something. */
  gaps(issue: Issue, prefix: readonly PropertyKey[]): (readonly PropertyKey[])[] {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
    if (this.value(path) === undefined) return [path.slice(0, -1)];
    if (issue.code === 'invalid_union') {
      const best = this.meant(issue);
      const inner = best?.flatMap((i) => this.gaps(i, path)) ?? [];
      return inner.length > 0 ? inner : [path];
    }
    return [path];
  }

  /** Of a union's branches, the one whose outer kind fits and that has the fewest mistakes. */
  private meant(issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] | undefined {
    const fitting = issue.errors.filter((branch) => !branch.some((i) => isOuter(i) || isDeadUnion(i)));
    return fitting.length === 0 ? undefined : fitting.reduce((a, b) => (b.length < a.length ? b : a));
  }

  private site(path: readonly PropertyKey[]): Site {
    return this.file.site.path(path);
  }

  private value(path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
      (v, k) => (typeof v === 'object' && v !== null ? (v as Record<PropertyKey, unknown>)[k] : undefined),
      this.file.value,
    );
  }

  private unknownKey(key: string, path: readonly PropertyKey[]): void {
    // A merge key has been refused already.
    if (key === '<<') return;
    const shape = shapeAt(this.schema, path);
    const noun = shape?.noun ?? nameOf(path);
    const at = this.site(path).keys.find((k) => k.name === key)?.span ?? this.site(path).span;
    const known = shape?.keys ?? [];
    const taken = Object.keys(Object(this.value(path)));
    const near = nearest(key, known) ?? meantBy(key, known, taken);
    this.findings.error('unknown-key', at, `${noun} has no key \`${key}\``, {
      hint: near
        ? `did you mean \`${near}\`?`
        : `its keys are ${list((shape?.keys ?? []).map((k) => `\`${k}\``))}`,
    });
  }

  /** Of several allowed kinds, the one that was meant: the one whose outer kind fits. */
  private union(issue: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): void {
    const value = this.value(path);
    if (this.colonMadeMap(value, path, issue.errors)) return;
    if ((value === null || typeof value === 'boolean') && kindsAt(issue.errors.flat()).includes('string')) {
      this.needsQuotes(value, path);
      return;
    }
    const best = this.meant(issue);
    if (best) {
      for (const inner of best) this.tell(inner, path);
      return;
    }
    const words = issue.errors
      .flatMap((b) => b.filter(isOuter))
      .flatMap((i) => (i.code === 'invalid_value' ? i.values.map(String) : []));
    const kinds = kindsAt(issue.errors.flat());
    if (words.length > 0 && typeof value !== 'object') this.badValue(words, path);
    else this.wrongType(kinds, path);
  }

  /** `- Note: bring pens` where a text is meant. */
  private colonMadeMap(
    value: unknown,
    path: readonly PropertyKey[],
    branches: readonly (readonly Issue[])[],
  ): boolean {
    if (
      !kindsAt(branches.flat()).includes('string') ||
      typeof value !== 'object' ||
      value === null ||
      Array.isArray(value)
    )
      return false;
    const keys = Object.keys(value);
    const known = shapeAt(this.schema, path)?.keys ?? [];
    const [key] = keys;
    if (keys.length !== 1 || key === undefined || known.includes(key)) return false;
    if (/^[a-z-]+$/.test(key) && nearest(key, known)) return false;
    this.sayColon(path);
    return true;
  }

  /** The same where an entry of a list may be a text alone or `{text: …}`. */
  private textEntry(path: readonly PropertyKey[]): boolean {
    const known = shapeAt(this.schema, path)?.keys ?? [];
    if (typeof path.at(-1) !== 'number' || !known.includes('text')) return false;
    const asText = [
      { code: 'invalid_type', expected: 'string', path: [], message: '' },
    ] as unknown as Issue[];
    return this.colonMadeMap(this.value(path), path, [asText]);
  }

  private sayColon(path: readonly PropertyKey[]): void {
    const site = this.site(path);
    const { file, start, end } = site.span;
    const { line } = positionAt(file, start);
    const text = file.text
      .slice(start, Math.min(end, lineOffset(file, line) + lineText(file, line).length))
      .trimEnd();
    const colon = start + Math.max(0, text.indexOf(':'));
    this.findings.error(
      'yaml-colon',
      { file, start: colon, end: colon + 1 },
      'the colon made this text a map',
      {
        label: 'makes it a map',
        hint: 'put the text in quotes:',
        mended: mendLine(site.span, text, quoted(text)),
      },
    );
  }

  private wrongType(expected: readonly string[], path: readonly PropertyKey[]): void {
    const value = this.value(path);
    const site = this.site(path);
    const name = nameOf(path);
    if (value === undefined) {
      const parent = this.site(path.slice(0, -1));
      this.findings.error(
        'missing-key',
        parent.head,
        `${shapeAt(this.schema, path.slice(0, -1))?.noun ?? 'this map'} needs \`${String(path.at(-1))}\``,
      );
      return;
    }
    const wanted = alternatives([...new Set(expected.map((k) => KINDS[k] ?? k))]);
    if (expected.includes('string') && (typeof value === 'boolean' || value === null)) {
      this.needsQuotes(value, path);
    } else if (
      expected.includes('boolean') &&
      typeof value === 'string' &&
      /^(yes|no|on|off|true|false|y|n)$/i.test(value)
    ) {
      const word = /^(yes|on|true|y)$/i.test(value) ? 'true' : 'false';
      this.findings.error('wrong-type', site.span, `${name} is true or false, not \`${value}\``, {
        hint: `write ${word}:`,
        mended: mendLine(site.span, textOf(site.span), word),
      });
    } else if (Array.isArray(value) && expected.some((k) => k === 'record' || k === 'object')) {
      this.listForMap(value, path, name);
    } else if (
      expected.length === 1 &&
      expected[0] === 'string' &&
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value)
    ) {
      this.sayColon(path);
    } else if (
      expected.includes('string') &&
      /^(start|end)$/.test(String(path.at(-1))) &&
      typeof value === 'number'
    ) {
      this.timeWithoutColon(value, path, name);
    } else {
      this.findings.error('wrong-type', site.span, `${name} must be ${wanted}, not ${kindOf(value)}`);
    }
  }

  private needsQuotes(value: boolean | null, path: readonly PropertyKey[]): void {
    const { span } = this.site(path);
    const written =
      value === null && textOf(span).trim() !== 'null' && textOf(span).trim() !== '~' ? '' : textOf(span);
    if (written === '') {
      this.findings.error('missing-key', this.site(path).key, `${nameOf(path)} is empty`, {
        hint: 'write a text behind the colon, or leave the key out',
      });
      return;
    }
    this.findings.error('needs-quotes', span, `\`${written}\` is not a text in YAML; it needs quotes`, {
      hint: 'put it in quotes:',
      mended: mendLine(span, written, quoted(written)),
    });
  }

  private listForMap(value: readonly unknown[], path: readonly PropertyKey[], name: string): void {
    const first = value[0];
    const id =
      typeof first === 'object' && first !== null && 'id' in first && typeof first.id === 'string'
        ? first.id
        : 'an-id';
    const site = this.site([...path, 0]);
    const indent = /^\s*/.exec(lineText(site.file, positionAt(site.file, site.span.start).line))![0];
    this.findings.error('wrong-type', this.site(path).key, `${name} is a map with ids as keys, not a list`, {
      hint: `leave out the dashes and give each its id as key: \`${indent.trim()}${id}:\` with the rest indented below`,
    });
  }

  private timeWithoutColon(value: number, path: readonly PropertyKey[], name: string): void {
    const { span } = this.site(path);
    const hours = Math.floor(value < 25 ? value : value > 100 ? value / 100 : value / 60);
    const rest = Math.round(value < 25 ? (value % 1) * 100 : value > 100 ? value % 100 : value % 60);
    const time = `"${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}"`;
    this.findings.error(
      'needs-quotes',
      span,
      `${name} is a time of day, written with a colon and in quotes`,
      {
        hint: 'write it like this:',
        mended: mendLine(span, textOf(span), time),
      },
    );
  }

  private badKey(path: readonly PropertyKey[]): void {
    const key = String(path.at(-1));
    const number = /labels/.test(String(path.at(-2)));
    const at = this.site(path).key;
    if (number) {
      this.findings.error('bad-value', at, `\`${key}\` is not a number of the scale`, {
        hint: 'labels of a from/to scale stand under its numbers: {1: Never, 5: Always}',
      });
    } else this.badId(key, at);
  }

  private badId(written: string, at: Span): void {
    const better = slug(written);
    this.findings.error('bad-id', at, `\`${written}\` cannot be an id`, {
      hint: `ids begin with a letter and have small letters, digits and hyphens${better ? `: \`${better}\`` : ''}`,
    });
  }

  private badFormat(what: string, path: readonly PropertyKey[]): void {
    const value = String(this.value(path));
    const { span } = this.site(path);
    if (what === 'an id') this.badId(value, span);
    else if (what === 'a time')
      this.findings.error('bad-value', span, `\`${value}\` is not a time of day`, {
        hint: 'write hours and minutes: "09:00"',
      });
    else if (what === 'a date')
      this.findings.error('bad-value', span, `\`${value}\` is not a date`, {
        hint: 'write year, month and day: 2026-03-12',
      });
    else this.findings.error('bad-value', span, `\`${value}\` is not allowed here`);
  }

  private badValue(allowed: readonly string[], path: readonly PropertyKey[]): void {
    const value = this.value(path);
    if (value === undefined) {
      this.wrongType(['string'], path);
      return;
    }
    if (path.length === 1 && path[0] === 'plenary') {
      this.findings.error(
        'bad-value',
        this.site(path).span,
        `this plan says format ${String(value)}; this Plenary reads format 1`,
        { hint: 'write `plenary: 1`' },
      );
      return;
    }
    const near = nearest(String(value), allowed);
    this.findings.error(
      'bad-value',
      this.site(path).span,
      `${nameOf(path)} cannot be \`${typeof value === 'object' ? kindOf(value) : String(value)}\``,
      {
        hint: near ? `did you mean \`${near}\`?` : `it is one of ${list(allowed.map((a) => `\`${a}\``))}`,
      },
    );
  }

  /** `for 12 of 15 items write 0.8`; null where the number of items is not known. */
  private share(value: number, path: readonly PropertyKey[]): string | null {
    const owner = this.value(path.slice(0, -1)) as {
      items?: unknown;
      subscales?: Record<string, { items?: unknown }>;
    };
    const lists = [owner.items, ...Object.values(owner.subscales ?? {}).map((x) => x?.items)];
    const count = lists.reduce<number>((sum, x) => sum + (Array.isArray(x) ? x.length : 0), 0);
    if (!(value > 1 && value <= count)) return null;
    return `for ${value} of ${count} items write ${Math.floor((value / count) * 100) / 100}`;
  }

  private outOfRange(
    origin: string,
    word: string,
    bound: number,
    exclusive: boolean,
    path: readonly PropertyKey[],
  ): void {
    const { span } = this.site(path);
    if (path.at(-1) === 'minAnswered') {
      const value = Number(this.value(path));
      this.findings.error(
        'bad-value',
        span,
        `\`minAnswered\` is a share of the items, from 0 to 1, not a number of items`,
        {
          hint: this.share(value, path) ?? 'the default is 0.8',
        },
      );
      return;
    }
    const unit = origin === 'array' ? (bound === 1 ? ' entry' : ' entries') : '';
    const needs = exclusive ? `more than ${bound}` : `${word} ${bound}${unit}`;
    this.findings.error(
      'bad-value',
      span,
      `${nameOf(path)} must ${origin === 'array' ? 'have' : 'be'} ${needs}`,
    );
  }
}

/** Kinds that would do at the very place of a value, however its alternatives are nested. */
function kindsAt(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((i) => {
    if (i.path.length > 0) return [];
    if (i.code === 'invalid_union') return kindsAt(i.errors.flat());
    return i.code === 'invalid_type' ? [i.expected] : [];
  });
}

function isOuter(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}

function isDeadUnion(issue: Issue): boolean {
  return (
    issue.code === 'invalid_union' &&
    issue.path.length === 0 &&
    issue.errors.every((b) => b.some((i) => i.path.length === 0 && i.code === 'invalid_type'))
  );
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the plan';
  return typeof last === 'number'
    ? `entry ${last + 1} of \`${String(path.at(-2) ?? '')}\``
    : `\`${String(last)}\``;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return `\`${String(value)}\``;
}

function alternatives(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? 'something else')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function list(words: readonly string[]): string {
  return words.length > 14 ? `${words.slice(0, 14).join(', ')} …` : words.join(', ');
}

function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}

/** The line of a span with its text replaced. */
function mendLine(span: Span, written: string, by: string): string {
  const { line } = positionAt(span.file, span.start);
  const from = lineOffset(span.file, line);
  const text = lineText(span.file, line);
  const at = span.start - from;
  return text.slice(0, at) + by + text.slice(at + written.length);
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}
