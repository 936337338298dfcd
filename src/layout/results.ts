import { plainText } from '../markdown/index.js';
import type { Drawing, PathShape, Segment } from '../pictures/index.js';
import type { Instrument, ResultsBlock } from '../plan/index.js';
import { longestWord, onTwoLines } from './columns.js';
import { label, lines, rule, stack, units } from './flow.js';
import { type InlineRun, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { sentence } from './prose.js';
import { itemRuns } from './rows.js';
import { baselineOf, type Earlier, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { MM, U, wholeUnits } from './units.js';

const NUMBER = 15 * MM;
const LEAST_CHART = 34 * MM;
const GAP = 4 * MM;
const DOT = 2.6 * MM;

interface Columns {
  readonly text: number;
  /** Left edge and width of the chart; width 0: no room for one. */
  readonly chart: { readonly x: number; readonly w: number };
  /** Width of a round's column. */
  readonly number: number;
  /** Right edges of the numbers. */
  readonly numbers: readonly number[];
}

/** A row for each item: its words, where the rounds stand on one scale, and the figures. */
export function resultsItems(s: Setting, place: Place, b: ResultsBlock): Item[] {
  const earlier = s.earlier.get(b);
  if (!earlier || earlier.rounds.length === 0) return [];
  const table = node('Table', place.node);
  const columns = columnsOf(s, place, earlier);
  const head = headRow(s, place, earlier, columns, table);
  const items = itemsOf(s, b.instrument);
  const rows = earlier.rows.map((row, i) => ({
    ...bodyRow(s, place, earlier, row, wordsOf(s, items, row.text), columns, table),
    repeat: head,
    keep: i === earlier.rows.length - 2,
  }));
  const key = earlier.rounds.length > 1 && columns.chart.w > 0 ? s.labels.resultsKey : '';
  const hidden = earlier.rows.some((r) => r.values.includes(null)) ? s.labels.resultsHidden : '';
  const notes = [earlier.percent ? s.labels.resultsShare : s.labels.resultsMean, key, hidden].filter(
    (x) => x !== '',
  );
  return [
    { ...head, keep: true, before: units(2) },
    ...rows,
    ...sentence(s, place, notes.join(' '), 'label', U / 2),
  ];
}

interface Shown {
  readonly instrument: Instrument;
  readonly items: readonly Instrument['subscales'][number]['items'][number][];
}

function itemsOf(s: Setting, id: string): Shown | null {
  const instrument = s.plan.instruments.find((i) => i.id === id);
  return instrument ? { instrument, items: instrument.subscales.flatMap((x) => x.items) } : null;
}

/** An item's words as its form prints them, `(R)` behind those that are worded the other way round. */
function wordsOf(s: Setting, shown: Shown | null, text: string): (of: Node) => InlineRun[] {
  const found = shown?.items.find((it) => plainText(it.text) === text);
  if (!shown || !found) return () => [textRun(s, text, 'text')];
  return (of) => itemRuns(s, shown.instrument, found, of);
}

function columnsOf(s: Setting, place: Place, { rounds }: Earlier): Columns {
  const right = place.x + place.width;
  const number = numberWidth(s, place, rounds);
  const numbers = rounds.map((_, i) => right - number * (rounds.length - 1 - i));
  const left = right - number * rounds.length;
  const free = left - place.x;
  const w = free * 0.42 >= LEAST_CHART ? free * 0.42 : 0;
  return { text: free - w - (w > 0 ? GAP : 0), chart: { x: left - w, w }, number, numbers };
}

/** A round's name takes two lines at most while the columns of all leave more than half to the items. */
function numberWidth(s: Setting, place: Place, rounds: Earlier['rounds']): number {
  const names = rounds.map((r) => r.name);
  const most = (place.width * 0.4) / rounds.length;
  const two = Math.max(...names.map((n) => onTwoLines(s, 'head', n))) + 3 * MM;
  return Math.max(NUMBER, Math.min(two <= most ? two : longestWord(s, 'head', names) + 3 * MM, most));
}

function headRow(s: Setting, place: Place, earlier: Earlier, c: Columns, table: Node): Item {
  const tr = node('TR', table);
  const marks: Mark[] = [{ kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.item }) }];
  const names = earlier.rounds.map((round, i) => {
    const of = node('TH', tr, { scope: 'Column' });
    const at = { x: c.numbers[i]! - c.number + 2 * MM, width: c.number - 2 * MM };
    return stack(
      lines(s, [textRun(s, `${round.name}\n`, 'head'), textRun(s, `n ${round.n}`, 'small')], at, {
        style: 'head',
        node: of,
        align: 'right',
      }),
    );
  });
  const height = Math.max(...names.map((x) => x.height)) + U / 2;
  marks.push(...names.flatMap((x) => moved(x.marks, 0, height - U / 2 - x.height)));
  if (c.chart.w > 0) {
    const y = height - U / 2 - leadOf(s, 'head') + baselineOf(s, 'head');
    const unit = earlier.percent ? '%' : '';
    marks.push(label(s, `${earlier.lowest}${unit}`, 'label', c.chart.x, y, null));
    marks.push(label(s, `${earlier.highest}${unit}`, 'label', c.chart.x + c.chart.w - GAP, y, null, 'right'));
  }
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function bodyRow(
  s: Setting,
  place: Place,
  earlier: Earlier,
  row: Earlier['rows'][number],
  words: (of: Node) => InlineRun[],
  c: Columns,
  table: Node,
): Item {
  const tr = node('TR', table);
  const name = node('TH', tr, { scope: 'Row' });
  const set = stack(lines(s, words(name), { x: place.x, width: c.text }, { style: 'text', node: name }));
  const height = wholeUnits(set.height + U);
  const middle = height / 2;
  const y = middle + baselineOf(s, 'label') - leadOf(s, 'label') / 2;
  const chart = c.chart.w > 0 ? [chartMark(earlier, row.values, c.chart.x, middle, c.chart.w - GAP)] : [];
  const numbers = row.values.map((value, i) => {
    const td = node('TD', tr);
    return label(
      s,
      value === null ? '–' : figure(value, earlier.percent),
      'label',
      c.numbers[i]!,
      y,
      td,
      'right',
    );
  });
  return item(height, [
    ...moved(set.marks, 0, (height - set.height) / 2),
    ...chart,
    ...numbers,
    rule(height, place.x, place.x + place.width, s.theme.rules.pen),
  ]);
}

function figure(value: number, percent: boolean): string {
  return percent ? `${Math.round(value)}%` : (Math.round(value * 100) / 100).toFixed(2);
}

/** The scale as a line, earlier rounds hollow, the last one full. The numbers beside it say the same. */
function chartMark(
  earlier: Earlier,
  values: readonly (number | null)[],
  x: number,
  middle: number,
  w: number,
): Mark {
  const height = DOT + 2;
  const at = (v: number): number => ((v - earlier.lowest) / (earlier.highest - earlier.lowest)) * w;
  const y = height / 2;
  const known = values.flatMap((v, i) => (v === null ? [] : [{ x: at(v), last: i === values.length - 1 }]));
  const [first, last] = [known[0], known.at(-1)];
  const path = first && last && first !== last ? [line(first.x, last.x, y, 1)] : [];
  const shapes = [line(0, w, y, 0.4), ...path, ...known.map((k) => dot(k.x, y, k.last))];
  const picture: Drawing = { kind: 'drawing', width: w, height, shapes };
  return { kind: 'picture', picture, x, y: middle - height / 2, w, h: height, node: null };
}

const PLAIN = { kind: 'path', evenOdd: false, dash: [], cap: 0, join: 0 } as const;

function line(x1: number, x2: number, y: number, weight: number): PathShape {
  return {
    ...PLAIN,
    segments: [
      ['M', x1, y],
      ['L', x2, y],
    ],
    fill: null,
    stroke: '#000000',
    weight,
  };
}

function dot(x: number, y: number, full: boolean): PathShape {
  const r = DOT / 2;
  const k = r * 0.5523;
  const segments: Segment[] = [
    ['M', x - r, y],
    ['C', x - r, y - k, x - k, y - r, x, y - r],
    ['C', x + k, y - r, x + r, y - k, x + r, y],
    ['C', x + r, y + k, x + k, y + r, x, y + r],
    ['C', x - k, y + r, x - r, y + k, x - r, y],
    ['Z'],
  ];
  return { ...PLAIN, segments, fill: full ? '#000000' : '#ffffff', stroke: '#000000', weight: 0.9 };
}
