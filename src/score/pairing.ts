import type { InstrumentForm } from '../form/index.js';
import { type CodePairs, personByCode, type ResponseRecord } from '../match/index.js';

/** What the same person gave twice. */
export interface Pair {
  readonly from: number;
  readonly to: number;
  /** Where it was given by one person: the records of both. */
  readonly of?: Couple;
}

export type Value = (record: ResponseRecord) => number | null;
/** Who answered: by name, or by the code that people made up; null: nobody knows. */
export type Person = (record: ResponseRecord) => string | null;

const byName: Person = (record) => record.respondent;

/** By name where the data has one, else by the form's self-made code. */
export function personOf(form: Pick<InstrumentForm, 'id' | 'code'>, codes: readonly CodePairs[]): Person {
  if (form.code === null) return byName;
  const byCode = personByCode(form, codes);
  return (record) => record.respondent ?? byCode(record);
}

/** Two records of one person, one of each round. */
export type Couple = readonly [from: ResponseRecord, to: ResponseRecord];

/** Everybody who is in both rounds, in the order of the first; null where a round knows nobody. */
export function couplesOf(
  from: readonly ResponseRecord[],
  to: readonly ResponseRecord[],
  person: Person = byName,
): readonly Couple[] | null {
  if (!knowsPeople(from, person) || !knowsPeople(to, person)) return null;
  const after = byPerson(to, person);
  return [...byPerson(from, person)].flatMap(([key, before]): Couple[] => {
    const now = after.get(key);
    return before && now ? [[before, now]] : [];
  });
}

/** The values of those who have one in both. */
export function pairsOfValues(couples: readonly Couple[], value: Value): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [before, now] of couples) {
    const [from, to] = [value(before), value(now)];
    if (from !== null && to !== null) pairs.push({ from, to, of: [before, now] });
  }
  return pairs;
}

/** Both answers of everybody who gave both at once: now and target. */
export function pairsWithin(records: readonly ResponseRecord[], from: Value, to: Value): readonly Pair[] {
  return records.flatMap((r) => {
    const [a, b] = [from(r), to(r)];
    return a === null || b === null ? [] : [{ from: a, to: b, of: [r, r] as const }];
  });
}

/**
 * Whether figures of the pairs tell of few people: of fewer pairs than the minimum, or of the few who have only one of
 * the two values, whom one gets by taking the pairs from the whole.
 */
export function tellsOfFew(pairs: number, wholes: readonly number[], minimum: number): boolean {
  return pairs < minimum || wholes.some((n) => n > pairs && n - pairs < minimum);
}

export function countOf(records: readonly ResponseRecord[], value: Value): number {
  return records.filter((r) => value(r) !== null).length;
}

/** Whether a round says of anybody who it is. */
export function knowsPeople(records: readonly ResponseRecord[], person: Person): boolean {
  return records.some((r) => person(r) !== null);
}

/** Two people with the same code cannot be told apart: null for both. */
function byPerson(
  records: readonly ResponseRecord[],
  person: Person,
): ReadonlyMap<string, ResponseRecord | null> {
  const out = new Map<string, ResponseRecord | null>();
  for (const r of records) {
    const who = person(r);
    if (who === null) continue;
    const { about, rater } = r;
    const key = about === null && rater === null ? who : JSON.stringify([who, about, rater]);
    out.set(key, out.has(key) ? null : r);
  }
  return out;
}
