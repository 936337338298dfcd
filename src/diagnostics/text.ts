import { lineOffset, lineText, positionAt, type Span } from '../source/index.js';
import { type Diagnostic, isSpan, locate } from './diagnostic.js';

/** How words are coloured; the command line fills it with chalk, tests and pipes use `plainInk`. */
export interface Ink {
  error(text: string): string;
  warning(text: string): string;
  ok(text: string): string;
  /** Names of things, column heads, `path:line:col`. */
  strong(text: string): string;
  /** Second places, commands to type. */
  cue(text: string): string;
  dim(text: string): string;
}

const same = (text: string): string => text;
export const plainInk: Ink = { error: same, warning: same, ok: same, strong: same, cue: same, dim: same };

const FRAME_WIDTH = 78;
const TAB = '    ';

/** Text of the user with control and direction characters shown, so that it cannot steer a terminal. */
export function safeText(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Columns that a text takes on a terminal: wide letters take two, marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    const c = char.codePointAt(0)!;
    if (/\p{M}|\u200d|\ufe0f/u.test(char)) continue;
    const wide =
      (c >= 0x1100 && c <= 0x115f) ||
      (c >= 0x2e80 && c <= 0xa4cf) ||
      (c >= 0xac00 && c <= 0xd7a3) ||
      (c >= 0xf900 && c <= 0xfaff) ||
      (c >= 0xfe30 && c <= 0xfe6f) ||
      (c >= 0xff00 && c <= 0xff60) ||
      (c >= 0x1f300 && c <= 0x1faff) ||
      (c >= 0x20000 && c <= 0x3fffd);
    width += wide ? 2 : 1;
  }
  return width;
}

interface FrameLine {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly mark: '^' | '-';
  readonly label: string;
}

/**
 * A diagnostic as a person reads it: `path:line:col: error[code]: message`, the lines that matter
 * with a caret, and a hint. No trailing line end.
 */
export function toText(d: Diagnostic, ink: Ink = plainInk): string {
  const out = [`${ink.strong(`${placeText(d)}:`)} ${head(d, ink)}: ${safeText(d.message)}`];
  if (isSpan(d.at)) out.push(...frame(d, d.at, ink));
  if (d.hint !== undefined) out.push(`hint: ${safeText(d.hint)}`);
  if (d.mended !== undefined && isSpan(d.at)) out.push(mendedLine(d.mended, d.at, ink));
  return out.join('\n');
}

function head(d: Diagnostic, ink: Ink): string {
  const word = `${d.severity}[${d.code}]`;
  return d.severity === 'error' ? ink.error(word) : ink.warning(word);
}

function placeText(d: Diagnostic): string {
  const at = locate(d.at);
  const file = safeText(at.file);
  return at.line === null ? file : `${file}:${at.line}:${at.column}`;
}

function frame(d: Diagnostic, at: Span, ink: Ink): string[] {
  const lines: FrameLine[] = [toFrameLine(at, '^', d.label ?? '')];
  for (const related of d.related ?? []) {
    if (related.span.file === at.file) lines.push(toFrameLine(related.span, '-', related.label));
  }
  lines.sort((a, b) => a.line - b.line || a.from - b.from);
  const gutter = String(lines.at(-1)!.line).length;
  const out: string[] = [];
  for (const [i, l] of lines.entries()) {
    const { text, start } = cut(lineText(at.file, l.line), l.from);
    if (i === 0 || lines[i - 1]!.line !== l.line) {
      out.push(`${ink.dim(`${String(l.line).padStart(gutter)} |`)} ${text}`.trimEnd());
    }
    const before = ' '.repeat(displayWidth(text.slice(0, start)));
    const under = l.mark.repeat(
      Math.max(1, Math.min(displayWidth(text.slice(start, start + l.to - l.from)), 60)),
    );
    const marked = l.mark === '^' ? ink.error(under) : ink.cue(under);
    out.push(`${ink.dim(`${' '.repeat(gutter)} |`)} ${before}${marked}${l.label ? ` ${l.label}` : ''}`);
  }
  for (const related of d.related ?? []) {
    if (related.span.file === at.file) continue;
    const p = positionAt(related.span.file, related.span.start);
    out.push(`${related.label}: ${safeText(related.span.file.path)}:${p.line}:${p.column}`);
  }
  return out;
}

function toFrameLine(span: Span, mark: '^' | '-', label: string): FrameLine {
  const from = positionAt(span.file, span.start);
  const line = lineText(span.file, from.line);
  const start = span.start - lineOffset(span.file, from.line);
  const end = Math.min(start + span.end - span.start, line.length);
  return { line: from.line, from: start, to: Math.max(end, start + 1), mark, label };
}

/** More than any frame shows, so that a line of millions of characters is never gone through. */
const AROUND = FRAME_WIDTH * 4;

/** Shows a line with tabs and control characters made visible; cuts a long one around the offset `from`. */
function cut(line: string, from: number): { text: string; start: number } {
  const [first, last] = [wholeCharacter(line, from - AROUND), wholeCharacter(line, from + AROUND)];
  const visible = (part: string): string => [...part].map((c) => (c === '\t' ? TAB : safeText(c))).join('');
  const before = visible(line.slice(first, from));
  const text = before + visible(line.slice(from, last));
  const start = before.length;
  if (text.length <= FRAME_WIDTH && first === 0 && last === line.length) return { text, start };
  const left = Math.max(0, start - Math.floor(FRAME_WIDTH / 2));
  const shown = text.slice(left, left + FRAME_WIDTH);
  const prefix = left > 0 || first > 0 ? '…' : '';
  const suffix = left + FRAME_WIDTH < text.length || last < line.length ? '…' : '';
  return { text: `${prefix}${shown}${suffix}`, start: start - left + prefix.length };
}

/** The offset, within the line and never inside a pair of surrogates. */
function wholeCharacter(line: string, offset: number): number {
  const at = Math.max(0, Math.min(offset, line.length));
  const low = line.charCodeAt(at);
  return at > 0 && low >= 0xdc00 && low <= 0xdfff ? at - 1 : at;
}

function mendedLine(mended: string, at: Span, ink: Ink): string {
  const line = positionAt(at.file, at.start).line;
  return mended
    .split('\n')
    .map((text, i) => `${ink.dim(`${line + i} |`)} ${safeText(text)}`)
    .join('\n');
}
