import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { Findings } from '../diagnostics/index.js';
import { positionAt, type SourceFile, type Span } from '../source/index.js';
import { Site } from './site.js';
import { findTrap, mendedLines, syntaxFinding } from './traps.js';

const MAX_BYTES = 1_000_000;
const MAX_DEPTH = 50;
const MAX_NODES = 200_000;
const MAX_SYNTAX_ERRORS = 20;
const MAX_TRAPS = 50;
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  strict: true,
  stringKeys: true,
  logLevel: 'error',
} as const;

export interface YamlFile {
  /** Plain data: objects, arrays, strings, numbers, booleans, null. */
  readonly value: unknown;
  readonly site: Site;
  /** The same without what stands at these paths, so that the rest can be read on; positions stay true. */
  without(paths: readonly (readonly PropertyKey[])[]): YamlFile;
}

/**
 * YAML 1.2 core schema → plain data with sites. Tags, directives, merge keys, cycles and excessive
 * aliases are refused; null where the text could not be read at all.
 */
export function readYaml(written: SourceFile, findings: Findings): YamlFile | null {
  if (tooLarge(written, findings)) return null;
  const { file, document } = parseMended(written, findings);
  for (const error of distinctLines(file, [...document.errors, ...document.warnings])) {
    syntaxFinding(file, error, findings);
  }
  if (document.errors.length > 0) return null;
  refuse(file, document, findings);
  const before = findings.list.length;
  const value = toPlain(document, file, findings);
  const stopped = findings.list.slice(before).some((d) => d.code === 'too-large');
  return stopped ? null : yamlFile(file, document, value);
}

function yamlFile(file: SourceFile, document: Document, value: unknown): YamlFile {
  return {
    value,
    site: Site.root(file, document),
    without: (paths) => {
      for (const path of lastFirst(paths)) remove(document, path);
      return yamlFile(file, document, toPlain(document, file, new Findings()));
    },
  };
}

/** Entries of a list are taken out from its end, so that the places of those before stay what they are. */
function lastFirst(paths: readonly (readonly PropertyKey[])[]): readonly (readonly PropertyKey[])[] {
  const compare = (a: readonly PropertyKey[], b: readonly PropertyKey[]): number => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const [x, y] = [a[i]!, b[i]!];
      if (x === y) continue;
      return typeof x === 'number' && typeof y === 'number' ? y - x : String(x) < String(y) ? 1 : -1;
    }
    return b.length - a.length;
  };
  return [...paths].sort(compare);
}

/** Takes a key or entry out; a map in a list that has nothing left goes with it. */
function remove(document: Document, path: readonly PropertyKey[]): void {
  const parent = nodeAt(document, path.slice(0, -1));
  const last = path.at(-1);
  if (isSeq(parent)) parent.items.splice(Number(last), 1);
  if (!isMap(parent)) return;
  parent.items = parent.items.filter((p) => !(isScalar(p.key) && String(p.key.value) === String(last)));
  if (parent.items.length === 0 && path.length > 1 && isSeq(nodeAt(document, path.slice(0, -2)))) {
    remove(document, path.slice(0, -1));
  }
}

function nodeAt(document: Document, path: readonly PropertyKey[]): unknown {
  const follow = (node: unknown): unknown => (isAlias(node) ? node.resolve(document) : node);
  return path.reduce<unknown>((node, key) => {
    if (isMap(node))
      return follow(node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(key))?.value);
    return isSeq(node) ? follow(node.items[Number(key)]) : null;
  }, document.contents);
}

/** Parses; where a comma or colon broke a text, says so, mends it and goes on, so that what stands behind is checked too. */
function parseMended(written: SourceFile, findings: Findings): { file: SourceFile; document: Document } {
  let file = written;
  for (let mends = 0; ; mends++) {
    const document: Document = parseDocument(file.text, OPTIONS);
    const trap = mends < MAX_TRAPS ? findTrap(file, document) : null;
    if (!trap) return { file, document };
    findings.error(trap.code, trap.at, trap.message, {
      label: trap.label,
      hint: trap.hint,
      mended: mendedLines(trap),
    });
    const { start, end } = trap.replace;
    file = { path: file.path, text: file.text.slice(0, start) + trap.by + file.text.slice(end) };
  }
}

/** One mistake makes several errors on its line and often one on the next; the first of a line is enough. */
function distinctLines(file: SourceFile, errors: readonly YAMLError[]): readonly YAMLError[] {
  const seen = new Set<number>();
  return errors
    .filter((e) => {
      const { line } = positionAt(file, e.pos[0]);
      const first = !seen.has(line);
      seen.add(line);
      return first;
    })
    .slice(0, MAX_SYNTAX_ERRORS);
}

