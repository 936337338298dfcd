import type { ResponseRecord } from '../match/index.js';

/** What the same person gave in two rounds. */
export interface Pair {
  readonly from: number;
  readonly to: number;
}

type Value = (record: ResponseRecord) => number | null;

/** Everybody who has the value in both rounds, in the order of the first; null where a round knows nobody by name. */
export function pairsBy(
  from: readonly ResponseRecord[],
  to: readonly ResponseRecord[],
  value: Value,
): readonly Pair[] | null {
  if (!namesPeople(from) || !namesPeople(to)) return null;
  const after = valuesByPerson(to, value);
  return [...valuesByPerson(from, value)].flatMap(([person, before]) => {
    const now = after.get(person);
    return now === undefined ? [] : [{ from: before, to: now }];
  });
}

/**
 * Whether figures of the pairs tell of few people: of fewer pairs than the minimum, or of the few who have the value
 * in one round only, whom one gets by taking the pairs from the whole.
 */
export function tellsOfFew(
  pairs: number,
  from: readonly ResponseRecord[],
  to: readonly ResponseRecord[],
  value: Value,
  minimum: number,
): boolean {
  const left = (records: readonly ResponseRecord[]): number =>
    records.filter((r) => value(r) !== null).length - pairs;
  return pairs < minimum || [left(from), left(to)].some((n) => n > 0 && n < minimum);
}

/** Whether a round carries `respondent` at all. */
export function namesPeople(records: readonly ResponseRecord[]): boolean {
  return records.some((r) => r.respondent !== null);
}

function valuesByPerson(records: readonly ResponseRecord[], value: Value): Map<string, number> {
  const out = new Map<string, number>();
  for (const r of records) {
    const v = value(r);
    if (r.respondent !== null && v !== null) out.set(JSON.stringify([r.respondent, r.about, r.rater]), v);
  }
  return out;
}
