import type { Place } from '../../diagnostics/index.js';
import type { SourceFile, Span } from '../../source/index.js';

/** A word longer than this on one side is cut for the message. */
const WORD = 40;

/** The word that the character at `at` is part of. */
export function wordAround(file: SourceFile, at: number): Span {
  const before = /[\p{L}\p{N}?'’-]*$/u.exec(file.text.slice(Math.max(0, at - WORD), at))![0];
  const after = /^.[\p{L}\p{N}?'’-]*/su.exec(file.text.slice(at, at + WORD))![0];
  return { file, start: at - before.length, end: at + after.length };
}

/** One character as a place to point at. */
export function placeAt(file: SourceFile, start: number): Place {
  return shown({ file, start, end: Math.min(start + 1, file.text.length) });
}

/** A line longer than this is nothing to look at. In characters. */
const LINE = 20_000;

/** The place with its line, or only the file where there are no lines to speak of. */
export function shown(span: Span): Place {
  const { text, path } = span.file;
  const before = text.slice(Math.max(0, span.start - LINE), span.start);
  const after = text.slice(span.end, span.end + LINE);
  const inLine = (part: string): boolean => part.length < LINE || /[\r\n]/.test(part);
  return inLine(before) && inLine(after) ? span : { path };
}
