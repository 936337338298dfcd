/** In: a file's name and text. Out: spans in it, and their lines and columns. Knows nothing of YAML or forms. */

export { guarded, looksLikeFormula, unguarded } from './formula.js';
export { marked, SHARED_STRINGS, unmarked } from './shared-strings.js';
export interface SourceFile {
  /** The path as the user typed it or as it would be typed from the working directory. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a file's text: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, counted in characters (code points), as editors show it. */
  readonly column: number;
}

const starts = new WeakMap<SourceFile, number[]>();

/** Offsets at which the lines of a file begin; `\n`, `\r\n` and a lone `\r` end a line. */
function lineStarts(file: SourceFile): number[] {
  const known = starts.get(file);
  if (known) return known;
  const found = [0];
  for (let i = 0; i < file.text.length; i++) {
    const c = file.text.charCodeAt(i);
    if (c === 10 || (c === 13 && file.text.charCodeAt(i + 1) !== 10)) found.push(i + 1);
  }
  starts.set(file, found);
  return found;
}

/** Line and column of an offset, both from 1. Offsets beyond the end give the end. */
export function positionAt(file: SourceFile, offset: number): Position {
  const lines = lineStarts(file);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return {
    line: low + 1,
    column: charactersBefore(file, lines[low]!, Math.min(offset, file.text.length)) + 1,
  };
}

/** The place that was asked for last: places are mostly asked for in order, and a file of one line may be long. */
const last = new WeakMap<SourceFile, { line: number; offset: number; count: number }>();

function charactersBefore(file: SourceFile, line: number, offset: number): number {
  const known = last.get(file);
  const near = known?.line === line && known.offset <= offset ? known : { offset: line, count: 0 };
  const count = near.count + charactersIn(file.text, near.offset, offset);
  // Between the halves of a character nothing can be counted on from.
  if (!isLow(file.text.charCodeAt(offset))) last.set(file, { line, offset, count });
  return count;
}

const isLow = (c: number): boolean => c >= 0xdc00 && c <= 0xdfff;

/** Characters between two offsets, counted without taking the text apart. */
function charactersIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    const after = i + 1 < to ? text.charCodeAt(i + 1) : 0;
    if (c >= 0xd800 && c <= 0xdbff && isLow(after)) i++;
    count++;
  }
  return count;
}

/** Text of a line (from 1) without its end. */
export function lineText(file: SourceFile, line: number): string {
  const lines = lineStarts(file);
  const start = lines[line - 1];
  if (start === undefined) return '';
  let end = lines[line] ?? file.text.length;
  while (end > start && /[\r\n]/.test(file.text[end - 1]!)) end--;
  return file.text.slice(start, end);
}

/** Offset at which a line (from 1) begins. */
export function lineOffset(file: SourceFile, line: number): number {
  const lines = lineStarts(file);
  return lines[Math.min(line, lines.length) - 1] ?? 0;
}

export { decodeUtf8, type Files } from './files.js';
