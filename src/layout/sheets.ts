import { say } from '../labels/index.js';
import { type Prose, plainText } from '../markdown/index.js';
import type {
  Block,
  CardsBlock,
  Entry,
  Handout,
  IdentifyKey,
  Instrument,
  Sheet,
  Worksheet,
} from '../plan/index.js';
import { textWidth } from '../text/index.js';
import { writeField } from './answers.js';
import { bodyItems, type Inside } from './body.js';
import { cardsUnder } from './cards.js';
import {
  first,
  hang,
  inSection,
  keepNext,
  keyed,
  label,
  lines,
  rule,
  textBlock,
  together,
  units,
} from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { instrumentItems, wantsLandscape } from './instrument.js';
import { type Item, item, type Mark } from './items.js';
import { optionLines } from './options.js';
import { type LineCounter, noted, prose, sentence } from './prose.js';
import { baselineOf, leadOf, type NoteCounter, type Place, type Setting } from './setting.js';
import { headingRole, node } from './structure.js';
import { MM, PEN, U } from './units.js';

/** Instructions stay at 144 mm, so that they are read easily. */
const READABLE = 144 * MM;
const BLANK_GAP = 6 * MM;
const BLANK_LEAST = 62 * MM;
/** Text of a reading beside a margin for notes, and the room for its line numbers. */
const READING = 112 * MM;
const MARGIN_NUMBERS = 10 * MM;
/** Line for a self-made code. */
const CODE = 40 * MM;

/** What stands inside bodies is printed as it is elsewhere, without a page of its own. */
export const inside = (s: Setting, anonymous = false): Inside => ({
  instrument: (place, id, show) => {
    const found = s.plan.instruments.find((i) => i.id === id);
    if (!found) return [];
    // What is answered without a name is not printed on a sheet that asks for one.
    if (found.print === 'loose' && !anonymous) return sentence(s, place, separately(s, found), 'aside', U);
    return first(instrumentInside(s, place, found, show), { before: units(2) });
  },
  handout: (place, id, part) => {
    const found = s.plan.handouts.find((h) => h.id === id);
    return found ? handoutBody(s, place, found, part) : [];
  },
});

function instrumentInside(
  s: Setting,
  place: Place,
  i: Instrument,
  show: { readonly title: boolean; readonly instructions: boolean },
): Item[] {
  const title = show.title
    ? textBlock(s, place, i.title, headingRole(place.depth), { style: 'section', keep: true, even: true })
    : [];
  const text = show.instructions ? instructions(s, place, i) : [];
  const items = [...title, ...text, ...aboutRows(s, place, i), ...instrumentItems(s, place, i)];
  return keyed(printed(s, items, i.id), `sheet:${i.id}`);
}

/** The fingerprint of the form travels with its items to the foot of the page. */
function printed(s: Setting, items: readonly Item[], id: string): Item[] {
  const print = s.forms.form.get(id)?.fingerprint ?? null;
  return items.map((it) => ({ ...it, print }));
}

/** An instrument with title and blanks, from the head of a page. */
export function instrumentSheet(s: Setting, place: Place, i: Instrument): Item[] {
  return onItsPaper(s, place, i, i.orientation === null && wantsLandscape(s, place, i), (t, at) =>
    uprightInstrument(t, at, i),
  );
}

/** On a turned page where the plan says so, or where nothing is said and only that has room. */
function onItsPaper(
  s: Setting,
  place: Place,
  sheet: Sheet,
  wide: boolean,
  make: (s: Setting, place: Place) => Item[],
): Item[] {
  if (!wide && sheet.orientation !== 'landscape') return make(s, place);
  const turned = { ...s, frame: s.landscape };
  const at = { ...place, x: 0, width: turned.frame.width };
  return make(turned, at).map((it) => ({ ...it, landscape: true }));
}

function uprightInstrument(s: Setting, place: Place, i: Instrument): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  return finish(s, i, [
    ...sheetHead(s, place, i),
    ...aboutRows(s, place, i),
    ...withSource(instrumentItems(s, inner, i), sourceLine(s, place, i)),
  ]);
}

