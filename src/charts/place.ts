import { legend } from './legend.js';
import { baseline } from './rows.js';
import { INK, Sheet, SMALL } from './sheet.js';
import type { Chart, ChartTable, Setting } from './types.js';
import { inWords, wrapTo } from './words.js';

export interface PlaceData {
  readonly title: string;
  readonly x: { readonly title: string; readonly labels: readonly string[] };
  /** From the lowest. */
  readonly y: { readonly title: string; readonly labels: readonly string[] };
  readonly heads: { readonly cell: string; readonly moves: string; readonly few: string };
  /** One or two; `counts[x][y]`; null: too few to be shown. */
  readonly marks: readonly {
    readonly label: string;
    readonly counts: readonly (readonly number[])[] | null;
  }[];
  readonly moves: readonly {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
    readonly count: number;
  }[];
}

const ARROWS = 8;
const CELL_HEIGHT = 46;

/** The grid as it was printed: how many in each cell, before hollow and after full; arrows for the moves made most. */
export function placeGrid(data: PlaceData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const { marks } = data;
  const start =
    marks.length > 1
      ? legend(
          sheet,
          marks.map((m, i) => ({
            label: m.counts ? m.label : `${m.label} (${data.heads.few})`,
            tone: i === 0 ? 'before' : 'after',
            pattern: i === 0 ? 'open' : 'full',
            shape: 'dot' as const,
          })),
        )
      : 0;
  const side = Math.min(110, setting.width * 0.26);
  const [cols, rows] = [data.x.labels.length, data.y.labels.length];
  const w = (setting.width - side - 2) / cols;
  const top = start + (data.y.title === '' ? 2 : 16);
  sheet.text(data.y.title, 0, top - 5, 'start', { size: SMALL, bold: true }, 'head');
  const left = (x: number): number => side + x * w;
  const upper = (y: number): number => top + (rows - 1 - y) * CELL_HEIGHT;
  for (let y = 0; y < rows; y++) {
    const lines = wrapTo(setting, data.y.labels[y]!, side - 8, 3, { size: SMALL });
    sheet.texts(
      lines,
      side - 6,
      upper(y) + CELL_HEIGHT / 2 - (lines.length - 1) * 5.5 + 3,
      'end',
      { size: SMALL },
      'axis',
    );
    for (let x = 0; x < cols; x++) sheet.box(left(x), upper(y), w, CELL_HEIGHT, 'open', 'cell');
  }
  const foot = top + rows * CELL_HEIGHT;
  const words = data.x.labels.map((l) => wrapTo(setting, l, w - 4, 2, { size: SMALL }));
  for (const [x, lines] of words.entries())
    sheet.texts(lines, left(x) + w / 2, foot + 10, 'middle', { size: SMALL }, 'axis');
  const after = foot + Math.max(1, ...words.map((l) => l.length)) * 11 + 4;
  sheet.text(data.x.title, setting.width, after + 8, 'end', { size: SMALL, bold: true }, 'head');
  const at = (x: number, y: number): readonly [number, number] => [
    left(x) + w / 2,
    upper(y) + CELL_HEIGHT / 2,
  ];
  drawMoves(sheet, data, at);
  drawMarks(sheet, data, at, w);
  const table = tableOf(data);
  return { drawing: sheet.drawing(after + 12), alternative: inWords(data.title, table), table, cuts: [] };
}

type At = (x: number, y: number) => readonly [number, number];

function drawMarks(sheet: Sheet, { marks }: PlaceData, at: At, w: number): void {
  const shift = Math.min(w / 4, 20);
  for (const [k, mark] of marks.entries()) {
    for (const [x, column] of (mark.counts ?? []).entries()) {
      for (const [y, count] of column.entries()) {
        if (count === 0) continue;
        const [cx, cy] = at(x, y);
        const dx = marks.length === 1 ? 0 : k === 0 ? -shift : shift;
        const full = marks.length === 1 || k > 0;
        const radius = Math.max(7.5, sheet.widthOf(String(count)) / 2 + 3.5);
        sheet.dot(cx + dx, cy, radius, full ? 'full' : 'open', full ? 'after' : 'before');
        sheet.text(
          String(count),
          cx + dx,
          baseline(cy),
          'middle',
          { bold: full },
          full ? 'after on full' : 'ink',
        );
      }
    }
  }
}

/** The moves that most made, as arrows past the middle of the cells; all of them are in the table. */
function drawMoves(sheet: Sheet, { moves }: PlaceData, at: At): void {
  const made = moves.filter((m) => m.from.join() !== m.to.join()).sort((a, b) => b.count - a.count);
  for (const { from, to } of made.slice(0, ARROWS)) {
    const [x1, y1] = at(...from);
    const [x2, y2] = at(...to);
    const long = Math.hypot(x2 - x1, y2 - y1);
    const [ux, uy] = [(x2 - x1) / long, (y2 - y1) / long];
    const [sx, sy] = [x1 + ux * 8, y1 + uy * 8];
    const [ex, ey] = [x2 - ux * 8, y2 - uy * 8];
    sheet.line(sx, sy, ex, ey, 'move', 0.9);
    const back = (side: number): ['L', number, number] => [
      'L',
      ex - ux * 5 + side * uy * 2.6,
      ey - uy * 5 - side * ux * 2.6,
    ];
    sheet.path([['M', ex, ey], back(1), back(-1), ['Z']], { tone: 'move head', fill: INK });
  }
}

function tableOf({ x, y, marks, moves, heads }: PlaceData): ChartTable {
  const cells = [...y.labels.keys()]
    .reverse()
    .flatMap((j) => [...x.labels.keys()].map((i) => [i, j] as const));
  const named = (i: number, j: number): string => `${y.labels[j]}, ${x.labels[i]}`;
  const counted = cells.filter(([i, j]) => marks.some((m) => (m.counts?.[i]?.[j] ?? 0) > 0));
  const rows = counted.map(([i, j]) => [
    named(i, j),
    ...marks.map((m) => (m.counts ? String(m.counts[i]?.[j] ?? 0) : heads.few)),
    ...(moves.length > 0 ? [movesFrom(i, j)] : []),
  ]);
  function movesFrom(i: number, j: number): string {
    return moves
      .filter((m) => m.from[0] === i && m.from[1] === j && m.from.join() !== m.to.join())
      .map((m) => `${named(...m.to)} ${m.count}`)
      .join('; ');
  }
  return {
    head: [heads.cell, ...marks.map((m) => m.label), ...(moves.length > 0 ? [heads.moves] : [])],
    rows,
  };
}
