import LineBreaker from 'linebreak';
import { type Direction, type Levels, levelsOf } from './bidi.js';
import { type Metrics, stretchWidth } from './metrics.js';
import { type Chunk, chunkOf, type Run, type Token } from './types.js';

/** Characters that the page must not show; what they steer has been done before anything is drawn. */
// biome-ignore lint/suspicious/noMisleadingCharacterClass: a set of single code points, joiners among them
const INVISIBLE = /[\n\r\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]/g;

/** They part or join letters of scripts that have joined forms, and mean nothing elsewhere. */
const JOINERS = /[\u200c\u200d]/g;
const JOINED = /[\u0600-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc]/;

/** Scripts without blanks between words, in which a dictionary finds the words (UAX #14: SA). */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/** Runs → what lines are made of. */
export function chunksOf<Mark>(
  runs: readonly Run<Mark>[],
  metrics: Metrics,
  around: Direction,
): Chunk<Mark>[] {
  const text = runs.map((r) => (r.blank === null ? r.text : '\ufffc')).join('');
  const levels = levelsOf(text, around);
  const chunks: Chunk<Mark>[] = [];
  let from = 0;
  for (const { position, required } of breaksOf(text)) {
    chunks.push(chunkOf(tokensOf(runs, from, position, metrics, levels), required));
    from = position;
  }
  return chunks;
}

interface Break {
  readonly position: number;
  readonly required: boolean;
}

/** Offsets behind which a line may end. A range of figures stays whole: `12–14`. Soft hyphens are no ends yet. */
function breaksOf(text: string): Break[] {
  const breaker = new LineBreaker(text);
  const out: Break[] = [];
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    const { position } = found;
    const around = text.slice(Math.max(0, position - 2), position + 1);
    const inRange = /^\d[–-]\d$/.test(around);
    const isSoft = text[position - 1] === '\u00ad' && position < text.length;
    // An address is not parted right behind its scheme.
    const inAddress = /[a-z]:\/{1,2}$/i.test(text.slice(Math.max(0, position - 4), position));
    if ((inRange || isSoft || inAddress) && !found.required) continue;
    out.push({ position, required: found.required && text[position - 1] === '\n' });
  }
  return UNSPACED.test(text) ? withWords(text, out) : out;
}

/** Further ends between words that are written without blanks. */
function withWords(text: string, breaks: readonly Break[]): Break[] {
  const known = new Set(breaks.map((b) => b.position));
  const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)];
  const more = words
    .map((w) => w.index)
    .filter((i) => i > 0 && !known.has(i) && UNSPACED.test(text[i - 1]!) && UNSPACED.test(text[i]!));
  const found = more.map((position): Break => ({ position, required: false }));
  return [...breaks, ...found].sort((a, b) => a.position - b.position);
}

function tokensOf<Mark>(
  runs: readonly Run<Mark>[],
  from: number,
  to: number,
  metrics: Metrics,
  levels: Levels | null,
): Token<Mark>[] {
  const tokens: Token<Mark>[] = [];
  let at = 0;
  for (const run of runs) {
    const length = run.blank === null ? run.text.length : 1;
    const [first, end] = [Math.max(from, at), Math.min(to, at + length)];
    for (let start = first; start < end; ) {
      const stop = levelEnd(levels?.levels, start, end);
      const level = levels?.levels[start] ?? 0;
      const raw = run.blank === null ? run.text.slice(start - at, stop - at) : '';
      tokens.push(...tokenOf(run, raw, level, levels?.bases[start] ?? 'ltr', metrics));
      start = stop;
    }
    at += length;
  }
  return tokens;
}

/** Where the level of `start` ends, before `end`. */
function levelEnd(levels: Uint8Array | undefined, start: number, end: number): number {
  if (!levels) return end;
  let stop = start + 1;
  while (stop < end && levels[stop] === levels[start]) stop++;
  return stop;
}

function tokenOf<Mark>(
  run: Run<Mark>,
  raw: string,
  level: number,
  base: Direction,
  metrics: Metrics,
): Token<Mark>[] {
  const shown = raw.replace(INVISIBLE, '').replace(JOINERS, (joiner) => (JOINED.test(raw) ? joiner : ''));
  const word = shown.replace(/ +$/, '');
  const blanks = shown.length > word.length ? metrics.space(run.style.face) * run.style.size : 0;
  const [text, ...rest] = word.split('\u00ad');
  if (word === '' && blanks === 0 && run.blank === null) return [];
  const parts = [text!, ...rest];
  const soft = rest.map((_, i) => parts.slice(0, i + 1).join('').length);
  const whole = parts.join('');
  const width = run.blank ?? stretchWidth(metrics, run.style, whole, level % 2 === 1);
  return [{ run, text: whole, width, blanks, level, base, soft }];
}

/** A word wider than the line: as many characters to a line as fit. */
export function splitWide<Mark>(chunk: Chunk<Mark>, metrics: Metrics, width: number): Chunk<Mark>[] {
  const out = chunk.tokens.flatMap((token) =>
    token.width <= width || token.run.blank !== null
      ? [chunkOf([token], false)]
      : splitToken(token, metrics, width),
  );
  const last = out.pop()!;
  return [...out, { ...last, required: chunk.required }];
}

/** Letters of alphabets that are parted by a hyphen. */
const PARTED = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;

function splitToken<Mark>(token: Token<Mark>, metrics: Metrics, width: number): Chunk<Mark>[] {
  const out: Chunk<Mark>[] = [];
  const wide = (text: string): number => stretchWidth(metrics, token.run.style, text, token.level % 2 === 1);
  const part = (text: string, blanks: number): Chunk<Mark> =>
    chunkOf([{ ...token, text, width: wide(text), blanks, soft: [] }], false);
  let text = '';
  for (const letter of lettersOf(token.text)) {
    const hyphen = PARTED.test(letter) && PARTED.test(lastOf(text)) ? '-' : '';
    if (text !== '' && wide(text + letter + hyphen) > width) {
      out.push(part(text + hyphen, 0));
      text = '';
    }
    text += letter;
  }
  return [...out, part(text, token.blanks)];
}

/** Letters with their marks. */
function lettersOf(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), (s) => s.segment);
}

function lastOf(text: string): string {
  return text.match(/\P{M}\p{M}*$/u)?.[0] ?? '';
}
