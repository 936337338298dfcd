import type { InstrumentForm, ScoredItem, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import type { Answer } from '../plan/index.js';
import { table } from './names.js';
import { type ScoreOf, scoresOf, shown, turned } from './persons.js';
import { shuffled } from './privacy.js';
import { consensus } from './statistics/consensus.js';
import { describe, mean, meanInterval } from './statistics/describe.js';
import type { Moments } from './statistics/moments.js';
import { wilson } from './statistics/proportion.js';
import { alphaIfDropped, cronbachAlpha, feldtInterval, itemRest } from './statistics/reliability.js';
import { setsOf, type Tally, tallyOf } from './tally.js';
import type { Favorable, Figures, ItemFigures, ScoreFigures, TextFigures } from './types.js';

type Shown = Required<Pick<Figures, 'n' | 'items'>> & Pick<Figures, 'scores'>;

/** Scores and items of an instrument over some records, with what was written beside the items. */
export function figuresOf(form: InstrumentForm, records: readonly ResponseRecord[]): Shown {
  const parts = form.scorings.map((s) => scoringFigures(s, tallyOf(s, records)));
  const written = form.written.map((w) => [w.id, textFigures(form, w.question, records)] as const);
  const known = new Map<string, ItemFigures | TextFigures>([
    ...parts.flatMap((p) => Object.entries(p.items)),
    ...written,
  ]);
  const items = form.questions.flatMap((q) => {
    const figures = known.get(q.local);
    return figures ? [[q.local, figures] as const] : [];
  });
  const scores = parts.flatMap((p) => Object.entries(p.scores ?? {}));
  const scored = parts.some((p) => p.scores);
  return { n: records.length, ...(scored ? { scores: table(scores) } : {}), items: table(items) };
}

function textFigures(form: InstrumentForm, id: string, records: readonly ResponseRecord[]): TextFigures {
  const texts = records.flatMap((r) => {
    const answer = r.answers.get(id);
    return answer?.kind === 'text' ? [answer.text] : [];
  });
  return { n: texts.length, texts: form.anonymous ? shuffled(texts) : texts };
}

interface ScoringFigures {
  readonly scores?: Readonly<Record<string, ScoreFigures>>;
  readonly items: Readonly<Record<string, ItemFigures>>;
}

/** Scores and items of one set of answers, from the sums over some records. */
function scoringFigures(scoring: Scoring, tally: Tally): ScoringFigures {
  const sets = setsOf(scoring).map((of, i) => ({ of, cases: tally.cases[i]!, means: tally.means[i]! }));
  const items = table(
    scoring.items.map((item, i) => {
      const own = scoring.subscales.find((s) => s.items.includes(item))?.id ?? scoring.whole;
      const set = sets.find((s) => s.of.id === own)!;
      return [item.id, itemFigures(scoring, item, tally.counts[i]!, tally.n, set)] as const;
    }),
  );
  if (scoring.mode === 'counts' || scoring.mode === 'none') return { items };
  const shownSets = scoresOf(scoring).map((of) => sets.find((s) => s.of.id === of.id)!);
  return { scores: table(shownSets.map((s) => [s.of.id, scoreFigures(scoring, s)])), items };
}

/** Items that are taken together, with what there is of them. */
interface ScoreSet {
  readonly of: ScoreOf;
  readonly cases: Moments;
  readonly means: readonly number[];
}

function scoreFigures(scoring: Scoring, { of, cases, means }: ScoreSet): ScoreFigures {
  // Sorted, so that the last digit does not depend on the order of the rows.
  const values = means.map((m) => shown(scoring, of, m)).sort((a, b) => a - b);
  const alpha = cronbachAlpha(cases);
  return {
    items: of.items.length,
    ...describe(values),
    ci95: meanInterval(values),
    alpha,
    alphaN: cases.n,
    alphaCi95: alpha === null ? null : feldtInterval(alpha, cases.n, of.items.length),
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
  item: ScoredItem,
  counts: readonly number[],
  records: number,
  set: ScoreSet,
): ItemFigures {
  const { answers: labels } = scoring.scale;
  const given = counts.reduce((sum, c) => sum + c, 0);
  const unscored = labels.reduce((sum, a, i) => sum + (a.value === null ? counts[i]! : 0), 0);
  const answers = labels.map((a, i) => ({
    label: a.label,
    value: a.value,
    count: counts[i]!,
    percent: given === 0 ? null : (counts[i]! / given) * 100,
  }));
  const base = { n: given - unscored, missing: records - given, unscored, answers };
  if (scoring.mode === 'none') return base;
  const values = labels.flatMap(({ value }, i) =>
    value === null ? [] : new Array<number>(counts[i]!).fill(value),
  );
  const { mean: average, sd, median, q1, q3 } = describe(values);
  const spread = {
    favorable: favorableOf(scoring, item, counts, given),
    consensus: consensusOf(scoring, counts),
  };
  if (scoring.mode === 'counts') return { ...base, median, q1, q3, ...spread };
  const at = set.of.items.indexOf(item);
  return {
    ...base,
    mean: average,
    sd,
    median,
    q1,
    q3,
    scored: mean(values.flatMap((v) => turned(scoring, item, v) ?? [])),
    ...spread,
    itemRest: itemRest(set.cases, at),
    alphaIfDropped: alphaIfDropped(set.cases, at),
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
 * item the mirrored ones, by position among the answers that have a value.
 */
function favorableAnswers(scoring: Pick<Scoring, 'scale'>, reversed: boolean): ReadonlySet<Answer> {
  const { answers, favorable } = scoring.scale;
  const ordered = answers.filter((a) => a.value !== null).sort((a, b) => a.value! - b.value!);
  const top = ordered.slice(ordered.length < 4 ? -1 : -2);
  const wanted = favorable ? answers.filter((a) => favorable.includes(a.label)) : top;
  if (!reversed) return new Set(wanted);
  const mirror = (a: Answer): Answer => ordered[ordered.length - 1 - ordered.indexOf(a)]!;
  return new Set(wanted.map((a) => (a.value === null ? a : mirror(a))));
}
