import { join } from 'node:path';
import type { Person } from '../groups/index.js';
import type { Packs } from '../pack/index.js';
import { makeListed } from './pack-folders.js';

/** Pages of one part of the stack; a printer takes such a file, and memory does. */
const PART = 500;

/** A part of the stack: who is in it, and its name. */
export interface StackPart {
  readonly name: string;
  readonly people: readonly Person[];
}

/** What became of a part of the stack. */
export interface StackDone {
  readonly stack: string;
  readonly pages: number;
  readonly written: boolean;
}

/** The packs of all people by table; in several files where they are many. */
export function stackParts(people: readonly Person[], pagesEach: number): readonly StackPart[] {
  const size = Math.max(1, Math.floor(PART / pagesEach));
  const order = [...people].sort(byTable);
  const count = Math.ceil(order.length / size);
  return Array.from({ length: count }, (_, i) => ({
    name: count === 1 ? 'stack' : `stack-${String(i + 1).padStart(2, '0')}`,
    people: order.slice(i * size, (i + 1) * size),
  }));
}

/** Makes one part of the stack for the printer, unless it is there. */
export async function makeStack(
  packs: Packs,
  { name, people }: StackPart,
  folder: string,
  force: boolean,
): Promise<StackDone> {
  const want = { path: `${name}.pdf`, input: packs.stackInput(people) };
  const done = await makeListed(join(folder, 'people'), want, force, () => packs.stack(people, name));
  return { stack: name, ...done };
}

const tableOf = ({ columns }: Person): string =>
  columns.get('table') ?? [...columns].find(([name]) => name.toLowerCase() === 'table')?.[1] ?? '';

const order = new Intl.Collator('en', { numeric: true });

/** By table, numbers as numbers, those without one last; within a table as the roster has them. */
function byTable(a: Person, b: Person): number {
  const [s, t] = [tableOf(a), tableOf(b)];
  if (s === t) return 0;
  if (s === '' || t === '') return s === '' ? 1 : -1;
  return order.compare(s, t) || (s < t ? -1 : 1);
}
