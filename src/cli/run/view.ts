import { displayWidth, type Ink, safeText } from '../../diagnostics/index.js';
import { clockText } from '../../plan/index.js';
import { bigTime } from './digits.js';
import { behind, currentStep, elapsed, endsAt, type Item, left, type RunState } from './state.js';

export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly unicode: boolean;
  readonly ink: Ink;
  readonly clock: 12 | 24;
  /** Of the session. */
  readonly title: string;
}

const MINUTE = 60_000;
const MARGIN = 2;
const HELP: readonly (readonly [string, string])[] = [
  ['space, →, n', 'on to what is next'],
  ['←, b', 'back: what was on goes on as if nothing had been'],
  ['+, −', 'a minute more or less for what is on'],
  ['p', 'the time stands still; p again: it goes on'],
  ['?', 'this page; any key closes it'],
  ['q', 'quit; the session can be taken up again by the clock'],
];

/** The whole screen, at most as many lines as it has rows, none wider than its columns. */
export function view(s: RunState, screen: Screen): readonly string[] {
  const head = [headLine(s, screen)];
  const foot = footLine(s, screen);
  const room = screen.rows - head.length - 1;
  const body = s.help ? helpLines(screen) : bodyLines(s, screen, room);
  const shown = body.slice(0, Math.max(0, room));
  const gap = Math.max(0, room - shown.length);
  const all = [...head, ...shown, ...Array.from({ length: gap }, () => ''), foot].slice(0, screen.rows);
  return screen.unicode ? all : all.map((l) => l.replaceAll('…', '~').replaceAll('−', '-'));
}

function headLine(s: RunState, screen: Screen): string {
  const time = clockOf(screen, s.now, true);
  const width = screen.columns - MARGIN - displayWidth(time) - 1;
  const name = cut(` ${screen.title}`, width);
  return `${screen.ink.dim(pad(name, width))} ${screen.ink.strong(time)}`;
}

function footLine(s: RunState, screen: Screen): string {
  const arrows = screen.unicode ? '→ ←' : '> <';
  const keys = s.help
    ? 'any key: close'
    : `space next  ${arrows} on, back  + - minute  p pause  ? help  q quit`;
  return screen.ink.dim(cut(` ${keys}`, screen.columns - 1));
}

function helpLines(screen: Screen): string[] {
  const signs = (text: string): string =>
    screen.unicode ? text : text.replace('→', 'right').replace('←', 'left').replace('−', '-');
  return ['', ...HELP.map(([key, what]) => cut(`  ${pad(signs(key), 14)}${what}`, screen.columns - 1))];
}

/** Parts in the order of the page; where there are too few rows, the last in rank go first. */
interface Part {
  readonly rank: number;
  readonly lines: readonly string[];
}

function bodyLines(s: RunState, screen: Screen, room: number): readonly string[] {
  const item = s.items[s.position];
  const parts = item ? running(s, screen, item) : s.position < 0 ? waiting(s, screen) : ended(s, screen);
  const kept = new Set(parts);
  for (const part of [...parts].sort((a, b) => b.rank - a.rank)) {
    if (height(kept) <= room) break;
    if (part.rank > 0) kept.delete(part);
  }
  return parts.filter((p) => kept.has(p)).flatMap((p) => p.lines);
}

function height(parts: ReadonlySet<Part>): number {
  return [...parts].reduce((sum, p) => sum + p.lines.length, 0);
}

function running(s: RunState, screen: Screen, item: Item): readonly Part[] {
  const { ink } = screen;
  return [
    { rank: 9, lines: [''] },
    { rank: 3, lines: [inset(ink.dim(cut(safeText(item.module), screen.columns - 4)))] },
    { rank: 0, lines: wrapped(item.title, screen, 2).map((l) => inset(ink.strong(l))) },
    { rank: 7, lines: [''] },
    ...timeParts(s, screen, item),
    { rank: 7, lines: [''] },
    { rank: 2, lines: stepLines(s, screen, item) },
    { rank: 4, lines: fact('Groups', item.groups, screen) },
    { rank: 5, lines: fact('Bring', item.materials, screen) },
    { rank: 10, lines: fact('Aim', item.purpose, screen) },
    { rank: 7, lines: [''] },
    { rank: 0, lines: nextLine(s, screen, s.position + 1, 'Next') },
    { rank: 6, lines: nextLine(s, screen, s.position + 2, 'Then') },
    { rank: 4, lines: lateLine(s, screen) },
  ];
}

