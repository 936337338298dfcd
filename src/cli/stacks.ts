import { join } from 'node:path';
import type { Person } from '../groups/index.js';
import type { Packs, Pile } from '../pack/index.js';
import { makeListed } from './pack-folders.js';

/** Pages of one part of a pile; a printer takes such a file, and memory does. */
const PART = 500;

/** A part of a pile: who is in it, and its name. */
export interface StackPart {
  readonly pile: Pile;
  readonly name: string;
  readonly people: readonly Person[];
}

/** What became of a part of a pile. */
export interface StackDone {
  readonly pile: Pile;
  readonly stack: string;
  readonly pages: number;
  readonly written: boolean;
}

/** Everybody's packs and booklets by table, piles in several files where they are long. */
export function stackParts(packs: Packs, people: readonly Person[]): readonly StackPart[] {
  const order = byTable(people, (p) => packs.tableOf(p));
  return packs.piles.flatMap((pile) => {
    const size = Math.max(1, Math.floor(PART / packs.usualPages(pile)));
    const count = Math.ceil(order.length / size);
    return Array.from({ length: count }, (_, i) => ({
      pile,
      name: count === 1 ? pile : `${pile}-${String(i + 1).padStart(2, '0')}`,
      people: order.slice(i * size, (i + 1) * size),
    }));
  });
}

/** Makes one part of a pile for the printer, unless it is there. */
export async function makeStack(
  packs: Packs,
  { pile, name, people }: StackPart,
  folder: string,
  force: boolean,
): Promise<StackDone> {
  const want = { path: `${name}.pdf`, input: packs.pileInput(pile, people) };
  const done = await makeListed(join(folder, 'people'), want, force, () => packs.pile(pile, people, name));
  return { pile, stack: name, ...done };
}

const order = new Intl.Collator('en', { numeric: true });

/** By table, numbers as numbers, those without one last; within a table as the roster has them. */
function byTable(people: readonly Person[], tableOf: (p: Person) => string): readonly Person[] {
  const tables = new Map(people.map((p) => [p, tableOf(p)]));
  return [...people].sort((a, b) => {
    const [s, t] = [tables.get(a)!, tables.get(b)!];
    if (s === t) return 0;
    if (s === '' || t === '') return s === '' ? 1 : -1;
    return order.compare(s, t) || (s < t ? -1 : 1);
  });
}
