/** How often values fall between bounds: whole ones from the lower to the upper one, others to under the upper one. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Bins of equal width, in the values' unit; none without values. About as many as Sturges (1926) has it, ⌈log₂ n⌉ + 1,
 * with the next width that people count in, 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers for graph
 * labels"), and bounds at its multiples; never narrower than 1 where all values are whole. Those in between that nobody
 * gave are there with 0. None either where values lie too near to or too far from each other.
 */
export function histogram(values: readonly number[]): readonly Bin[] {
  if (values.length === 0) return [];
  const [low, high] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)] as const, [
    Infinity,
    -Infinity,
  ] as const);
  const spread = high - low;
  // Beyond what doubles tell apart, no bounds can be drawn.
  const finest = Math.max(1e-12, Math.max(Math.abs(low), Math.abs(high)) * 1e-9);
  if (spread > 0 && !(spread >= finest && spread < 1e15)) return [];
  const whole = values.every(Number.isInteger);
  const step = widthOf(spread / (Math.ceil(Math.log2(values.length)) + 1), whole);
  // The small addition keeps 0.3 / 0.1 from falling below 3.
  const place = (v: number): number => Math.floor(v / step + 1e-9);
  const first = place(low);
  const counts = new Array<number>(place(high) - first + 1).fill(0);
  for (const v of values) counts[place(v) - first]! += 1;
  const bound = (i: number): number => Number(((first + i) * step).toPrecision(12));
  return counts.map((count, i) => ({ from: bound(i), to: bound(i + 1) - (whole ? 1 : 0), count }));
}

function widthOf(least: number, whole: boolean): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const width = [1, 2, 5, 10].map((f) => f * power).find((w) => w >= least * (1 - 1e-9))!;
  return whole ? Math.max(1, width) : width;
}
