/** Whole numbers and shuffles from a seed; the same on every machine. */
export interface Random {
  /** A whole number from 0 to n − 1; n is at most 2³². */
  below(n: number): number;
  /** A number from 0 up to, but not including, 1. */
  unit(): number;
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * xoshiro128** (Blackman & Vigna 2018, https://prng.di.unimi.it), its four words filled from the seed by splitmix32
 * (the finaliser of MurmurHash3 over a Weyl sequence). 32-bit integer arithmetic only, so that no rounding differs
 * between machines. `stream` gives independent sequences of one seed.
 */
export function randomOf(seed: number, stream = 0): Random {
  let weyl = (seed ^ Math.imul(stream + 1, 0x9e3779b1)) >>> 0;
  const word = (): number => {
    weyl = (weyl + 0x9e3779b9) >>> 0;
    let z = weyl;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [word(), word(), word(), word() | 1];
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const unit = (): number => next() / 4294967296;
  const below = (n: number): number => Math.floor(unit() * n);
  return {
    below,
    unit,
    // Fisher & Yates.
    shuffle: (list) => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [out[i], out[j]] = [out[j]!, out[i]!];
      }
      return out;
    },
  };
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
