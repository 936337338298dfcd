import { say } from '../../labels/index.js';
import type { Drawing, PathShape, Segment } from '../../pictures/index.js';
import { first, hang, keyed, label, lines, stack, textBlock, together, units } from '../flow.js';
import { readColumn, sideLabel } from '../heads.js';
import { runsOf, textRun } from '../inline.js';
import { type Item, item, type Mark, moved } from '../items.js';
import { sentence } from '../prose.js';
import { baselineOf, type Place, type Setting } from '../setting.js';
import { headingRole, node } from '../structure.js';
import { MM, U } from '../units.js';
import { chartItems, wordsOf } from './blocks.js';
import type { FirstData, PartData, RankedData, ReportData, TalkData } from './types.js';

/** At 128 mm of text: the words of an item, its figure, its bar. */
const WORDS = 0.52;
const BAR = 0.35;
const BAR_HEIGHT = 2.4 * MM;
const NUMBER_INDENT = 6 * MM;
/** Of a figure that stands before its item. */
const FIGURE = 12 * MM;
const PAD = 4 * MM;
/** What is higher may part between its lines. */
const TOGETHER = 0.4;

/** What page one may leave out so that it stays one page, one thing after the other. */
interface Room {
  readonly lead: boolean;
  readonly ranked: number;
  readonly rows: number;
  readonly asked: number;
  /** Whether items have a bar beside their figure, which takes half of their width. */
  readonly bars: boolean;
  /** Whether things to talk about come with their question. */
  readonly asks: boolean;
  /** Sentences of the caution. */
  readonly care: number;
}

const ALL: Room = {
  ...{ lead: true, ranked: 3, rows: 6, asked: Infinity },
  ...{ bars: true, asks: true, care: Infinity },
};
/** The last four are for small paper; without rows the chart stands at the head of the details. */
const ROOMS: readonly Room[] = [
  ALL,
  { ...ALL, rows: 4 },
  { ...ALL, lead: false, rows: 4 },
  { ...ALL, lead: false, rows: 4, asked: 3 },
  { ...ALL, lead: false, ranked: 2, rows: 3, asked: 3 },
  { ...ALL, rows: 0, asked: 3, bars: false },
  { ...ALL, ranked: 2, rows: 0, asked: 3, bars: false },
  { ...ALL, lead: false, ranked: 2, rows: 0, asked: 2, bars: false, asks: false, care: 1 },
  { ...ALL, lead: false, ranked: 1, rows: 0, asked: 1, bars: false, asks: false, care: 1 },
];

/** The first that stays one page, else the last. */
function fitting<R>(s: Setting, rooms: readonly R[], make: (room: R) => Item[]): readonly [R, Item[]] {
  for (const room of rooms) {
    const items = make(room);
    if (stack(items).height <= s.frame.height) return [room, items];
  }
  const last = rooms.at(-1)!;
  return [last, make(last)];
}

/** One page that can be talked about. `withoutChart` is called where its chart had no room. */
export function firstPage(
  s: Setting,
  place: Place,
  part: PartData,
  report: ReportData,
  only: boolean,
  withoutChart: () => void,
): Item[] {
  const { first: data, title } = part;
  if (!data) return [];
  const [room, page] = fitting(s, ROOMS, (x) => pageOf(s, place, part, data, report, only, x));
  if (room.rows === 0) withoutChart();
  const items = keyed(page, `report:${part.id}`);
  return first(items, { start: 'page', bookmark: { title, level: 0 } }).map((it) => ({
    ...it,
    section: { head: title, continued: null },
  }));
}

