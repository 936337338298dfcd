/** What the search must find a good seating for. People are numbers from 0; groups and seats too. */
export interface Problem {
  readonly people: number;
  readonly rounds: readonly Round[];
}

/** The groups of one name. */
export interface Round {
  /** People in each group. */
  readonly sizes: readonly number[];
  /** Where numbers meet too: seats with the same number sit together. 0: they do not. */
  readonly numbers: number;
  /** By person: a value of the column; −1: no wish. */
  readonly apart: Int32Array | null;
  readonly mix: Int32Array | null;
  readonly together: Int32Array | null;
  /** Seat of each group that its host keeps, and the host of each group by index; null: no hosts. */
  readonly hosts: { readonly seat: number; readonly people: readonly number[] } | null;
}

/**
 * Weights of the objective, for each pair of people. Sizes are not weighed: no seating breaks them. The steps are
 * wide, so that in practice no number of lighter wishes outweighs a heavier one.
 */
export const WEIGHTS = { together: 100_000, apart: 10_000, repeat: 100, mix: 1 } as const;

/** Values of a column as numbers; −1 where nothing is written. */
export function codesOf(values: readonly (string | undefined)[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(values, (v) => {
    if (v === undefined || v === '') return -1;
    const code = known.get(v) ?? known.size;
    known.set(v, code);
    return code;
  });
}

/** People with the same value, in the order of the values; those without one are left out. */
export function sameValue(codes: Int32Array): readonly (readonly number[])[] {
  const out: number[][] = [];
  for (const [person, code] of codes.entries()) {
    if (code < 0) continue;
    out[code] ??= [];
    out[code].push(person);
  }
  return out.filter((x) => x !== undefined);
}
