import { visualOrder } from './bidi.js';
import { chunksOf, splitWide } from './chunks.js';
import { canPart, fillLines } from './fill.js';
import type { Metrics } from './metrics.js';
import { type Breaking, type Chunk, type Line, type Run, type Span, type Token, trailing } from './types.js';

/** Runs → lines, ragged. A word wider than the line is broken where it must; nothing is lost. */
export function breakLines<Mark>(
  runs: readonly Run<Mark>[],
  metrics: Metrics,
  breaking: Breaking,
): readonly Line<Mark>[] {
  const chunks = chunksOf(runs, metrics, breaking.direction ?? 'ltr').flatMap((c) =>
    c.width > breaking.width && !canPart(c, breaking) ? splitWide(c, metrics, breaking.width) : c,
  );
  const lines = fillLines(chunks, metrics, breaking);
  if (!breaking.even || lines.length < 2) return withoutRunt(lines, breaking.width).map(lineOf);
  const even = evenWidth(chunks, lines.length, metrics, breaking);
  return fillLines(chunks, metrics, { ...breaking, width: even }).map(lineOf);
}

/** What of a line a last word may take and still look lost. */
const RUNT = 0.15;
/** What is left of a line that gives a word away. */
const GIVER = 0.6;

/** A short word alone on the last line gets company from the line above, which is left with most of its own. */
function withoutRunt<Mark>(lines: Chunk<Mark>[][], width: number): Chunk<Mark>[][] {
  const [above, last] = [lines.at(-2), lines.at(-1)];
  const given = above?.at(-1);
  if (!above || !last || !given || last.length > 1 || above.length < 3 || given.required) return lines;
  const left = above.slice(0, -1).reduce((sum, c) => sum + c.width + c.blanks, 0);
  const lost = last[0]!.width < width * RUNT;
  if (!lost || left < width * GIVER || given.width + given.blanks + last[0]!.width > width) return lines;
  return [...lines.slice(0, -2), above.slice(0, -1), [given, ...last]];
}

/** The narrowest width that still gives the same number of lines. */
function evenWidth<Mark>(
  chunks: readonly Chunk<Mark>[],
  count: number,
  metrics: Metrics,
  breaking: Breaking,
): number {
  let low = Math.max(...chunks.map((c) => c.width));
  let high = breaking.width;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fillLines(chunks, metrics, { ...breaking, width: middle }).length > count) low = middle;
    else high = middle;
  }
  return high;
}

function lineOf<Mark>(chunks: readonly Chunk<Mark>[]): Line<Mark> {
  const tokens = chunks.flatMap((c) => c.tokens);
  const base = tokens[0]?.base ?? 'ltr';
  const line = tokens.some((t) => t.level > 0) ? turnedLine(tokens) : plainLine(tokens);
  return { ...line, base };
}

function plainLine<Mark>(tokens: readonly Token<Mark>[]): Omit<Line<Mark>, 'base'> {
  const end = trailing(tokens);
  const spans: { x: number; width: number; text: string; run: Run<Mark> }[] = [];
  let x = 0;
  for (const token of tokens) {
    const last = spans.at(-1);
    const text = token.blanks > 0 ? `${token.text} ` : token.text;
    if (last && last.run === token.run && token.run.blank === null) {
      last.text += text;
      last.width += token.width + token.blanks;
    } else {
      spans.push({ x, width: token.width + token.blanks, text, run: token.run });
    }
    x += token.width + token.blanks;
  }
  const last = spans.at(-1);
  if (last && end > 0) {
    last.text = last.text.replace(/ +$/, '');
    last.width -= end;
  }
  return { spans, width: x - end };
}

/** A line with something that runs from right to left: its parts in the order in which they stand. */
function turnedLine<Mark>(read: readonly Token<Mark>[]): Omit<Line<Mark>, 'base'> {
  const tokens = withoutEnd(read);
  const spans: Span<Mark>[] = [];
  let x = 0;
  let before = -1;
  for (const i of visualOrder(tokens.map((t) => t.level))) {
    const { run, width, blanks, level, text } = tokens[i]!;
    const rtl = level % 2 === 1;
    const own = blanks > 0 ? `${text} ` : text;
    const last = spans.at(-1);
    const goesOn = last?.run === run && run.blank === null && (last.rtl ?? false) === rtl;
    if (last && goesOn && i === before + (rtl ? -1 : 1)) {
      const joined = rtl ? own + last.text : last.text + own;
      spans[spans.length - 1] = { ...last, text: joined, width: last.width + width + blanks };
    } else spans.push({ x, width: width + blanks, text: own, run, rtl });
    x += width + blanks;
    before = i;
  }
  return { spans, width: x };
}

/** Without the blanks at the end, which would stand inside the line. */
function withoutEnd<Mark>(read: readonly Token<Mark>[]): readonly Token<Mark>[] {
  const last = read.findLastIndex((t) => t.text !== '' || t.run.blank !== null);
  return read.slice(0, last + 1).map((t, i) => (i === last ? { ...t, blanks: 0 } : t));
}