/** What is left, as digits where there is room, always in words, and as a bar. */
function timeParts(s: RunState, screen: Screen, item: Item): readonly Part[] {
  const rest = left(s);
  const over = rest !== null && rest < 0;
  const shown = rest ?? elapsed(s) ?? 0;
  const time = `${over ? '+' : ''}${minutesAndSeconds(shown)}`;
  const words = timeWords(s, item);
  const rows = bigTime(time, screen.unicode);
  const wide = displayWidth(rows[0]!) + 4 <= screen.columns;
  const ink = over ? screen.ink.warning : screen.ink.strong;
  const big: Part = { rank: wide && screen.rows >= 18 ? 3 : 99, lines: rows.map((r) => inset(ink(r))) };
  const small = [inset(`${ink(time)} ${cut(words, screen.columns - 6 - displayWidth(time))}`)];
  const bar: Part = { rank: 5, lines: rest === null ? [] : [inset(barOf(s, screen, item))] };
  const digits = wide && screen.rows >= 18;
  return [...(digits ? [big, { rank: 8, lines: [''] }] : []), { rank: 0, lines: small }, bar];
}

function timeWords(s: RunState, item: Item): string {
  const rest = left(s);
  const total = item.minutes === null ? null : item.minutes + s.extra[s.position]!;
  const changed = s.extra[s.position]!;
  const plan = changed === 0 ? '' : ` (${changed > 0 ? '+' : '−'}${Math.abs(changed)})`;
  const state = s.paused === null ? '' : ', PAUSED';
  if (rest === null) return `so far; the plan gives it no minutes${state}`;
  return rest < 0
    ? `over its ${number(total!)} min${plan}${state}`
    : `left of ${number(total!)} min${plan}${state}`;
}

function barOf(s: RunState, screen: Screen, item: Item): string {
  const width = Math.min(60, screen.columns - 2 * MARGIN - 2);
  const total = (item.minutes! + s.extra[s.position]!) * MINUTE;
  const share = total <= 0 ? 1 : Math.min(1, Math.max(0, (elapsed(s) ?? 0) / total));
  const done = Math.round(share * width);
  const [full, empty] = screen.unicode ? ['█', '░'] : ['#', '-'];
  return `${full.repeat(done)}${empty.repeat(width - done)}`;
}

/** The step that is on, with its words; the others by their titles, as many as there is room for. */
function stepLines(s: RunState, screen: Screen, item: Item): string[] {
  const on = currentStep(s);
  const from = Math.max(0, Math.min(on - 1, item.steps.length - 4));
  return item.steps.slice(from, from + 4).flatMap((step, i) => {
    const now = from + i === on;
    const sign = now ? (screen.unicode ? '▸ now ' : '> now ') : from + i < on ? '  done' : '      ';
    const long = step.minutes === null ? '' : `, ${number(step.minutes)} min`;
    const line = cut(
      safeText(`${sign} ${step.title}${long}${now ? stepLeft(s, item, on) : ''}`),
      inner(screen),
    );
    const words = now && step.text !== '' ? wrapped(step.text, screen, 2, 9).map((l) => `         ${l}`) : [];
    return [inset(now ? screen.ink.strong(line) : line), ...words];
  });
}

function stepLeft(s: RunState, item: Item, on: number): string {
  const step = item.steps[on]!;
  if (step.minutes === null || step.from === null) return '';
  const rest = (step.from + step.minutes) * MINUTE - (elapsed(s) ?? 0);
  return rest > 0 ? `, ${minutesAndSeconds(rest)} left` : ', time is up';
}

function fact(label: string, text: string, screen: Screen): string[] {
  return text === ''
    ? []
    : [inset(`${screen.ink.dim(pad(label, 7))}${cut(safeText(text), inner(screen) - 7)}`)];
}

