import type { Task } from '../../form/index.js';
import { plainText } from '../../markdown/index.js';
import { type CellCount, isPlaced, type QuestionFigures } from '../../score/index.js';
import type { Block } from './types.js';
import type { Words } from './words.js';

type PlaceTask = Extract<Task, { task: 'place' }>;
type Axis = PlaceTask['x'];

/** The grid with what stands in its cells, and who moved where. */
export function placeBlocks(w: Words, task: PlaceTask, q: QuestionFigures, title: string): readonly Block[] {
  const sets =
    'marks' in q && q.marks
      ? Object.entries(q.marks)
      : 'cells' in q && isPlaced(q.cells)
        ? [['', q.cells] as const]
        : [];
  if (sets.length === 0 || sets.every(([, cells]) => cells === null))
    return [{ block: 'text', text: w.labels.fewAnswers }];
  const marks = sets.map(([id, cells]) => ({
    label: task.marks.find((m) => m.id === id)?.title || w.labels.count,
    counts: cells && task.x.points.map((x) => task.y.points.map((y) => countAt(cells, x.id, y.id))),
  }));
  const index = (axis: Axis, id: string): number => axis.points.findIndex((p) => p.id === id);
  const moves = ('moves' in q ? (q.moves ?? []) : []).map(({ from, to, count }) => ({
    from: [index(task.x, from[0]), index(task.y, from[1])] as const,
    to: [index(task.x, to[0]), index(task.y, to[1])] as const,
    count,
  }));
  const all = moves.reduce((sum, m) => sum + m.count, 0);
  const moved = moves.filter((m) => m.from.join() !== m.to.join()).reduce((sum, m) => sum + m.count, 0);
  const note =
    moves.length > 0
      ? w.say('placeHow', { from: marks[0]!.label, to: marks.at(-1)!.label, moved, all })
      : w.say('placeN', { n: w.people(q.n) });
  const data = {
    title,
    x: axisWords(task.x),
    y: axisWords(task.y),
    heads: { cell: w.labels.cell, moves: w.labels.movedTo, few: w.labels.few },
    marks,
    moves,
  };
  return [{ block: 'figure', title, note, figure: { kind: 'place', data } }];
}

const countAt = (cells: readonly CellCount[], x: string, y: string): number =>
  cells.find((c) => c.x === x && c.y === y)?.count ?? 0;

/** Ends of an axis of numbers stand with its first and last number. */
function axisWords({ title, points, ends }: Axis): { title: string; labels: readonly string[] } {
  const labels = points.map((p, i) => {
    const end = i === 0 ? ends?.[0] : i === points.length - 1 ? ends?.[1] : undefined;
    return end ? `${p.plain} ${plainText(end)}` : p.plain;
  });
  return { title: title ? plainText(title) : '', labels };
}