/** A worksheet with title and blanks, from the head of a page. */
export function worksheetSheet(s: Setting, place: Place, w: Worksheet): Item[] {
  return onItsPaper(s, place, w, false, (t, at) => uprightWorksheet(t, at, w));
}

function uprightWorksheet(s: Setting, place: Place, w: Worksheet): Item[] {
  const inner = { ...place, depth: place.depth + 1 };
  const all = cardsOf(w);
  const cards = all?.length === 1 ? all[0] : undefined;
  if (isCards(w)) return finish(s, w, bodyItems(s, inner, w.id, w.body, inside(s)));
  const head = sheetHead(s, place, w);
  const under = cards && !w.source ? cardsUnder(s, inner, cards, head) : null;
  if (under) return finish(s, w, under);
  return finish(s, w, [
    ...head,
    ...withSource(bodyItems(s, inner, w.id, w.body, inside(s, w.anonymous)), sourceLine(s, place, w)),
  ]);
}

/** A worksheet's questions where they are asked for, without its title and blanks. */
export function worksheetQuestions(s: Setting, place: Place, w: Worksheet): Item[] {
  return keyed(printed(s, bodyItems(s, place, w.id, w.body, inside(s)), w.id), `sheet:${w.id}`);
}

/** Cards fill their pages: a title would need one of its own, so it stands in the running head alone. */
function isCards(w: Worksheet): boolean {
  return !w.instructions && cardsOf(w) !== null;
}

/** The cards of a worksheet that has nothing else. */
function cardsOf(w: Worksheet): readonly CardsBlock[] | null {
  const blocks = w.body.filter((b) => b.block !== 'page-break');
  const cards = blocks.flatMap((b) => (b.block === 'cards' ? [b] : []));
  return cards.length > 0 && cards.length === blocks.length ? cards : null;
}

/** Whether anything is answered on it; else nobody's name is asked for. */
function hasQuestions(s: Setting, id: string): boolean {
  const printsInstrument = (body: readonly Block[]): boolean =>
    body.some((b) =>
      b.block === 'columns'
        ? b.columns.some(printsInstrument)
        : b.block === 'box'
          ? printsInstrument(b.body)
          : b.block === 'instrument',
    );
  const worksheet = s.plan.worksheets.find((w) => w.id === id);
  const questions = s.forms.form.get(id)?.questions.length ?? 0;
  return questions > 0 || !worksheet || printsInstrument(worksheet.body);
}

function finish(s: Setting, sheet: Sheet, items: readonly Item[]): Item[] {
  const title = plainText(sheet.title);
  const named = keyed(printed(s, items, sheet.id), `sheet:${sheet.id}`);
  const marked = inSection(named, sectionOf(s, sheet, title));
  // Fronts whose backs follow say themselves on which side they begin.
  return first(marked, { start: items[0]?.start ?? 'page', bookmark: { title, level: sheetLevel(s) } });
}

/** What the running head says of a sheet; null where the module's name is enough. */
function sectionOf(s: Setting, sheet: Sheet, title: string): Item['section'] {
  const untitled = s.plan.worksheets.some((w) => w.id === sheet.id && isCards(w));
  if (untitled && !sheet.anonymous) return { head: title, continued: title };
  if (s.kind !== 'sheet') return null;
  const head = sheet.anonymous ? s.labels.anonymous : '';
  return { head, continued: head === '' ? `${title}, ${s.labels.continued}` : head };
}

function sheetLevel(s: Setting): number {
  return s.kind === 'sheet' ? 0 : 2;
}

