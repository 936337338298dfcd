import { plainText } from '../markdown/index.js';
import type { PlaceBlock } from '../plan/index.js';
import { cellChoices } from './choices.js';
import type { Making } from './making.js';
import type { Part } from './survey.js';
import { linesOf } from './words.js';

/** No tool has a grid to put marks on: its cells become a list. */
export function placed(making: Making, b: PlaceBlock): readonly Part[] {
  const marks = b.marks.length === 0 ? [b.id] : b.marks.map((m) => `${b.id}.${m.id}`);
  const { limits } = making;
  return marks.map((local): Part => {
    const question = making.question(local);
    if (question.answer.kind !== 'place') throw new Error(`${question.id} is not placed`);
    const choices = cellChoices(question.answer);
    limits.add(
      question,
      `a grid to place marks on has no counterpart in ${limits.tool}; exported as a list of its ${choices.length} cells, \`${choices[0]?.label}\` and so on`,
    );
    const help = [...linesOf(b.hint), axes(b), ...inCells(b)].filter((line) => line !== '');
    const base = { question, title: question.text, help, choices, other: null, cells: true };
    return b.many
      ? { kind: 'several', ...base, min: 0, max: choices.length, notIn: [] }
      : { kind: 'one', ...base };
  });
}

/** `How closely / How deep (1 = shallow, 6 = deep)`: what stands before and after the stroke. */
function axes({ x, y }: PlaceBlock): string {
  return [x, y]
    .map((axis) => {
      const title = axis.title ? plainText(axis.title) : axis.points.map((p) => p.plain).join(', ');
      const [low, high] = [axis.points[0], axis.points.at(-1)];
      if (!axis.ends || !low || !high) return title;
      return `${title} (${low.plain} = ${plainText(axis.ends[0])}, ${high.plain} = ${plainText(axis.ends[1])})`;
    })
    .join(' / ');
}

function inCells({ cells }: PlaceBlock): readonly string[] {
  return [...cells].flatMap(([cell, { title, text }]) => {
    const words = [title, text].flatMap((p) => (p ? [plainText(p)] : []));
    return words.length > 0 ? [`${cell}: ${words.join('. ')}`] : [];
  });
}
