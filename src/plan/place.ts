import { type Prose, plainText } from '../markdown/index.js';
import { entry, idOf, resolveEntries, uniqueIds } from './entries.js';
import { blocks, inline, type Reading } from './reading.js';
import type { RawBlock } from './schema.js';
import type { Site } from './site.js';
import type { Axis, Entry, PlaceBlock } from './types.js';

type RawPlace = NonNullable<RawBlock['place']>;
type RawAxis = RawPlace['x'];

/** More cells in one direction could not be written in. */
const MOST_POINTS = 12;

/** Axes, printed cells and marks of a grid on which something is placed. */
export function readPlace(
  r: Reading,
  site: Site,
  raw: RawPlace,
): Pick<PlaceBlock, 'block' | 'x' | 'y' | 'cells' | 'marks' | 'arrow' | 'many'> {
  const x = readAxis(r, site.at('x'), raw.x);
  const y = readAxis(r, site.at('y'), raw.y);
  const marks = (raw.marks ?? []).map((m, i): Entry => {
    const at = site.at('marks').at(i);
    if (typeof m === 'string') return entry(r, at, m, `m${i + 1}`);
    if (m.scale !== undefined || m.lines !== undefined) {
      r.findings.error('wrong-type', at.head, 'a mark on a grid has a place and nothing else', {
        hint: 'leave out its `scale` and `lines`',
      });
    }
    const text = inline(r, at.at('title'), m.title) ?? at.inline(m.id ?? `mark ${i + 1}`);
    const id = idOf(r, at.head, m.id, text, `m${i + 1}`);
    return { id, text, plain: plainText(text), span: at.head };
  });
  uniqueIds(r, marks, 'mark');
  return {
    block: 'place',
    x,
    y,
    cells: readCells(r, site.at('cells'), raw.cells, x, y),
    marks,
    arrow: raw.arrow ?? false,
    many: raw.many ?? false,
  };
}

function readAxis(r: Reading, site: Site, raw: RawAxis): Axis {
  const title = inline(r, site.at('title'), raw.title);
  const at = site.at('ends');
  const ends = raw.ends
    ? ([inline(r, at.at(0), raw.ends[0])!, inline(r, at.at(1), raw.ends[1])!] as const)
    : null;
  const points = raw.labels === undefined ? numbers(r, site, raw) : labels(r, site, raw.labels);
  if (points.length > MOST_POINTS) {
    r.findings.error('bad-value', site.head, `an axis of ${points.length} cells cannot be written on`, {
      hint: `up to ${MOST_POINTS}; take steps, or ask for the number with \`ask\``,
    });
  }
  return { title, points, numeric: raw.labels === undefined, ends };
}

function labels(r: Reading, site: Site, raw: NonNullable<RawAxis['labels']>): readonly Entry[] {
  const list = resolveEntries(r, site.at('labels'), raw);
  const points = (list?.entries ?? []).map((e, i) => entry(r, list!.site.at(i), e, `l${i + 1}`));
  uniqueIds(r, points, 'label');
  return points;
}

function numbers(r: Reading, site: Site, { from = 1, to }: RawAxis): readonly Entry[] {
  if (to === undefined || to <= from) {
    r.findings.error('missing-key', site.head, 'an axis has `labels`, or numbers `from` and `to`', {
      hint: 'for example {labels: [loose, tight]} or {from: 1, to: 5}',
    });
    return [];
  }
  const count = Math.min(to - from + 1, MOST_POINTS + 1);
  return Array.from({ length: count }, (_, i): Entry => {
    const id = String(from + i);
    return { id, text: site.inline(id), plain: id, span: site.span };
  });
}

/** As printed: the top row first, which is the last of the y axis. */
function readCells(r: Reading, site: Site, raw: RawPlace['cells'], x: Axis, y: Axis): PlaceBlock['cells'] {
  const cells = new Map<string, { title: Prose | null; text: Prose | null }>();
  if (!raw || x.points.length === 0 || y.points.length === 0) return cells;
  const wide = raw.find((row) => row.length !== x.points.length);
  if (raw.length !== y.points.length || wide) {
    r.findings.error(
      'bad-value',
      site.head,
      `the cells are ${raw.length} rows of ${(wide ?? raw[0] ?? []).length}; the grid has ${y.points.length} rows of ${x.points.length}`,
      { hint: 'write the cells as they are printed, the top row first; "" leaves one empty' },
    );
    return cells;
  }
  raw.forEach((row, i) => {
    row.forEach((cell, j) => {
      const at = site.at(i).at(j);
      const key = `${x.points[j]!.id}/${y.points[y.points.length - 1 - i]!.id}`;
      if (typeof cell !== 'object') cells.set(key, { title: null, text: blocks(r, at, cell) });
      else
        cells.set(key, {
          title: inline(r, at.at('title'), cell.title),
          text: blocks(r, at.at('text'), cell.text),
        });
    });
  });
  return cells;
}