function pageOf(
  s: Setting,
  place: Place,
  part: PartData,
  data: FirstData,
  report: ReportData,
  only: boolean,
  room: Room,
): Item[] {
  const words = wordsOf(s);
  const inner = { ...place, depth: place.depth + 1 };
  const told = only && report.headline !== report.title ? report.headline : '';
  return [
    ...headItems(s, place, part.title, told),
    ...beside(s, inner, words.asked, '', (at) => paragraph(s, at, data.asked.slice(0, room.asked).join(' '))),
    ...(room.lead && data.lead.length > 0
      ? beside(s, inner, words.summary, '', (at) => paragraph(s, at, data.lead.join(' ')))
      : []),
    ...rankedItems(s, inner, data.strongest, data.measure, room),
    ...rankedItems(s, inner, data.weakest, data.measure, room),
    ...(room.rows > 0 ? changedItems(s, inner, data, room.rows) : []),
    ...talkItems(s, inner, data.talk, room.asks),
    ...careItems(s, place, data.care && sentences(data.care, room.care)),
  ];
}

/** Several forms, or none with a page of its own: what to talk about first, then a sentence on each. */
export function overview(s: Setting, place: Place, report: ReportData): Item[] {
  const title = wordsOf(s).summary;
  const [, items] = fitting(s, OVERVIEWS, (room) => overviewOf(s, place, report, room));
  return first(items, { start: 'page', bookmark: { title, level: 0 } }).map((it) => ({
    ...it,
    section: { head: title, continued: null },
  }));
}

interface Overview {
  /** How much is said of a questionnaire: what it came to, or how many answered. */
  readonly instruments: 'lead' | 'count';
  /** A line for each worksheet, or their names and pages alone. */
  readonly worksheets: 'lines' | 'names';
  readonly asks: boolean;
}

const OVERVIEWS: readonly Overview[] = [
  { instruments: 'lead', worksheets: 'lines', asks: true },
  { instruments: 'lead', worksheets: 'names', asks: true },
  { instruments: 'count', worksheets: 'names', asks: true },
  { instruments: 'count', worksheets: 'names', asks: false },
];

function overviewOf(s: Setting, place: Place, report: ReportData, room: Overview): Item[] {
  const words = wordsOf(s);
  const inner = { ...place, depth: place.depth + 1 };
  // What was measured comes before what was written.
  const measured = report.parts.filter((p) => p.kind === 'instrument');
  const others = report.parts.filter((p) => p.kind !== 'instrument');
  const told = room.worksheets === 'lines' ? [...measured, ...others] : measured;
  const forms = told.flatMap((part) =>
    formLine(s, inner, part, room.instruments === 'lead' ? part.lead : sentences(part.lead, 1)),
  );
  const names = others.map(
    (p) => `${p.title} (${say(s.labels.page, { n: pageOfPart(s, p) }).replace(' ', '\u00a0')})`,
  );
  return [
    ...headItems(s, place, report.title, ''),
    ...beside(s, inner, words.asked, '', (at) => paragraph(s, at, report.lead.join(' '))),
    ...talkItems(s, inner, report.talk, room.asks),
    ...first(forms, { before: units(3) }),
    ...(room.worksheets === 'names' && names.length > 0
      ? beside(s, inner, words.sheets, '', (at) => paragraph(s, at, `${names.join('; ')}.`))
      : []),
  ];
}

/** The first sentences of a text, which all end with a full stop. */
const sentences = (text: string, most: number): string =>
  text
    .split(/(?<=[.])\s+/)
    .slice(0, most)
    .join(' ');

const pageOfPart = (s: Setting, part: PartData): string => s.index.get(`report:${part.id}`)?.[0] ?? '0';

/** A form in a sentence; its page beside it. */
function formLine(s: Setting, place: Place, part: PartData, lead: string): Item[] {
  const p = node('P', place.node);
  const text = readColumn(s, place);
  const runs = runsOf(
    s,
    [
      { type: 'strong', children: [{ type: 'text', value: ended(part.title) }] },
      { type: 'text', value: ` ${lead}` },
    ],
    { style: 'text', node: p },
  );
  const words = lines(s, runs, text, { style: 'text', node: p });
  const where = label(
    s,
    say(s.labels.page, { n: pageOfPart(s, part) }),
    'label',
    place.x,
    baselineOf(s, 'text'),
    p,
  );
  return together(first(words, { marks: [...(words[0]?.marks ?? []), where], before: U / 2 }));
}

