/** Ranks, and how far several rankings agree. */

/** The rank of each value, 1 for the smallest; equal values share the mean of their ranks (Kendall 1945). */
export function midranks(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const ranks = new Map<number, number>();
  for (let start = 0; start < sorted.length; ) {
    const value = sorted[start]!;
    let end = start;
    while (sorted[end] === value) end++;
    ranks.set(value, (start + 1 + end) / 2);
    start = end;
  }
  return values.map((value) => ranks.get(value)!);
}

/**
 * Kendall's W, 0 (no agreement) to 1, corrected for ties (Kendall & Babington Smith 1939; Kendall 1945).
 * One complete ranking a person, in the same order of objects; any numbers that order them will do, midranks are
 * taken here. Null with fewer than two rankings or objects, and where every ranking ties everything.
 * Rankings of different length are the caller's bug: RangeError.
 */
export function kendallW(rankings: readonly (readonly number[])[]): number | null {
  const m = rankings.length;
  const n = rankings[0]?.length ?? 0;
  if (rankings.some((ranking) => ranking.length !== n)) throw new RangeError('rankings of different length');
  if (m < 2 || n < 2) return null;
  const ranked = rankings.map(midranks);
  const sums = Array.from({ length: n }, (_, i) => sum(ranked.map((ranks) => ranks[i]!)));
  const spread = 12 * sum(sums.map((total) => (total - (m * (n + 1)) / 2) ** 2));
  const most = m ** 2 * (n ** 3 - n) - m * sum(ranked.map(tieCorrection));
  return most === 0 ? null : spread / most;
}

/** Σ (t³ − t) over the groups of t tied objects of one ranking. */
function tieCorrection(ranks: readonly number[]): number {
  const sizes = new Map<number, number>();
  for (const rank of ranks) sizes.set(rank, (sizes.get(rank) ?? 0) + 1);
  return sum([...sizes.values()].map((t) => t ** 3 - t));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
