import { drawFigure, stripsOf } from '../../charts/index.js';
import { type ReportLabels, reportLabelsFor, say } from '../../labels/index.js';
import type { Drawing } from '../../pictures/index.js';
import { sideBySide } from '../body.js';
import { first, hang, keepNext, lines, stack, textBlock, units } from '../flow.js';
import { readColumn, sideLabel } from '../heads.js';
import { textRun } from '../inline.js';
import { type Item, item } from '../items.js';
import { sentence } from '../prose.js';
import type { Place, Setting } from '../setting.js';
import { headingRole, node } from '../structure.js';
import { MM, U } from '../units.js';
import { tableItems } from './table.js';
import type { BlockData, FigureData, QuotesData, SectionData } from './types.js';

/** Words above a chart or table stay readable. */
const READABLE = 144 * MM;
/** Charts up to this share of a page are not parted. */
const WHOLE = 0.38;
/** A histogram has few bars. */
const HALF = 79 * MM;
const PAIR_GAP = 10 * MM;
/** So many answers to one question are printed, two pages or three; where the others are is said. */
const QUOTES = 100;

export const wordsOf = (s: Setting): ReportLabels => reportLabelsFor(s.plan.language);

/** A section of the details: its heading, what it says, its charts and tables. */
export function sectionItems(s: Setting, place: Place, section: SectionData, level: number): Item[] {
  const head = textBlock(s, place, section.title, headingRole(place.depth), {
    style: 'section',
    before: units(4),
    after: U / 2,
    keep: true,
    even: true,
  });
  const inner = { ...place, depth: place.depth + 1 };
  const intro = section.intro === null ? [] : keepNext(sentence(s, readable(place), section.intro, 'text'));
  const body = pairs(section.blocks).flatMap((b) =>
    'block' in b ? blockItems(s, inner, b, section.title) : pairItems(s, inner, b),
  );
  const items = [...head, ...intro, ...body];
  return first(items, { bookmark: { title: section.title, level } });
}

type Pair = readonly [FigureData, FigureData];

/** Histograms are narrow: two that follow each other stand side by side. */
function pairs(blocks: readonly BlockData[]): readonly (BlockData | Pair)[] {
  const out: (BlockData | Pair)[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const [a, b] = [blocks[i]!, blocks[i + 1]];
    if (isHistogram(a) && b && isHistogram(b)) {
      out.push([a, b]);
      i++;
    } else out.push(a);
  }
  return out;
}

const isHistogram = (b: BlockData): b is FigureData => b.block === 'figure' && b.figure.kind === 'histogram';

function pairItems(s: Setting, place: Place, pair: Pair): Item[] {
  const width = (place.width - PAIR_GAP) / 2;
  const columns = pair.map((b, i) =>
    figureItems(s, { ...place, x: place.x + i * (width + PAIR_GAP), width }, b, ''),
  );
  return first([stack(sideBySide(columns))], { before: units(2) });
}

/** `under`: the heading above; a title that says the same is not said again. */
export function blockItems(s: Setting, place: Place, b: BlockData, under: string): Item[] {
  switch (b.block) {
    case 'figure':
      return figureItems(s, place, b, under);
    case 'table': {
      const rows = tableItems(s, place, b.table);
      const title = b.title === under || rows.length === 0 ? [] : titleItems(s, place, b.title);
      return [...title, ...rows];
    }
    case 'quotes':
      return quoteItems(s, place, b, under);
    case 'text':
      return sentence(s, readable(place), b.text, 'text', U);
  }
}

function titleItems(s: Setting, place: Place, title: string): Item[] {
  const style = { style: 'prompt', before: units(2), keep: true, even: true } as const;
  return textBlock(s, readable(place), title, headingRole(place.depth), style);
}

function readable(place: Place): Place {
  return { ...place, width: Math.min(READABLE, place.width) };
}

function figureItems(s: Setting, place: Place, data: FigureData, under: string): Item[] {
  const title = data.title === under ? [] : titleItems(s, place, data.title);
  const note = data.note === null ? [] : keepNext(sentence(s, readable(place), data.note, 'label'));
  return [...title, ...note, ...chartItems(s, place, data)];
}

/** A chart as wide as its place. One that is high may be parted between its rows, and then its head repeats. */
export function chartItems(s: Setting, place: Place, { figure }: FigureData): Item[] {
  const width = figure.kind === 'histogram' ? Math.min(HALF, place.width) : place.width;
  const chart = drawFigure(figure, { width, metrics: s.metrics });
  const of = node('Figure', place.node, { alternative: chart.alternative });
  const strip = (picture: Drawing): Item => {
    const { height } = picture;
    const mark = { kind: 'picture', picture, x: place.x, y: 0, w: width, h: height, node: of } as const;
    return item(height, [mark]);
  };
  const { head, rows } = stripsOf(chart);
  const repeat = head && strip(head);
  const parts = rows.map((r) => ({ ...strip(r), repeat }));
  const all = [...(repeat ? [{ ...repeat, keep: true }] : []), ...parts];
  const rounded = Math.ceil(chart.drawing.height / (U / 2) - 1e-6) * (U / 2);
  const rest = item(rounded - chart.drawing.height, []);
  const whole = chart.drawing.height < s.frame.height * WHOLE;
  // The first two rows and the last two stay together.
  const held = (i: number): boolean => i <= (repeat ? 1 : 0) || i >= all.length - 2;
  const strips = all.map((it, i) => ({ ...it, keep: whole || held(i) }));
  return [...first(strips, { before: U }), { ...rest, after: U }];
}

/** What people wrote, in the text column; beside it how many and how. */
function quoteItems(s: Setting, place: Place, { title, note, texts }: QuotesData, under: string): Item[] {
  const words = wordsOf(s);
  const text = readColumn(s, place);
  const shown = texts.slice(0, QUOTES).flatMap(({ text: said, times }) => {
    const quote = say(words.quote, { text: said });
    const all = times > 1 ? `${quote} × ${times}` : quote;
    const of = node('P', node('BlockQuote', place.node));
    return lines(s, [textRun(s, all, 'text')], text, { style: 'text', node: of, before: U });
  });
  const rest = texts.length - QUOTES;
  const more = rest > 0 ? sentence(s, text, say(words.moreElsewhere, { n: rest }), 'aside', U) : [];
  const body = hang(sideLabel(s, place, [note], 'label'), [...shown, ...more]);
  const head = title === under ? [] : titleItems(s, place, title);
  return [...head, ...first(body, { before: U })];
}
