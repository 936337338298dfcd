import type { Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { answerIndex, personMean, type ScoreOf, scoredValue, scoresOf } from './persons.js';
import { addRow, emptyMoments, type Moments, mergeMoments } from './statistics/moments.js';

/**
 * All that the figures of an instrument need of its records: sums that can be taken of parts of the data, in any
 * order, and put together.
 */
export interface Tally {
  /** Records. */
  n: number;
  /** For each item how often each answer was given, in the order of the scale. */
  readonly counts: readonly number[][];
  /** For each set of items the cross-products of its complete cases, reversed values. */
  readonly cases: readonly Moments[];
  /** For each set of items the means of the persons who answered enough. */
  readonly means: readonly number[][];
}

/** The sets of items that are taken together: subscales and the whole, which items alone need for their rest. */
export function setsOf(scoring: Scoring): readonly ScoreOf[] {
  return scoresOf({ ...scoring, overall: true });
}

export function tallyOf(scoring: Scoring, records: readonly ResponseRecord[]): Tally {
  const tally = emptyTally(scoring);
  const sets = setsOf(scoring);
  for (const record of records) addRecord(tally, scoring, sets, record);
  return tally;
}

function emptyTally(scoring: Scoring): Tally {
  const sets = setsOf(scoring);
  return {
    n: 0,
    counts: scoring.items.map(() => scoring.scale.answers.map(() => 0)),
    cases: sets.map((set) => emptyMoments(set.items.length)),
    means: sets.map(() => []),
  };
}

/** Adds one record, in place. */
function addRecord(tally: Tally, scoring: Scoring, sets: readonly ScoreOf[], record: ResponseRecord): void {
  tally.n += 1;
  for (const [i, item] of scoring.items.entries()) {
    const index = answerIndex(record, item);
    if (index !== null) tally.counts[i]![index]! += 1;
  }
  for (const [i, set] of sets.entries()) {
    const values = set.items.map((item) => scoredValue(scoring, record, item));
    if (values.every((v) => v !== null)) addRow(tally.cases[i]!, values);
    const mean = personMean(scoring, record, set);
    if (mean !== null) tally.means[i]!.push(mean);
  }
}

/** The tally of both parts of the data together, as a new one. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return {
    n: a.n + b.n,
    counts: a.counts.map((counts, i) => counts.map((count, j) => count + b.counts[i]![j]!)),
    cases: a.cases.map((cases, i) => mergeMoments(cases, b.cases[i]!)),
    means: a.means.map((means, i) => [...means, ...b.means[i]!]),
  };
}
