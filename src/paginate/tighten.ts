import type { Page, Strip } from './types.js';

/** Strips that fill pages by themselves: the first begins one by order, and so does what follows the last. */
export interface Stretch {
  readonly from: number;
  /** Behind the last one. */
  readonly to: number;
  readonly pages: number;
  /** Points that are taken on its last page. */
  readonly rest: number;
}

/** The stretches of a document that has been filled, in order. */
export function stretchesOf<S extends Strip<S>>(strips: readonly S[], pages: readonly Page<S>[]): Stretch[] {
  const own = pages.map((page) => page.placed.filter((p) => !p.repeated));
  const at = new Map(own.flatMap((placed, n) => placed.map((p) => [p.strip, n] as const)));
  const heads = new Set(own.flatMap((placed) => placed[0]?.strip ?? []));
  const starts = strips.flatMap((s, i) => (i === 0 || (s.start !== null && heads.has(s)) ? [i] : []));
  return starts.map((from, k): Stretch => {
    const to = starts[k + 1] ?? strips.length;
    const on = strips.slice(from, to).flatMap((s) => at.get(s) ?? []);
    const last = on.reduce((most, n) => Math.max(most, n), 0);
    const placed = own[last] ?? [];
    const foot = placed.at(-1);
    const rest = foot ? foot.y + foot.height - placed[0]!.y : 0;
    return { from, to, pages: new Set(on).size, rest };
  });
}

/** How many units a white of so many gives. */
type Gives = (units: number) => number;

/**
 * From the gentlest. What parts sections gives first, so that the nearer in meaning stays the nearer on paper; white
 * between paragraphs gives only for a few lines. `most`: units that a remnant takes at most.
 */
const STEPS: readonly { readonly most: number; readonly gives: Gives }[] = [
  { most: 16, gives: (units) => (units < 1.5 ? 0 : units < 3.5 ? 0.5 : 1) },
  { most: 6, gives: (units) => (units < 1 ? 0 : units < 2.5 ? 0.5 : 1) },
];

/** The strips with less white in a stretch that leaves a remnant, once or in steps; `unit` is that of white, in points. */
export function* tighter<S extends Strip<S>>(
  strips: readonly S[],
  { from, to, pages, rest }: Stretch,
  unit: number,
): Generator<S[]> {
  if (pages < 2) return;
  for (const { most, gives } of STEPS) {
    if (rest > most * unit + 0.01) continue;
    // A hair more than it is, lest a whole unit be taken for less.
    const left = (white: number): number => white - gives(white / unit + 1e-6) * unit;
    const own = strips.slice(from, to).map((s) => ({ ...s, before: left(s.before), after: left(s.after) }));
    yield [...strips.slice(0, from), ...own, ...strips.slice(to)];
  }
}
