import LineBreaker from 'linebreak';
import { type Metrics, type TextStyle, textWidth } from './metrics.js';

/** Text of one style. `mark` travels with it to the page: a link, a footnote's call, a tint. */
export interface Run<Mark> {
  readonly text: string;
  readonly style: TextStyle;
  /** Points above the baseline. */
  readonly rise: number;
  readonly mark: Mark | null;
  /** A blank to write on, so wide (points); its text is empty. */
  readonly blank: number | null;
}

/** A stretch of a line in one style; `x` from the line's start, in points. */
export interface Span<Mark> {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly run: Run<Mark>;
}

export interface Line<Mark> {
  readonly spans: readonly Span<Mark>[];
  readonly width: number;
}

export interface Breaking {
  /** Points. */
  readonly width: number;
  /** Lines of even length, for titles: no word alone on the last line. */
  readonly even?: boolean;
}

/** A part of a run that no line may end in, with the blanks behind it. */
interface Token<Mark> {
  readonly run: Run<Mark>;
  readonly text: string;
  readonly width: number;
  readonly blanks: number;
}

/** Tokens between two places where a line may end. */
interface Chunk<Mark> {
  readonly tokens: readonly Token<Mark>[];
  /** With the blanks inside, without those at its end. */
  readonly width: number;
  readonly blanks: number;
  /** A line ends behind it in any case. */
  readonly required: boolean;
}

/** Runs → lines, ragged right. A word wider than the line is broken where it must; nothing is lost. */
export function breakLines<Mark>(
  runs: readonly Run<Mark>[],
  metrics: Metrics,
  breaking: Breaking,
): readonly Line<Mark>[] {
  const chunks = chunksOf(runs, metrics).flatMap((c) =>
    c.width > breaking.width ? splitWide(c, metrics, breaking.width) : c,
  );
  const lines = fillLines(chunks, breaking.width);
  if (!breaking.even || lines.length < 2) return withoutRunt(lines, breaking.width).map(lineOf);
  return fillLines(chunks, evenWidth(chunks, lines.length, breaking.width)).map(lineOf);
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
function evenWidth<Mark>(chunks: readonly Chunk<Mark>[], count: number, width: number): number {
  let low = Math.max(...chunks.map((c) => c.width));
  let high = width;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fillLines(chunks, middle).length > count) low = middle;
    else high = middle;
  }
  return high;
}

/** Characters that the page must not show: soft hyphens and zero-width signs stay out of the text that is drawn. */
const INVISIBLE = /[\u00ad\u200b\u200c\u2060\ufeff]/g;

function chunksOf<Mark>(runs: readonly Run<Mark>[], metrics: Metrics): Chunk<Mark>[] {
  const text = runs.map((r) => (r.blank === null ? r.text : '\ufffc')).join('');
  const chunks: Chunk<Mark>[] = [];
  const ends = breaksOf(text);
  let from = 0;
  for (const { position, required } of ends) {
    const tokens = tokensOf(runs, from, position, metrics);
    chunks.push(chunkOf(tokens, required));
    from = position;
  }
  return chunks;
}

/** Offsets behind which a line may end. A range of figures stays whole: `12–14`. */
function breaksOf(text: string): { position: number; required: boolean }[] {
  const breaker = new LineBreaker(text);
  const out: { position: number; required: boolean }[] = [];
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const around = text.slice(Math.max(0, found.position - 2), found.position + 1);
    const inRange = /^\d[–-]\d$/.test(around);
    // An address is not parted right behind its scheme.
    const inAddress = /[a-z]:\/{1,2}$/i.test(text.slice(Math.max(0, found.position - 4), found.position));
    if ((inRange || inAddress) && !found.required) continue;
    out.push({ position: found.position, required: found.required && text[found.position - 1] === '\n' });
  }
  return out;
}

function tokensOf<Mark>(
  runs: readonly Run<Mark>[],
  from: number,
  to: number,
  metrics: Metrics,
): Token<Mark>[] {
  const tokens: Token<Mark>[] = [];
  let at = 0;
  for (const run of runs) {
    const length = run.blank === null ? run.text.length : 1;
    const [start, end] = [Math.max(from, at), Math.min(to, at + length)];
    if (start < end) {
      const raw =
        run.blank === null
          ? run.text
              .slice(start - at, end - at)
              .replace(INVISIBLE, '')
              .replace(/[\n\r]/g, '')
          : '';
      const word = raw.replace(/ +$/, '');
      const blanks = raw.length > word.length ? metrics.space(run.style.face) * run.style.size : 0;
      const width = run.blank ?? textWidth(metrics, run.style, word);
      if (word !== '' || blanks > 0 || run.blank !== null) tokens.push({ run, text: word, width, blanks });
    }
    at += length;
  }
  return tokens;
}

function chunkOf<Mark>(tokens: readonly Token<Mark>[], required: boolean): Chunk<Mark> {
  const all = tokens.reduce((sum, t) => sum + t.width + t.blanks, 0);
  const blanks = trailing(tokens);
  return { tokens, width: all - blanks, blanks, required };
}

function trailing<Mark>(tokens: readonly Token<Mark>[]): number {
  let blanks = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    blanks += tokens[i]!.blanks;
    if (tokens[i]!.text !== '' || tokens[i]!.run.blank !== null) break;
  }
  return blanks;
}

/** A word wider than the line: as many characters to a line as fit. */
function splitWide<Mark>(chunk: Chunk<Mark>, metrics: Metrics, width: number): Chunk<Mark>[] {
  const out: Chunk<Mark>[] = [];
  for (const token of chunk.tokens) {
    if (token.width <= width || token.run.blank !== null) {
      out.push(chunkOf([token], false));
      continue;
    }
    let part = '';
    for (const char of token.text) {
      const hyphen = /\p{L}$/u.test(part) && /\p{L}/u.test(char) ? '-' : '';
      if (part !== '' && textWidth(metrics, token.run.style, part + char + hyphen) > width) {
        part += hyphen;
        out.push(
          chunkOf(
            [{ ...token, text: part, width: textWidth(metrics, token.run.style, part), blanks: 0 }],
            false,
          ),
        );
        part = '';
      }
      part += char;
    }
    out.push(chunkOf([{ ...token, text: part, width: textWidth(metrics, token.run.style, part) }], false));
  }
  const last = out.pop()!;
  return [...out, { ...last, required: chunk.required }];
}

function fillLines<Mark>(chunks: readonly Chunk<Mark>[], width: number): Chunk<Mark>[][] {
  const lines: Chunk<Mark>[][] = [];
  let line: Chunk<Mark>[] = [];
  let used = 0;
  for (const chunk of chunks) {
    if (line.length > 0 && used + chunk.width > width + 0.001) {
      lines.push(line);
      line = [];
      used = 0;
    }
    line.push(chunk);
    used += chunk.width + chunk.blanks;
    if (chunk.required) {
      lines.push(line);
      line = [];
      used = 0;
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function lineOf<Mark>(chunks: readonly Chunk<Mark>[]): Line<Mark> {
  const tokens = chunks.flatMap((c) => c.tokens);
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
