import { splitWide } from './chunks.js';
import { type Metrics, stretchWidth } from './metrics.js';
import { type Breaking, type Chunk, chunkOf, type Token } from './types.js';

/** Words are only parted where the line would be left emptier than this share of its width. */
const LOOSE = 0.25;
/** Lines that may end in a hyphen one after the other. */
const IN_A_ROW = 2;

/** Chunks → lines, each as full as it can be. */
export function fillLines<Mark>(
  chunks: readonly Chunk<Mark>[],
  metrics: Metrics,
  breaking: Breaking,
): Chunk<Mark>[][] {
  const { width } = breaking;
  const lines: Chunk<Mark>[][] = [];
  const waiting = [...chunks].reverse();
  let line: Chunk<Mark>[] = [];
  let used = 0;
  let hyphens = 0;
  const end = (): void => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (used + chunk.width > width + 0.001) {
      const room = width - used;
      const mayPart = line.length === 0 || (hyphens < IN_A_ROW && waiting.length > 0 && room > width * LOOSE);
      const parted = part(chunk, metrics, room, mayPart ? breaking.hyphenate : null);
      if (parted) {
        line.push(parted[0]);
        waiting.push(parted[1]);
        hyphens++;
        end();
        continue;
      }
      hyphens = 0;
      if (line.length > 0) {
        waiting.push(chunk);
        end();
        continue;
      }
      const pieces = splitWide(chunk, metrics, width);
      if (pieces.length > 1) {
        waiting.push(...pieces.reverse());
        continue;
      }
    }
    line.push(chunk);
    used += chunk.width + chunk.blanks;
    if (chunk.required) end();
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** Whether a word could be parted at all. */
export function canPart<Mark>(chunk: Chunk<Mark>, breaking: Breaking): boolean {
  return chunk.tokens.some((t) => pointsOf(t, breaking.hyphenate ?? null).length > 0);
}

/** A word up to the last place where it may be parted before `room` ends, with a hyphen, and its rest. */
function part<Mark>(
  chunk: Chunk<Mark>,
  metrics: Metrics,
  room: number,
  hyphenate: Breaking['hyphenate'],
): readonly [Chunk<Mark>, Chunk<Mark>] | null {
  const { tokens } = chunk;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    const before = tokens.slice(0, i).reduce((w, t) => w + t.width + t.blanks, 0);
    if (before >= room) continue;
    for (const point of pointsOf(token, hyphenate ?? null).toReversed()) {
      const head = cut(token, metrics, `${token.text.slice(0, point)}-`, 0, []);
      if (before + head.width > room) continue;
      const soft = token.soft.filter((s) => s > point).map((s) => s - point);
      const rest = cut(token, metrics, token.text.slice(point), token.blanks, soft);
      return [
        chunkOf([...tokens.slice(0, i), head], false),
        chunkOf([rest, ...tokens.slice(i + 1)], chunk.required),
      ];
    }
  }
  return null;
}

function cut<Mark>(
  token: Token<Mark>,
  metrics: Metrics,
  text: string,
  blanks: number,
  soft: readonly number[],
): Token<Mark> {
  const width = stretchWidth(metrics, token.run.style, text, token.level % 2 === 1);
  return { ...token, text, width, blanks, soft };
}

const WORD = /[\p{L}\p{M}]+/gu;

/** A word with soft hyphens is parted at these only, others where the language's patterns allow it. */
function pointsOf<Mark>(token: Token<Mark>, hyphenate: Breaking['hyphenate']): readonly number[] {
  const soft = token.soft.filter((s) => s > 0 && s < token.text.length);
  if (soft.length > 0 || !hyphenate || token.run.blank !== null) return soft;
  return [...token.text.matchAll(WORD)].flatMap((w) => hyphenate(w[0]).map((point) => w.index + point));
}
