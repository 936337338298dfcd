import { type Prose, plainText } from '../markdown/index.js';
import type { Entry, IdentifyKey, Instrument } from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { writeField } from './answers.js';
import { first, keepNext, label, lines, rule } from './flow.js';
import { READABLE } from './frame.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark } from './items.js';
import { optionLines } from './options.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { node } from './structure.js';
import { MM, PEN, U } from './units.js';

const BLANK_GAP = 6 * MM;
const BLANK_LEAST = 62 * MM;
/** Line for a self-made code. */
const CODE = 40 * MM;

/** Blanks for the person, each a column of the response file that all forms share: two to a line where they are short, with boxes where the plan names the answers. */
export function identifyRows(s: Setting, place: Place, keys: readonly IdentifyKey[]): Item[] {
  const perRow = Math.max(1, Math.min(2, Math.floor((place.width + BLANK_GAP) / (BLANK_LEAST + BLANK_GAP))));
  const width = (place.width - BLANK_GAP * (perRow - 1)) / perRow;
  const blanks = keys.filter((k) => !k.options);
  const short = blanks.filter((k) => headWidth(s, k.plain) <= width * 0.6);
  const rows: Item[] = [];
  for (let i = 0; i < short.length; i += perRow) {
    const row = short.slice(i, i + perRow);
    const marks = row.flatMap((k, n) => blankMarks(s, place, k, place.x + n * (width + BLANK_GAP), width));
    rows.push(item(PEN, marks, { keep: true }));
  }
  const long = blanks.filter((k) => !short.includes(k)).flatMap((k) => longBlank(s, place, k));
  return [...rows, ...long, ...keys.filter((k) => k.options).flatMap((k) => choiceRows(s, place, k))];
}

function headWidth(s: Setting, text: string): number {
  return textWidth(s.metrics, s.theme.styles.head, text);
}

/** A blank whose prompt is a sentence: the line stands under it. */
function longBlank(s: Setting, place: Place, key: IdentifyKey): Item[] {
  const of = node('P', place.node);
  const words = lines(s, proseRuns(s, key.prompt, 'head', of), place, {
    style: 'head',
    node: of,
    keep: true,
    before: U / 2,
    align: 'start',
  });
  const ask = { question: key.key, option: null, description: key.plain, parent: of };
  const field = writeField(ask, { x: place.x, y: 0, w: place.width, h: PEN }, false);
  const line = rule(PEN, place.x, place.x + place.width, s.theme.rules.pen);
  return [...words, item(PEN, [field, line], { keep: true })];
}

/** About whom the form is, who fills it in, and the code by which the next round finds it. */
export function aboutRows(s: Setting, place: Place, i: Instrument): Item[] {
  const rows: Item[] = [];
  if (i.raters.length > 0) {
    const about = { key: 'about', plain: s.labels.about };
    rows.push(
      item(PEN, blankMarks(s, place, about, place.x, Math.min(place.width, 100 * MM)), { keep: true }),
    );
    rows.push(...choiceRows(s, place, { key: 'rater', plain: s.labels.rater, options: i.raters }));
  }
  if (i.code) rows.push(...codeRow(s, place, i, i.code));
  return first(rows, { before: U });
}

/** The prompt of a code is a sentence: it stands on the line where there is room, else above it. */
function codeRow(s: Setting, place: Place, i: Instrument, code: Prose): Item[] {
  const of = node('P', place.node);
  const style = { style: 'text', node: of, keep: true } as const;
  const words = lines(
    s,
    proseRuns(s, code, 'text', of),
    { x: place.x, width: READABLE - CODE - 4 * MM },
    style,
  );
  const from = place.x + READABLE - CODE;
  const ask = { question: `${i.id}.code`, option: null, description: plainText(code), parent: of };
  const y = PEN - leadOf(s, 'text') + baselineOf(s, 'text') - U / 2;
  const last = words.at(-1)!;
  const field = writeField(ask, { x: from, y: last.height - PEN + U / 2, w: CODE, h: PEN }, false);
  const ruled = rule(
    last.height - leadOf(s, 'text') + baselineOf(s, 'text') + 1.5,
    from,
    from + CODE,
    s.theme.rules.pen,
  );
  return first(
    words.map((w) => (w === last ? { ...w, marks: [...w.marks, field, ruled], after: U / 2 } : w)),
    { before: Math.max(0, y - baselineOf(s, 'text')) },
  );
}

type Blank = Pick<IdentifyKey, 'key' | 'plain'>;
type Choice = Pick<IdentifyKey, 'key' | 'plain'> & { readonly options: readonly Entry[] | null };

function blankMarks(s: Setting, place: Place, key: Blank, x: number, width: number): Mark[] {
  const of = node('P', place.node);
  const y = baselineOf(s, 'label') + (PEN - leadOf(s, 'label'));
  const from = x + headWidth(s, key.plain) + 2 * MM;
  const ask = { question: key.key, option: null, description: key.plain, parent: of };
  const field = writeField(ask, { x: from, y: 0, w: x + width - from, h: PEN }, false);
  return [label(s, key.plain, 'head', x, y, of), field, rule(y + 1.5, from, x + width, s.theme.rules.pen)];
}

/** Answers that the plan names, in rows beside their prompt; a prompt without room for that stands above them. */
function choiceRows(s: Setting, place: Place, key: Choice): Item[] {
  const of = node('P', place.node);
  const beside = headWidth(s, key.plain) + 6 * MM;
  const above = beside > place.width * 0.5;
  const x = place.x + (above ? 0 : beside);
  const options = (key.options ?? []).map((option) => {
    const description = `${key.plain}: ${option.plain}`;
    return { text: option.plain, ask: { question: key.key, option: option.id, description, parent: of } };
  });
  const rows = optionLines(s, { x, width: place.x + place.width - x }, options, 'circle', 'text', of);
  const y = baselineOf(s, 'text') + U / 2;
  const head = above
    ? lines(s, [textRun(s, key.plain, 'head')], place, { style: 'head', node: of, keep: true, before: U / 2 })
    : [];
  const named = above
    ? rows
    : first(rows, { marks: [label(s, key.plain, 'head', place.x, y, of), ...(rows[0]?.marks ?? [])] });
  return keepNext([...head, ...named]).map((it) => ({ ...it, keep: true }));
}
