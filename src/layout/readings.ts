import { plainText } from '../markdown/index.js';
import type { Handout } from '../plan/index.js';
import { first, hang, inSection, keepNext, keyed, textBlock, units, withSource } from './flow.js';
import type { Item } from './items.js';
import { type LineCounter, noted, prose } from './prose.js';
import { leadOf, type NoteCounter, type Place, type Setting } from './setting.js';
import { headingRole } from './structure.js';
import { MM, U } from './units.js';

/** Text of a reading beside a margin for notes, and the room for its line numbers. */
const READING = 112 * MM;
const MARGIN_NUMBERS = 10 * MM;

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
export function handoutBody(s: Setting, place: Place, h: Handout, part: string | null): Item[] {
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

/** Of a sheet in the bookmarks. */
export function sheetLevel(s: Setting): number {
  return s.kind === 'sheet' ? 0 : 2;
}
