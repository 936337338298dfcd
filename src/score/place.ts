import type { Task } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import type { CellCount, PlaceFigures, PlaceMove } from './types.js';

type Place = Extract<Task, { task: 'place' }>;
type Cell = { readonly x: string; readonly y: string };

function cellsOf(record: ResponseRecord, question: string): readonly Cell[] {
  const answer = record.answers.get(question);
  return answer?.kind === 'place' ? answer.cells : [];
}

/** How often each cell of a grid was marked; from the first mark to the last, who moved from where to where. */
export function placeFigures(task: Place, records: readonly ResponseRecord[]): PlaceFigures {
  const n = records.filter((r) => task.marks.some((m) => r.answers.has(m.question))).length;
  const counts = task.marks.map((m) => {
    const cells = records.flatMap((r) => cellsOf(r, m.question));
    return [m.id, countCells(task, cells)] as const;
  });
  const [only] = counts;
  if (only && only[0] === null) return { n, cells: only[1] };
  const marks = table(counts.map(([id, cells]) => [id ?? '', cells] as const));
  return { n, marks, moves: movesOf(task, records) };
}

/** Along the x axis, then along the y axis. */
function order(task: Place, { x, y }: Cell): number {
  const at = (axis: Place['x'], id: string): number => axis.points.findIndex((p) => p.id === id);
  return at(task.x, x) * task.y.points.length + at(task.y, y);
}

function countCells(task: Place, cells: readonly Cell[]): CellCount[] {
  const counts = new Map<number, CellCount>();
  for (const { x, y } of cells) {
    const key = order(task, { x, y });
    counts.set(key, { x, y, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].sort((a, b) => a[0] - b[0]).map(([, cell]) => cell);
}

/** Of those who put each mark into one cell; who stays is listed too. */
function movesOf(task: Place, records: readonly ResponseRecord[]): PlaceMove[] {
  const [first, last] = [task.marks[0], task.marks.at(-1)];
  if (!first || !last || first === last) return [];
  const cells = task.x.points.length * task.y.points.length;
  const counts = new Map<number, PlaceMove>();
  for (const r of records) {
    const [from, ...more] = cellsOf(r, first.question);
    const [to, ...others] = cellsOf(r, last.question);
    if (!from || !to || more.length > 0 || others.length > 0) continue;
    const key = order(task, from) * cells + order(task, to);
    const move = { from: [from.x, from.y] as const, to: [to.x, to.y] as const };
    counts.set(key, { ...move, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts].sort((a, b) => a[0] - b[0]).map(([, move]) => move);
}

/** Whether the cells of a question are places in a grid rather than a table's answers. */
export function isPlaced(cells: unknown): cells is readonly CellCount[] {
  return Array.isArray(cells);
}
