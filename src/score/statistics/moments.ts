/**
 * Counts, sums and sums of products of k values per case: all that reliability needs, in space that does not
 * grow with the cases. Answers are small whole numbers in practice, so every sum is exact and the order of
 * adding and merging does not matter; it is not meant for values with many digits and a small spread.
 */
export interface Moments {
  /** Complete cases. */
  n: number;
  /** k sums. */
  sums: number[];
  /** k × k sums of products, both halves filled. */
  products: number[][];
}

/** The moments of no cases yet, for k values per case. */
export function emptyMoments(k: number): Moments {
  return { n: 0, sums: zeros(k), products: Array.from({ length: k }, () => zeros(k)) };
}

/** Adds one complete case of k values, in place. A case of another length is the caller's bug: RangeError. */
export function addRow(moments: Moments, row: readonly number[]): void {
  const { sums, products } = moments;
  requireSame(sums.length, row.length);
  moments.n += 1;
  row.forEach((value, i) => {
    sums[i]! += value;
    const line = products[i]!;
    row.forEach((other, j) => {
      line[j]! += value * other;
    });
  });
}

/** The moments of both sets of cases together, as a new object. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  requireSame(a.sums.length, b.sums.length);
  return {
    n: a.n + b.n,
    sums: a.sums.map((sum, i) => sum + b.sums[i]!),
    products: a.products.map((line, i) => line.map((product, j) => product + b.products[i]![j]!)),
  };
}

/** The same cases without their value at `index`, as a new object. */
export function withoutValue(moments: Moments, index: number): Moments {
  const others = <T>(list: readonly T[]) => list.filter((_, i) => i !== index);
  return { n: moments.n, sums: others(moments.sums), products: others(moments.products).map(others) };
}

/** The k × k sample covariances (n − 1 below), in products of units; null for fewer than two cases. */
export function covariances(moments: Moments): number[][] | null {
  const { n, sums, products } = moments;
  if (n < 2) return null;
  return products.map((line, i) =>
    line.map((product, j) => {
      // Multiplied up before dividing, whole numbers stay whole until the end: equal answers give exactly 0.
      const value = (n * product - sums[i]! * sums[j]!) / (n * (n - 1));
      return i === j ? Math.max(0, value) : value;
    }),
  );
}

function zeros(k: number): number[] {
  return new Array<number>(k).fill(0);
}

function requireSame(expected: number, found: number): void {
  if (expected !== found) throw new RangeError(`a case has ${expected} values here, not ${found}`);
}