function tooLarge(file: SourceFile, findings: Findings): boolean {
  const whole: Span = { file, start: 0, end: 0 };
  if (file.text.length > MAX_BYTES) {
    findings.error(
      'too-large',
      whole,
      `this file has ${file.text.length} characters; a plan can have ${MAX_BYTES}`,
      {
        hint: 'put long readings into files of their own: `file: readings/name.md`',
      },
    );
    return true;
  }
  let deepest = 0;
  let depth = 0;
  for (const c of file.text) {
    if (c === '[' || c === '{') deepest = Math.max(deepest, ++depth);
    if (c === ']' || c === '}') depth = Math.max(0, depth - 1);
  }
  const indent = Math.max(0, ...(file.text.match(/^ +(?=\S)/gm) ?? []).map((s) => s.length));
  if (deepest > 2 * MAX_DEPTH || indent > 400) {
    findings.error('too-large', whole, `this file is nested more than ${MAX_DEPTH} deep`);
    return true;
  }
  return false;
}

/** Features that would make a plan mean something other than what one reads. */
function refuse(file: SourceFile, document: Document, findings: Findings): void {
  const at = (range: readonly number[] | null | undefined): Span => ({
    file,
    start: range?.[0] ?? 0,
    end: range?.[1] ?? 0,
  });
  if (
    document.directives &&
    /^%/m.test(file.text.slice(0, (document.contents as { range?: number[] })?.range?.[0] ?? 0))
  ) {
    findings.error('yaml-refused', { file, start: 0, end: 1 }, 'a plan may not have YAML directives', {
      hint: 'leave out the lines that begin with %',
    });
  }
  const reserved = /[\ue000-\ue003]/.exec(file.text);
  if (reserved) {
    const span = { file, start: reserved.index, end: reserved.index + 1 };
    findings.error('bad-value', span, 'this character from the private-use area cannot be printed', {
      hint: 'leave it out',
    });
  }
  visit(document, {
    Map(_, map) {
      sayTwice(file, map.items, findings);
    },
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === '<<') {
        findings.error('yaml-refused', at(pair.key.range), 'merge keys (`<<`) are not part of the format', {
          hint: 'write the keys out, or use a list or scale by its id',
        });
      }
      if (!isScalar(pair.key)) {
        findings.error(
          'wrong-type',
          at(isNode(pair.key) ? pair.key.range : null),
          'a key must be a plain word',
        );
      }
    },
    Node(_, node) {
      if ('tag' in node && node.tag && isNode(node) && file.text[node.range?.[0] ?? 0] === '!') {
        findings.error(
          'yaml-refused',
          at(node.range),
          `tags such as \`${node.tag}\` are not part of the format`,
          {
            hint: 'leave the tag out',
          },
        );
      }
    },
  });
}

/** One key twice: YAML readers would keep one and drop the other in silence. */
function sayTwice(file: SourceFile, pairs: readonly Pair[], findings: Findings): void {
  const seen = new Map<string, Span>();
  for (const { key } of pairs) {
    if (!isScalar(key) || !key.range) continue;
    const span = { file, start: key.range[0], end: key.range[1] };
    const name = String(key.value);
    const first = seen.get(name);
    if (first) {
      findings.error('duplicate-id', span, `\`${name}\` is here twice`, {
        label: 'and again here',
        related: [{ span: first, label: 'first here' }],
        hint: 'keep one of them, or give one another name',
      });
    } else seen.set(name, span);
  }
}

/** Plain data, aliases expanded within the limits; keys only as own properties. */
function toPlain(document: Document, file: SourceFile, findings: Findings): unknown {
  let nodes = 0;
  let said = false;
  const open = new Set<unknown>();
  const stop = (node: unknown, message: string): null => {
    const range = isNode(node) ? node.range : null;
    if (!said) findings.error('too-large', { file, start: range?.[0] ?? 0, end: range?.[1] ?? 0 }, message);
    said = true;
    return null;
  };
  const plain = (node: unknown, depth: number): unknown => {
    if (said) return null;
    if (++nodes > MAX_NODES) return stop(node, 'aliases make this plan too large');
    if (depth > MAX_DEPTH) return stop(node, `this plan is nested more than ${MAX_DEPTH} deep`);
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (!target) return stop(node, `there is no anchor \`&${node.source}\``);
      if (open.has(target)) return stop(node, `the alias \`*${node.source}\` stands inside what it repeats`);
      return plain(target, depth + 1);
    }
    open.add(node);
    const value = plainNode(node, depth);
    open.delete(node);
    return value;
  };
  const plainNode = (node: unknown, depth: number): unknown => {
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map((item) => (isPair(item) ? null : plain(item, depth + 1)));
    if (!isMap(node)) return null;
    const out: Record<string, unknown> = {};
    for (const pair of node.items) {
      const value = plain(pair.value, depth + 1);
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      Object.defineProperty(out, key, { value, enumerable: true, configurable: true, writable: true });
    }
    return out;
  };
  return plain(document.contents, 0);
}
