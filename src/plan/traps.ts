import { type Document, isScalar, type Pair, type Scalar, visit, type YAMLError, type YAMLMap } from 'yaml';
import type { Code, Diagnostic, Findings } from '../diagnostics/index.js';
import { lineOffset, lineText, positionAt, type SourceFile, type Span } from '../source/index.js';

/** A mistake that can be mended without guessing what was meant, so that reading may go on behind it. */
export interface Trap {
  readonly code: Code;
  readonly at: Span;
  readonly message: string;
  readonly label?: string;
  readonly hint: string;
  /** The stretch of text to replace, and what belongs there. */
  readonly replace: Span;
  readonly by: string;
}

export function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

/** The first comma or colon that broke a text, as a person writes it who does not think of YAML. */
export function findTrap(file: SourceFile, document: Document): Trap | null {
  for (const error of document.errors) {
    const trap = colonTrap(file, error);
    if (trap) return trap;
  }
  return document.errors.length === 0 ? commaTrap(file, document) : null;
}

/** `title: Trust: a start` and `{text: Note: bring pens}`. */
function colonTrap(file: SourceFile, error: YAMLError): Trap | null {
  const start = error.pos[0];
  const { line } = positionAt(file, start);
  const end = lineOffset(file, line) + lineText(file, line).length;
  const rest = file.text.slice(start, end);
  const colon = /:(\s|$)/.exec(rest)?.index;
  if (colon === undefined || /^[[{"'|>&*!]/.test(rest)) return null;
  let length: number;
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY') length = rest.replace(/\s+#.*$/, '').trimEnd().length;
  else if (error.code === 'BLOCK_IN_FLOW') length = flowTextLength(rest);
  else return null;
  if (colon >= length) return null;
  const text = rest.slice(0, length);
  return {
    code: 'yaml-colon',
    at: { file, start: start + colon, end: start + colon + 1 },
    message: 'the colon made this text a map',
    label: 'makes it a map',
    hint: 'put the text in quotes:',
    replace: { file, start, end: start + length },
    by: quoted(text),
  };
}

/** Length of a text in braces or brackets: up to the bracket that closes them, or to the next `, key:`. */
function flowTextLength(rest: string): number {
  const next = /,\s*[A-Za-z][\w-]*:(\s|$)|[}\]]/.exec(rest);
  return rest.slice(0, next?.index ?? rest.length).trimEnd().length;
}

/** `{id: help, text: I can ask for help, without losing face.}`: the second half became a key without a value. */
function commaTrap(file: SourceFile, document: Document): Trap | null {
  let trap: Trap | null = null;
  visit(document, {
    Map(_, map) {
      if (!map.flow) return undefined;
      trap = brokenPair(file, map);
      return trap ? visit.BREAK : undefined;
    },
  });
  return trap;
}

function brokenPair(file: SourceFile, map: YAMLMap): Trap | null {
  const pairs = map.items as Pair[];
  const broken = pairs.findIndex((p, i) => i > 0 && isLooseKey(p) && isPlain(pairs[i - 1]!.value));
  if (broken < 1) return null;
  let last = broken;
  while (pairs[last + 1] && isLooseKey(pairs[last + 1]!)) last++;
  const start = (pairs[broken - 1]!.value as Scalar).range![0];
  const end = (pairs[last]!.key as Scalar).range![1];
  const comma = file.text.indexOf(',', (pairs[broken - 1]!.value as Scalar).range![1]);
  return {
    code: 'yaml-comma',
    at: { file, start: comma, end: comma + 1 },
    message: 'the comma ended the text too early',
    label: 'ends it',
    hint: 'put the text in quotes:',
    replace: { file, start, end },
    by: quoted(file.text.slice(start, end).replace(/\s*\n\s*/g, ' ')),
  };
}

function isPlain(node: unknown): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

function isLooseKey(pair: Pair): boolean {
  return pair.value === null && isPlain(pair.key) && isScalar(pair.key);
}

/** The line (or lines) of a trap as they should be. */
export function mendedLines(trap: Trap): string {
  const { file, start, end } = trap.replace;
  const from = lineOffset(file, positionAt(file, start).line);
  const last = positionAt(file, end).line;
  const to = lineOffset(file, last) + lineText(file, last).length;
  return file.text.slice(from, start) + trap.by + file.text.slice(end, to);
}

/** YAML's own complaints in the words of somebody who writes a plan. */
export function syntaxFinding(file: SourceFile, error: YAMLError, findings: Findings): void {
  const at: Span = { file, start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) };
  const [code, message, more] = inPlainWords(error, at);
  findings.error(code, at, message, more);
}

const REWORDED: Partial<Record<YAMLError['code'], [Code, string, string]>> = {
  TAB_AS_INDENT: [
    'yaml-tab',
    'a tab stands where YAML wants blanks',
    'replace each tab at the start of a line by two blanks',
  ],
  BAD_INDENT: [
    'yaml-syntax',
    'a brace or bracket opened before is not closed here',
    'close it, and indent what is inside',
  ],
  MULTIPLE_DOCS: ['yaml-refused', 'a plan is one document', 'leave out the line `---`'],
  TAG_RESOLVE_FAILED: ['yaml-refused', 'tags are not part of the format', 'leave the tag out'],
  NON_STRING_KEY: ['yaml-syntax', 'a key must be a plain word', 'put the text in quotes'],
  MULTILINE_IMPLICIT_KEY: [
    'yaml-syntax',
    'a key must stand on one line with its colon',
    'check the indentation of the line below',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'yaml-syntax',
    'a map begins inside a value',
    'check the indentation of the line below',
  ],
  BAD_SCALAR_START: [
    'needs-quotes',
    'a text that begins with this sign needs quotes',
    'put the text in quotes',
  ],
  BAD_ALIAS: ['yaml-syntax', 'a text that begins with & or * needs quotes', 'put the text in quotes'],
  BAD_DIRECTIVE: [
    'yaml-refused',
    'a plan may not have YAML directives',
    'leave out the line that begins with %',
  ],
};

function inPlainWords(error: YAMLError, at: Span): [Code, string, Partial<Diagnostic>] {
  const known = REWORDED[error.code];
  if (known) return [known[0], known[1], { hint: known[2] }];
  const said = error.message.split(/ at line \d+/)[0]!;
  if (/call stack/i.test(said)) return ['too-large', 'this file is nested too deep', {}];
  if (/Missing closing/.test(said))
    return ['yaml-syntax', 'a quotation mark is never closed', { hint: 'close it on its line' }];
  if (/block-seq-ind on same line/.test(said)) {
    return [
      'yaml-syntax',
      'a list begins on the line of its key',
      { hint: 'put `- ` on a line of its own, indented' },
    ];
  }
  if (error.code === 'MISSING_CHAR') {
    return [
      'yaml-syntax',
      'a colon is missing after this key',
      { hint: 'write `key: value`, with a blank after the colon' },
    ];
  }
  const word = at.file.text.slice(at.start, Math.min(at.end, at.start + 20)).trim();
  return [
    'yaml-syntax',
    word === '' ? 'YAML cannot be read here' : `YAML cannot be read here: \`${word}\` is not expected`,
    {
      hint: 'check quotes and indentation of this line and the one above',
    },
  ];
}