/** An item that is no sentence gets its stop. */
const ended = (text: string): string => (/[.?!:)]$/.test(text.trimEnd()) ? text : `${text}.`);

/** Title at the text column; what came out under it. */
function headItems(s: Setting, place: Place, title: string, under: string): Item[] {
  const text = readColumn(s, place);
  return [
    ...textBlock(s, text, title, headingRole(place.depth), { style: 'title', keep: true, even: true }),
    ...(under === ''
      ? []
      : textBlock(s, text, under, 'P', { style: 'text', keep: true, before: U / 2, even: true })),
  ];
}

/** A heading in the label column, and what it heads beside it. */
export function beside(
  s: Setting,
  place: Place,
  head: string,
  under: string,
  body: (at: Place) => Item[],
  before = 2,
): Item[] {
  const at = { ...place, width: s.frame.label };
  const style = { style: 'head', keep: true } as const;
  // The smaller lead of the heading stands on the first line of the text.
  const down = item(baselineOf(s, 'text') - baselineOf(s, 'head'), []);
  const side = [
    down,
    ...textBlock(s, at, head, headingRole(place.depth), style),
    ...(under === '' ? [] : sideLabel(s, place, [under], 'label')),
  ];
  const items = hang(side, body(readColumn(s, place)));
  const whole = stack(items).height < s.frame.height * TOGETHER;
  return first(whole ? together(items) : items, { before: units(before) });
}

export function paragraph(s: Setting, place: Place, text: string): Item[] {
  return sentence(s, place, text, 'text');
}

function rankedItems(
  s: Setting,
  place: Place,
  { title, items }: FirstData['strongest'],
  measure: string,
  room: Room,
): Item[] {
  if (items.length === 0) return [];
  return beside(s, place, title, measure, (at) =>
    items
      .slice(0, room.ranked)
      .flatMap((ranked, i) => first(rankedRow(s, at, ranked, room.bars), { before: i > 0 ? U / 2 : 0 })),
  );
}

/** The item, its figure, and the figure as a bar on one scale; without a bar the figure stands first. */
function rankedRow(s: Setting, place: Place, ranked: RankedData, bars: boolean): Item[] {
  const p = node('P', place.node);
  if (!bars) {
    const at = { x: place.x + FIGURE, width: place.width - FIGURE };
    const words = lines(s, [textRun(s, ranked.text, 'text')], at, { style: 'text', node: p });
    const shown = label(s, ranked.shown, 'head', place.x, baselineOf(s, 'text'), p);
    return first(words, { marks: [shown, ...(words[0]?.marks ?? [])] });
  }
  const words = lines(
    s,
    [textRun(s, ranked.text, 'text')],
    { x: place.x, width: place.width * WORDS },
    {
      style: 'text',
      node: p,
    },
  );
  const bar = place.width * BAR;
  const left = place.x + place.width - bar;
  const y = baselineOf(s, 'text');
  const figure = label(s, ranked.shown, 'head', left - 4 * MM, y, p, 'right');
  const marks = [figure, barMark(ranked.percent, left, y - BAR_HEIGHT, bar)];
  const [line] = words;
  return line ? [stack([{ ...line, marks: [...line.marks, ...marks] }, ...words.slice(1)])] : [];
}

/** Full as far as the figure goes, outlined to the end of the scale; it only adorns the figure. */
function barMark(percent: number, x: number, y: number, w: number): Mark {
  const box = (wide: number, fill: string | null): PathShape => {
    const segments: Segment[] = [
      ['M', 0, 0],
      ['L', wide, 0],
      ['L', wide, BAR_HEIGHT],
      ['L', 0, BAR_HEIGHT],
      ['Z'],
    ];
    const look = { evenOdd: false, stroke: '#000000', weight: 0.5, dash: [], cap: 0, join: 0 } as const;
    return { kind: 'path', segments, fill, ...look };
  };
  const full = (Math.max(0, Math.min(100, percent)) / 100) * w;
  const shapes = [box(w, null), ...(full > 0 ? [box(full, '#000000')] : [])];
  const picture: Drawing = { kind: 'drawing', width: w, height: BAR_HEIGHT, shapes };
  return { kind: 'picture', picture, x, y, w, h: BAR_HEIGHT, node: null };
}