function sheetHead(s: Setting, place: Place, sheet: Sheet): Item[] {
  const asks = hasQuestions(s, sheet.id);
  const keys = s.plan.identify.filter((k) => asks && sheet.identify.includes(k.key));
  const number = s.numbers.get(sheet.id);
  const audience = sheet.audience === null ? [] : [say(s.labels.forWhom, { name: sheet.audience })];
  const above = [...(number ? [number] : []), ...audience].join(' · ');
  const over = above === '' ? [] : textBlock(s, place, above, 'P', { style: 'head', keep: true });
  const title = textBlock(s, place, sheet.title, headingRole(place.depth), {
    style: 'title',
    keep: true,
    even: true,
  });
  const blanks = identifyRows(s, place, keys);
  return [
    ...blanks,
    ...first([...over, ...title], { before: blanks.length > 0 ? units(2) : 0 }),
    ...instructions(s, place, sheet),
  ];
}

function instructions(s: Setting, place: Place, sheet: Sheet): Item[] {
  if (!sheet.instructions) return [];
  const at = { ...place, width: Math.min(place.width, READABLE) };
  return keepNext(prose(s, at, sheet.instructions, { style: 'text', before: U / 2 }));
}

/** Blanks for the person, each a column of the response file that all forms share: two to a line where they are short, with boxes where the plan names the answers. */
function identifyRows(s: Setting, place: Place, keys: readonly IdentifyKey[]): Item[] {
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
  });
  const ask = { question: key.key, option: null, description: key.plain, parent: of };
  const field = writeField(ask, { x: place.x, y: 0, w: place.width, h: PEN }, false);
  const line = rule(PEN, place.x, place.x + place.width, s.theme.rules.pen);
  return [...words, item(PEN, [field, line], { keep: true })];
}

