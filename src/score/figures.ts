import type { InstrumentForm, ScoredItem, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import type { Answer } from '../plan/index.js';
import { OVERALL, table } from './names.js';
import {
  answerIndex,
  givenValue,
  personMean,
  type ScoreOf,
  scoredValue,
  scoresOf,
  shown,
} from './persons.js';
import { consensus } from './statistics/consensus.js';
import { describe, mean, meanInterval } from './statistics/describe.js';
import { addRow, emptyMoments, type Moments } from './statistics/moments.js';
import { wilson } from './statistics/proportion.js';
import { alphaIfDropped, cronbachAlpha, feldtInterval, itemRest } from './statistics/reliability.js';
import type { Favorable, Figures, ItemFigures, ScoreFigures } from './types.js';

/** Scores and items of an instrument over some records. */
export function figuresOf(
  form: InstrumentForm,
  records: readonly ResponseRecord[],
): Required<Pick<Figures, 'n' | 'items'>> & Pick<Figures, 'scores'> {
  const { scoring } = form;
  const moments = new Map(
    scoresOf({ ...scoring, overall: true }).map((of) => [of.id, momentsOf(scoring, records, of)]),
  );
  const items = table(scoring.items.map((item) => [item.id, itemFigures(scoring, records, item, moments)]));
  if (scoring.mode === 'counts' || scoring.mode === 'none') return { n: records.length, items };
  const scores = table(
    scoresOf(scoring).map((of) => [of.id, scoreFigures(scoring, records, of, moments.get(of.id)!)]),
  );
  return { n: records.length, scores, items };
}

/** Cross-products of the complete cases, reversed values. */
function momentsOf(scoring: Scoring, records: readonly ResponseRecord[], of: ScoreOf): Moments {
  const moments = emptyMoments(of.items.length);
  for (const record of records) {
    const row = of.items.map((item) => scoredValue(scoring, record, item));
    if (row.every((v) => v !== null)) addRow(moments, row);
  }
  return moments;
}

function scoreFigures(
  scoring: Scoring,
  records: readonly ResponseRecord[],
  of: ScoreOf,
  moments: Moments,
): ScoreFigures {
  const means = records.flatMap((r) => personMean(scoring, r, of) ?? []);
  const values = means.map((m) => shown(scoring, of, m));
  const alpha = cronbachAlpha(moments);
  return {
    items: of.items.length,
    ...describe(values),
    ci95: meanInterval(values),
    alpha,
    alphaN: moments.n,
    alphaCi95: alpha === null ? null : feldtInterval(alpha, moments.n, of.items.length),
    bands: bandCounts(scoring, means),
  };
}

/** Bands are read on the mean's scale; whoever is below the first counts in the first. */
function bandCounts(scoring: Scoring, means: readonly number[]): { label: string; count: number }[] {
  const counts = scoring.bands.map((b) => ({ label: b.label, count: 0 }));
  for (const m of means) {
    const above = scoring.bands.filter((b) => m >= b.from - 1e-9).length;
    const band = counts[Math.max(0, above - 1)];
    if (band) band.count++;
  }
  return counts;
}

function itemFigures(
  scoring: Scoring,
  records: readonly ResponseRecord[],
  item: ScoredItem,
  moments: ReadonlyMap<string, Moments>,
): ItemFigures {
  const counts = scoring.scale.answers.map(() => 0);
  for (const record of records) {
    const index = answerIndex(record, item);
    if (index !== null) counts[index]!++;
  }
  const given = counts.reduce((sum, c) => sum + c, 0);
  const unscored = scoring.scale.answers.reduce((sum, a, i) => sum + (a.value === null ? counts[i]! : 0), 0);
  const answers = scoring.scale.answers.map((a, i) => ({
    label: a.label,
    value: a.value,
    count: counts[i]!,
    percent: given === 0 ? null : (counts[i]! / given) * 100,
  }));
  const base = { n: given - unscored, missing: records.length - given, unscored, answers };
  if (scoring.mode === 'none') return base;
  const {
    median,
    q1,
    q3,
    mean: average,
    sd,
  } = describe(records.flatMap((r) => givenValue(scoring, r, item) ?? []));
  const spread = {
    favorable: favorableOf(scoring, item, counts, given),
    consensus: consensusOf(scoring, counts),
  };
  if (scoring.mode === 'counts') return { ...base, median, q1, q3, ...spread };
  const own = scoring.subscales.find((s) => s.items.includes(item));
  const cases = moments.get(own?.id ?? OVERALL)!;
  const at = (own?.items ?? scoring.items).indexOf(item);
  return {
    ...base,
    mean: average,
    sd,
    median,
    q1,
    q3,
    scored: mean(records.flatMap((r) => scoredValue(scoring, r, item) ?? [])),
    ...spread,
    itemRest: itemRest(cases, at),
    alphaIfDropped: alphaIfDropped(cases, at),
  };
}

function consensusOf(scoring: Scoring, counts: readonly number[]): number | null {
  const { answers, lowest, highest } = scoring.scale;
  if (lowest === null || highest === null) return null;
  return consensus(
    answers.flatMap((a, i) => (a.value === null ? [] : [{ value: a.value, count: counts[i]! }])),
    highest - lowest,
  );
}

/** Answers that speak for what is measured, with Wilson's interval; of all answers given, in percent. */
function favorableOf(
  scoring: Scoring,
  item: ScoredItem,
  counts: readonly number[],
  given: number,
): Favorable | null {
  const wanted = favorableAnswers(scoring, item.reversed);
  if (wanted.size === 0) return null;
  const { answers } = scoring.scale;
  const count = answers.reduce((sum, a, i) => sum + (wanted.has(a) ? counts[i]! : 0), 0);
  const interval = wilson(count, given);
  return {
    labels: answers.filter((a) => wanted.has(a)).map((a) => a.label),
    count,
    percent: given === 0 ? null : (count / given) * 100,
    ci95: interval ? [interval[0] * 100, interval[1] * 100] : null,
  };
}

/**
 * Those that the scale names, else those of its two highest values (its highest of fewer than four). For a reversed
 * item the mirrored ones, by the position of their values among those of the scale.
 */
function favorableAnswers(scoring: Pick<Scoring, 'scale'>, reversed: boolean): ReadonlySet<Answer> {
  const { answers, favorable } = scoring.scale;
  const values = [...new Set(answers.flatMap((a) => a.value ?? []))].sort((a, b) => a - b);
  const top = new Set<number | null>(values.slice(values.length < 4 ? -1 : -2));
  const wanted = answers.filter((a) => (favorable ? favorable.includes(a.label) : top.has(a.value)));
  if (!reversed) return new Set(wanted);
  const mirrored = new Set(
    wanted.flatMap((a) => (a.value === null ? [] : values[values.length - 1 - values.indexOf(a.value)]!)),
  );
  return new Set(answers.filter((a) => (a.value === null ? wanted.includes(a) : mirrored.has(a.value))));
}