function changedItems(s: Setting, place: Place, { changed }: FirstData, most: number): Item[] {
  if (!changed) return [];
  const { figure } = changed;
  const cut =
    figure.kind === 'dumbbells'
      ? { ...changed, figure: { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(0, most) } } }
      : changed;
  return beside(s, place, changed.title, '', (at) => [
    ...chartItems(s, at, cut),
    ...(changed.note === null ? [] : sentence(s, at, changed.note, 'label')),
  ]);
}

/** Three things at most, numbered: what it is, what the figures say, the question that they leave open. */
function talkItems(s: Setting, place: Place, talk: readonly TalkData[], asks: boolean): Item[] {
  if (talk.length === 0) return [];
  return beside(s, place, wordsOf(s).talk, '', (at) => {
    const list = node('L', at.node, { numbering: 'Decimal' });
    return talk.flatMap((t, i) =>
      first(talkItem(s, at, asks ? t : { ...t, ask: '' }, i + 1, node('LI', list)), {
        before: i > 0 ? U / 2 : 0,
      }),
    );
  });
}

function talkItem(s: Setting, place: Place, t: TalkData, n: number, li: ReturnType<typeof node>): Item[] {
  const body = node('LBody', li);
  const of = t.of === undefined ? '' : ` (${t.of})`;
  const runs = runsOf(
    s,
    [
      { type: 'strong', children: [{ type: 'text', value: ended(t.about) }] },
      { type: 'text', value: ` ${t.text}` },
      { type: 'emphasis', children: [{ type: 'text', value: t.ask === '' ? '' : ` ${t.ask}` }] },
      { type: 'text', value: of },
    ],
    { style: 'text', node: body },
  );
  const at = { x: place.x + NUMBER_INDENT, width: place.width - NUMBER_INDENT };
  const words = lines(s, runs, at, { style: 'text', node: body });
  const sign = label(s, String(n), 'head', place.x, baselineOf(s, 'text'), node('Lbl', li));
  return first(words, { marks: [sign, ...(words[0]?.marks ?? [])] });
}

/** The one framed text of the page. */
export function careItems(s: Setting, place: Place, text: string | null): Item[] {
  if (text === null) return [];
  const read = readColumn(s, place);
  const p = node('P', place.node);
  const words = stack(
    lines(s, [textRun(s, text, 'text')], { x: read.x, width: read.width - PAD }, { style: 'text', node: p }),
  );
  const height = words.height + U;
  const down = U / 2;
  const name = stack(
    lines(
      s,
      [textRun(s, wordsOf(s).care, 'head')],
      { x: place.x + PAD, width: s.frame.label - PAD },
      { style: 'head', node: node(headingRole(place.depth + 1), place.node) },
    ),
  );
  const all = Math.max(height, name.height + U);
  const { frame } = s.theme.rules;
  const [left, right] = [place.x, place.x + place.width];
  const edges: Mark[] = [
    { kind: 'rule', x1: left, x2: right, y1: 0, y2: 0, weight: frame },
    { kind: 'rule', x1: left, x2: right, y1: all, y2: all, weight: frame },
    { kind: 'rule', x1: left, x2: left, y1: 0, y2: all, weight: frame },
    { kind: 'rule', x1: right, x2: right, y1: 0, y2: all, weight: frame },
  ];
  const beginning = down + baselineOf(s, 'text') - baselineOf(s, 'head');
  return [
    item(all, [...edges, ...moved(name.marks, 0, beginning), ...moved(words.marks, 0, down)], {
      before: units(2),
      after: U,
    }),
  ];
}
