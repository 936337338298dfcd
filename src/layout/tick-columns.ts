import { type Prose, plainText } from '../markdown/index.js';
import type { Instrument, Scale } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { onTwoLines } from './columns.js';
import { lines } from './flow.js';
import { proseRuns } from './inline.js';
import { type AnswerSet, answerSets, type Block } from './rows.js';
import type { Place, Setting } from './setting.js';
import { MM } from './units.js';

/** Centres of boxes stand 10 mm apart or more; scales of many points get as narrow as 8 mm. */
const WIDEST = 24 * MM;
const USUAL = 12 * MM;
const LEAST = 8 * MM;
const NUMBER_COLUMN = 8 * MM;
const TEXT_SHARE = 0.36;
/** Where less than this would be left beside the boxes, the text stands above them. */
const LEAST_TEXT = 34 * MM;
/** Between the answers of one mark and those of the next. */
const SET_GAP = 6 * MM;

/** The answers of one mark, in columns. */
export interface AnswerColumns {
  readonly of: AnswerSet;
  /** Centres of the answers' columns. */
  readonly centres: readonly number[];
}

export interface Columns {
  readonly number: number;
  readonly text: number;
  readonly textWidth: number;
  readonly sets: readonly AnswerColumns[];
  readonly width: number;
  /** The item's text stands above its boxes, because there is no room beside them. */
  readonly stacked: boolean;
  /** Values are shown where people count with them. */
  readonly counted: boolean;
  /** Labels are too long to stand over their boxes: numbers stand there, and a key above says what they mean. */
  readonly keyed: boolean;
}

export const countOf = (sets: readonly AnswerSet[]): number =>
  sets.reduce((n, x) => n + x.scale.answers.length, 0);

/** Whether so many boxes find room side by side at all. */
export function fitsTicks(place: Place, i: Instrument): boolean {
  const sets = answerSets(i);
  return countOf(sets) * LEAST + (sets.length - 1) * SET_GAP <= place.width;
}

export function columnsOf(s: Setting, place: Place, i: Instrument, blocks: readonly Block[]): Columns {
  const sets = answerSets(i);
  const count = countOf(sets);
  const gaps = (sets.length - 1) * SET_GAP;
  const words = sets.flatMap(({ scale }) => [
    ...scale.answers.map((a) => longestWord(s, a.text)),
    ...[...scale.marks.values()].map((m) => longestWord(s, m)),
  ]);
  // Heads of two lines, where that leaves the items half of the width; else the longest word decides.
  const half = (place.width * 0.5 - gaps) / count;
  const heads = headTexts(sets)
    .map((text) => onTwoLines(s, 'head', text) + 1.5 * MM)
    .filter((w) => w <= half);
  const wanted = Math.min(WIDEST, Math.max(USUAL, ...words.map((w) => w + 2 * MM), ...heads));
  const most = (place.width * (1 - TEXT_SHARE) - gaps) / count;
  // Words that would have to be cut get the whole width, under the text.
  const room = wanted > most ? (place.width - gaps) / count : most;
  const width = Math.max(LEAST, Math.min(wanted, room));
  const numbered = blocks.some((b) => b.items.some((x) => x.number !== ''));
  const number = numbered ? NUMBER_COLUMN : 0;
  const all = width * count + gaps;
  const beside = place.width - number - all - 4 * MM;
  const stacked = wanted > most || beside < LEAST_TEXT;
  let x = place.x + place.width - all;
  const placed = sets.map((of): AnswerColumns => {
    const centres = of.scale.answers.map((_, n) => x + width * (n + 0.5));
    x += width * of.scale.answers.length + SET_GAP;
    return { of, centres };
  });
  return {
    number,
    text: place.x + number,
    textWidth: stacked ? place.width - number : beside,
    sets: placed,
    width,
    stacked,
    counted: i.totals || i.showReversed,
    keyed: sets.some(({ scale }) => tooLong(s, scale, width)),
  };
}

/** What stands over the columns. */
function headTexts(sets: readonly AnswerSet[]): string[] {
  return sets.flatMap(({ scale }) =>
    (scale.numeric ? [...scale.marks.values()] : scale.answers.map((a) => a.text)).map(plainText),
  );
}

/** Heads of more than five lines are no longer read at a glance. */
function tooLong(s: Setting, scale: Scale, width: number): boolean {
  const at = { x: 0, width: width - 1 * MM };
  const texts = scale.numeric ? [...scale.marks.values()] : scale.answers.map((a) => a.text);
  return texts.some(
    (t) => lines(s, proseRuns(s, t, 'head'), at, { style: 'head', node: null, align: 'center' }).length > 5,
  );
}

function longestWord(s: Setting, text: Prose): number {
  const { face, size } = s.theme.styles.head;
  return Math.max(
    0,
    ...plainText(text)
      .split(/[ \u00a0]/)
      .map((w) => textWidth(s.metrics, { face, size }, w)),
  );
}