function nextLine(s: RunState, screen: Screen, index: number, label: string): string[] {
  const item = s.items[index];
  if (!item) return label === 'Next' ? [inset(`${screen.ink.dim(pad(label, 7))}the end`)] : [];
  const start = item.start === null ? '' : `${clockOf(screen, item.start * MINUTE, false)}  `;
  const long = item.minutes === null ? '' : `, ${number(item.minutes)} min`;
  const text = cut(safeText(`${start}${item.title}${long}`), inner(screen) - 7);
  return [inset(`${screen.ink.dim(pad(label, 7))}${label === 'Next' ? screen.ink.strong(text) : text}`)];
}

/** Beside the plan: how late, and when this ends at this rate. */
function lateLine(s: RunState, screen: Screen): string[] {
  const late = behind(s);
  const ends = endsAt(s);
  if (ends === null) return [];
  const until = `this ends at ${clockOf(screen, ends, false)}`;
  if (late === null) return [inset(screen.ink.dim(until))];
  const word = late === 0 ? 'on time' : late > 0 ? `${late} min late` : `${-late} min early`;
  const text = `${word}; ${until}`;
  return [inset(late >= 5 ? screen.ink.warning(text) : screen.ink.dim(text))];
}

function waiting(s: RunState, screen: Screen): readonly Part[] {
  const first = s.items[0];
  const start = first?.start ?? null;
  const soon = start === null ? null : start * MINUTE - s.now;
  const says =
    !s.follows || soon === null || soon <= 0
      ? 'Press space to begin.'
      : `Begins at ${clockOf(screen, start! * MINUTE, false)}, in ${minutesAndSeconds(soon)}. Space begins now.`;
  return [
    { rank: 1, lines: [''] },
    { rank: 0, lines: wrapped(screen.title, screen, 2).map((l) => inset(screen.ink.strong(l))) },
    { rank: 1, lines: [''] },
    { rank: 0, lines: [inset(cut(says, inner(screen)))] },
    { rank: 1, lines: [''] },
    ...s.items.slice(0, 8).map((_, i) => ({
      rank: 2 + i,
      lines: nextLine(s, screen, i, i === 0 ? 'First' : ''),
    })),
  ];
}

function ended(s: RunState, screen: Screen): readonly Part[] {
  const last = s.items.at(-1);
  const planned =
    last && last.start !== null && last.minutes !== null
      ? `The plan ended at ${clockOf(screen, (last.start + last.minutes) * MINUTE, false)}.`
      : '';
  return [
    { rank: 1, lines: [''] },
    { rank: 0, lines: [inset(screen.ink.strong('That was all.'))] },
    { rank: 1, lines: planned === '' ? [] : ['', inset(cut(planned, inner(screen)))] },
    { rank: 1, lines: ['', inset(cut('Back with the left arrow, quit with q.', inner(screen)))] },
  ];
}

function clockOf(screen: Screen, ms: number, seconds: boolean): string {
  const text = clockText(screen.clock, Math.floor(ms / MINUTE));
  if (!seconds) return text;
  const second = String(Math.floor(ms / 1000) % 60).padStart(2, '0');
  return text.replace(/(\d\d)(?!.*\d)/, `$1:${second}`);
}

/** `12:05`; of hours `1:02:05`. What is left is rounded up, so that 20 minutes begin with 20:00. */
function minutesAndSeconds(ms: number): string {
  const all = Math.abs(ms < 0 ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000));
  const [h, m, sec] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const tail = String(sec).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}

function number(n: number): string {
  return String(Math.round(n * 10) / 10);
}

function inner(screen: Screen): number {
  return Math.max(8, screen.columns - 2 * MARGIN);
}

function inset(text: string): string {
  return `${' '.repeat(MARGIN)}${text}`;
}

function pad(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - displayWidth(text)))}`;
}

/** Not wider than so many columns. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  for (const char of text) {
    if (displayWidth(out + char) > width - 1) break;
    out += char;
  }
  return `${out.trimEnd()}…`;
}

/** In lines of whole words, the last one cut. */
function wrapped(text: string, screen: Screen, most: number, less = 0): string[] {
  const width = inner(screen) - less;
  const lines: string[] = [];
  let line = '';
  for (const word of safeText(text).split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) > width && line !== '' && lines.length < most - 1) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((l) => cut(l, width));
}
