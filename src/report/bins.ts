import type { NumberBin } from '../score/index.js';

/** Bars for more numbers than one; a single one is told in words. */
export const hasBins = (bins: readonly NumberBin[] | null | undefined): bins is readonly NumberBin[] =>
  bins != null && bins.length > 1;

/** Whether the bins are of whole numbers: then the next one does not begin where one ends. */
export const areWhole = ([first, second]: readonly NumberBin[]): boolean =>
  first !== undefined && second !== undefined && first.to !== second.from;

/** What a bin counts: `7`, `5–9`; where parts of one are meant `2.5–3`. */
export function binLabel({ from, to }: NumberBin, show: (x: number) => string): string {
  if (to === from) return show(from);
  // A dash before a minus reads badly.
  return `${show(from)}${from < 0 ? ' … ' : '–'}${show(to)}`;
}