/** About whom the form is, who fills it in, and the code by which the next round finds it. */
function aboutRows(s: Setting, place: Place, i: Instrument): Item[] {
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

/** A source is not left alone on a page: the last row or lines go with it. */
export function withSource(items: readonly Item[], source: readonly Item[]): Item[] {
  return source.length === 0 ? [...items] : [...keepNext(items), ...together(source)];
}

function sourceLine(s: Setting, place: Place, sheet: Sheet): Item[] {
  return sheet.source
    ? noted(s, { ...place, width: Math.min(place.width, READABLE) }, sheet.source, {
        style: 'note',
        before: units(2),
      })
    : [];
}

/** A reading from the head of a page: who wrote it, what to do with it, its parts, its source. */
export function handoutSheet(s: Setting, place: Place, h: Handout, minutes: string): Item[] {
  if (h.margin === 'notes') return marginSheet(s, place, h, minutes);
  const text = readPlace(s, place);
  const number = s.numbers.get(h.id) ?? s.labels.reading;
  const side = [number, minutes]
    .filter((x) => x !== '')
    .flatMap((x, i) =>
      textBlock(s, { ...place, width: s.frame.label }, x, 'P', { style: i === 0 ? 'head' : 'label' }),
    );
  const title = textBlock(s, text, h.title, headingRole(place.depth), {
    style: 'title',
    keep: true,
    even: true,
  });
  const author = h.author
    ? textBlock(s, text, [h.author, h.published].filter((x) => x !== null).join(', '), 'P', {
        style: 'label',
        keep: true,
      })
    : [];
  const todo = h.instructions ? keepNext(prose(s, text, h.instructions, { style: 'aside', before: U })) : [];
  const shift = first(side, { before: 0 }).map((it, i) =>
    i === 0
      ? {
          ...it,
          marks: it.marks.map((m) =>
            m.kind === 'text'
              ? { ...m, y: m.y + (leadOf(s, 'title') * 0.733 - leadOf(s, 'head') * 0.733) }
              : m,
          ),
          height: leadOf(s, 'title'),
        }
      : it,
  );
  const head = hang(shift, [...title, ...author, ...todo]);
  return readingFrom(s, place, h, head, text);
}

/** Head and text of a reading, from the head of a page. */
function readingFrom(s: Setting, place: Place, h: Handout, head: readonly Item[], text: Place): Item[] {
  const body = handoutBody(s, { ...text, depth: place.depth + 1 }, h, null);
  const name = plainText(h.title);
  const all = keyed([...head, ...first(body, { before: units(2) })], `sheet:${h.id}`);
  const section = { head: s.kind === 'sheet' ? '' : name, continued: `${name}, ${s.labels.continued}` };
  return first(inSection(all, section), { start: 'page', bookmark: { title: name, level: sheetLevel(s) } });
}

/** A reading whose outer side is left free to write in; its label stands above the title. */
function marginSheet(s: Setting, place: Place, h: Handout, minutes: string): Item[] {
  const width = Math.min(READING, place.width * 0.68);
  const text = { ...place, x: place.x + MARGIN_NUMBERS, width };
  const number = s.numbers.get(h.id) ?? s.labels.reading;
  const over = [number, minutes].filter((x) => x !== '').join(' · ');
  const author = [h.author, h.published].filter((x) => x !== null).join(', ');
  const head = [
    ...textBlock(s, text, over, 'P', { style: 'head', keep: true }),
    ...textBlock(s, text, h.title, headingRole(place.depth), { style: 'title', keep: true, even: true }),
    ...(author === '' ? [] : textBlock(s, text, author, 'P', { style: 'label', keep: true })),
    ...(h.instructions ? keepNext(prose(s, text, h.instructions, { style: 'aside', before: U })) : []),
  ];
  // On left-hand pages the outer side is the left one.
  const swing = s.frame.width - MARGIN_NUMBERS - width;
  const narrow = { ...s, frame: { ...s.frame, text: MARGIN_NUMBERS, textWidth: width } };
  return readingFrom(narrow, place, h, head, text).map((it) => ({ ...it, swing }));
}

function readPlace(s: Setting, place: Place): Place {
  return { ...place, x: place.x + s.frame.text, width: s.frame.textWidth };
}

/** Text and parts of a reading; line and note numbers run on. */
function handoutBody(s: Setting, place: Place, h: Handout, part: string | null): Item[] {
  const notes: NoteCounter = { count: 0 };
  const counter: LineCounter | undefined = h.lines ? { count: 0, distance: 6 * MM } : undefined;
  const paragraphs: LineCounter | undefined = h.paragraphs ? { count: 0, distance: 6 * MM } : undefined;
  const how = {
    style: 'text' as const,
    // Numbered paragraphs stand apart, so that each number is seen to be one's own.
    indented: !h.paragraphs,
    notes,
    ...(counter ? { counter } : {}),
    ...(paragraphs ? { paragraphs } : {}),
  };
  const parts = h.parts.filter((p) => part === null || p.id === part);
  const opening = h.text && part === null ? prose(s, place, h.text, how) : [];
  const rest = parts.flatMap((p, i) => {
    const title = p.title
      ? textBlock(s, place, p.title, headingRole(place.depth), {
          style: 'section',
          before: units(i === 0 && opening.length === 0 ? 0 : 3),
          after: U / 2,
          keep: true,
          even: true,
        })
      : [];
    const body = prose(s, { ...place, depth: place.depth + 1 }, p.text, {
      ...how,
      before: p.title ? 0 : U,
      under: p.title !== null,
    });
    return keyed([...title, ...body], `part:${h.id}.${p.id}`);
  });
  return withSource([...opening, ...rest], handoutSource(s, place, h, notes));
}

function handoutSource(s: Setting, place: Place, h: Handout, notes: NoteCounter): Item[] {
  if (!h.source) return [];
  const text = noted({ ...s, notes }, place, h.source, { style: 'note' });
  const inMargin = h.margin === null && place.x > s.frame.label;
  const side = inMargin
    ? textBlock(s, { ...place, x: place.x - s.frame.text, width: s.frame.label }, s.labels.source, 'P', {
        style: 'small',
      })
    : [];
  return first(hang(side, text), { before: units(2) });
}

/** Title of a sheet that is not printed here, and how one comes by it. */
export function separately(
  s: Setting,
  sheet: { readonly title: Sheet['title']; readonly anonymous?: boolean },
): string {
  const title = plainText(sheet.title);
  return say(sheet.anonymous ? s.labels.anonymousSeparately : s.labels.comesSeparately, { title });
}
