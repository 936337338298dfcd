import type { AnswerKind } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { Axis } from '../plan/index.js';
import { folded } from './normalise.js';
import { numberIn } from './numbers.js';
import type { Reading } from './reading.js';

type PlaceKind = Extract<AnswerKind, { kind: 'place' }>;
type Cell = { readonly x: string; readonly y: string };

/** A cell of the grid as `x/y`, or several joined by `;` where several may be marked. */
export function readPlace(answer: PlaceKind, text: string): Reading {
  const whole = cellOf(answer, text);
  if (whole) return { is: 'answer', value: { kind: 'place', cells: [whole] } };
  const parts = text.split(';').filter((p) => p.trim() !== '');
  const cells = parts.map((p) => cellOf(answer, p));
  const stray = parts.find((_, i) => cells[i] === null);
  if (stray !== undefined || parts.length === 0) {
    const which = parts.length > 1 ? ` in place of \`${stray!.trim()}\`` : '';
    return { is: 'bad', code: 'bad-cell', expected: `x/y${which}: ${names(answer.x)} / ${names(answer.y)}` };
  }
  const found = new Map(cells.map((c) => [`${c!.x}/${c!.y}`, c!]));
  if (found.size > 1 && !answer.many) return { is: 'bad', code: 'too-many', expected: 'one place' };
  return { is: 'answer', value: { kind: 'place', cells: [...found.values()] } };
}

const names = ({ points, numeric }: Axis): string =>
  numeric ? `${points[0]?.id} to ${points.at(-1)?.id}` : points.map((p) => p.plain).join(', ');

/** Labels may hold a `/` of their own: every place to part the text is tried, and one must remain. */
function cellOf({ x, y }: PlaceKind, text: string): Cell | null {
  const found: Cell[] = [];
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    const [a, b] = [pointOf(x, text.slice(0, at)), pointOf(y, text.slice(at + 1))];
    if (a !== null && b !== null) found.push({ x: a, y: b });
  }
  return found.length === 1 ? found[0]! : null;
}

/** By id, by label, by the words at its ends, by number: on an axis of numbers the number, else the position. */
function pointOf({ points, numeric, ends }: Axis, text: string): string | null {
  const wanted = folded(text);
  if (wanted === '') return null;
  const named =
    points.find((p) => p.id === wanted.replaceAll('_', '-')) ??
    points.find((p) => folded(p.plain) === wanted);
  if (named) return named.id;
  const number = numberIn(text);
  if (number !== null)
    return (numeric ? points.find((p) => p.id === String(number)) : points[number - 1])?.id ?? null;
  const end = ends?.findIndex((e) => folded(plainText(e)) === wanted) ?? -1;
  return end < 0 ? null : (points.at(end === 0 ? 0 : -1)?.id ?? null);
}
