import type { InstrumentForm, ScoredItem, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import {
  type Couple,
  countOf,
  type Pair,
  pairsOfValues,
  pairsWithin,
  tellsOfFew,
  type Value,
} from './pairing.js';
import { personScore, type ScoreOf, scoredValue, scoresOf } from './persons.js';
import { pairedDifference, welch } from './statistics/difference.js';
import { newcombe } from './statistics/proportion.js';
import type {
  Change,
  Figures,
  InstrumentScores,
  ItemFigures,
  Move,
  RoundChange,
  ShareChange,
} from './types.js';

/** A round with its records and what may be shown of it; null figures: it is hidden. */
export interface RoundData {
  readonly name: string;
  readonly records: readonly ResponseRecord[];
  readonly shown: Figures | null;
}

/** Each round against the one before, then the last against the first. */
export function pairsOf<T>(rounds: readonly T[]): readonly (readonly [T, T])[] {
  const steps = rounds.slice(1).map((to, i) => [rounds[i]!, to] as const);
  return rounds.length > 2 ? [...steps, [rounds[0]!, rounds.at(-1)!] as const] : steps;
}

/** Changes between rounds, and those between marks, which stand behind them. */
export function splitChanges({ rounds, changes }: InstrumentScores): {
  readonly changes: readonly RoundChange[];
  readonly marks: readonly RoundChange[];
} {
  const count = pairsOf(Object.keys(rounds)).length;
  return { changes: changes.slice(0, count), marks: changes.slice(count) };
}

/** How scores and items changed; for anonymous forms only what tells of nobody. */
export function roundChange(
  form: InstrumentForm,
  from: RoundData,
  to: RoundData,
  minimum: number,
  couples: readonly Couple[] | null,
): RoundChange {
  const between = (value: Value): Compared => ({
    pairs: couples && pairsOfValues(couples, value),
    from: { records: from.records, value },
    to: { records: to.records, value },
  });
  const parts = form.scorings.map((scoring) => ({
    scores: scoresOf(scoring).map((of) => {
      const visible = showsScore(from, of.id) && showsScore(to, of.id);
      return [of.id, changeOf(form, between(scoreValue(scoring, of)), visible, minimum)] as const;
    }),
    items: asked(scoring).map((item) => {
      const [a, b] = [itemOf(from, item.id), itemOf(to, item.id)];
      const visible = a !== null && b !== null;
      const compared = between((r) => scoredValue(scoring, r, item));
      const moved = hasMeans(scoring) ? changeOf(form, compared, visible, minimum) : {};
      return [item.id, { ...moved, favorable: visible ? favorableChange(a, b) : null }] as const;
    }),
  }));
  const scores = hasMeans(form.scorings[0]) ? { scores: table(parts.flatMap((p) => p.scores)) } : {};
  return { from: from.name, to: to.name, ...scores, items: table(parts.flatMap((p) => p.items)) };
}

/** From one mark to the next in the same answers, `now` to `target`; keys of items and scores have no mark. */
export function markChanges(form: InstrumentForm, round: RoundData, minimum: number): RoundChange[] {
  return sameScales(form.scorings)
    .flatMap((scorings) => pairsOf(scorings))
    .map(([a, b]) => markChange(form, round, a, b, minimum));
}

/** Marks with the same answers, which alone can be compared. */
function sameScales(scorings: readonly Scoring[]): readonly (readonly Scoring[])[] {
  const sets = new Map<string, Scoring[]>();
  for (const s of scorings) {
    const key = JSON.stringify(s.scale.answers.map((a) => [a.label, a.value]));
    sets.set(key, [...(sets.get(key) ?? []), s]);
  }
  return [...sets.values()];
}

function markChange(
  form: InstrumentForm,
  round: RoundData,
  a: Scoring,
  b: Scoring,
  minimum: number,
): RoundChange {
  const { records } = round;
  const between = (from: Value, to: Value): Compared => ({
    pairs: pairsWithin(records, from, to),
    from: { records, value: from },
    to: { records, value: to },
  });
  const others = scoresOf(b);
  const scores = scoresOf(a).map((of, i) => {
    const other = others[i]!;
    const visible = showsScore(round, of.id) && showsScore(round, other.id);
    const compared = between(scoreValue(a, of), scoreValue(b, other));
    return [bare(a, of.id), changeOf(form, compared, visible, minimum)] as const;
  });
  const items = asked(a).map((item, i) => {
    const other = b.items[i]!;
    const compared = between(
      (r) => scoredValue(a, r, item),
      (r) => scoredValue(b, r, other),
    );
    const [x, y] = [itemOf(round, item.id), itemOf(round, other.id)];
    const visible = x !== null && y !== null;
    const moved = hasMeans(a) ? changeOf(form, compared, visible, minimum) : {};
    const told = visible && !hidesPairs(form, compared, minimum);
    const more = {
      favorable: visible ? favorableChange(x, y) : null,
      moves: told ? movesOf(compared.pairs ?? []) : null,
    };
    return [bare(a, item.id), { ...moved, ...more }] as const;
  });
  return {
    from: a.mark?.id ?? '',
    to: b.mark?.id ?? '',
    ...(hasMeans(a) ? { scores: table(scores) } : {}),
    items: table(items),
  };
}

/** Without the mark. */
function bare(scoring: Scoring, id: string): string {
  return scoring.mark ? id.slice(0, -scoring.mark.id.length - 1) : id;
}

/** How many moved by how much; nobody's moves are left out. */
function movesOf(pairs: readonly Pair[]): Move[] {
  const counts = new Map<number, number>();
  for (const { from, to } of pairs) {
    const by = Math.round((to - from) * 1e9) / 1e9;
    counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => a[0] - b[0]).map(([by, count]) => ({ by, count }));
}

const hasMeans = ({ mode }: Scoring): boolean => mode !== 'counts' && mode !== 'none';
const asked = (scoring: Scoring): readonly ScoredItem[] => (scoring.mode === 'none' ? [] : scoring.items);
const scoreValue =
  (scoring: Scoring, of: ScoreOf): Value =>
  (r) =>
    personScore(scoring, r, of);

function showsScore(round: RoundData, id: string): boolean {
  return Boolean(round.shown?.scores?.[id]?.items);
}

/** An item's figures where they may be shown. */
function itemOf(round: RoundData, id: string): ItemFigures | null {
  const figures = round.shown?.items?.[id];
  return figures && 'answers' in figures && figures.answers ? figures : null;
}

/** Two sets of values, and the people who are in both; null: nobody can be told to be the same. */
export interface Compared {
  readonly pairs: readonly Pair[] | null;
  readonly from: { readonly records: readonly ResponseRecord[]; readonly value: Value };
  readonly to: { readonly records: readonly ResponseRecord[]; readonly value: Value };
}

export function changeOf(
  form: Pick<InstrumentForm, 'anonymous'>,
  compared: Compared,
  visible: boolean,
  minimum: number,
): Change {
  if (!visible) return { paired: null, all: null };
  const { pairs, from, to } = compared;
  const values = ({ records, value }: Compared['from']): number[] => records.flatMap((r) => value(r) ?? []);
  return {
    paired:
      pairs === null || hidesPairs(form, compared, minimum)
        ? null
        : pairedDifference(
            pairs.map((p) => p.from),
            pairs.map((p) => p.to),
          ),
    all: welch(values(from), values(to)),
  };
}

function hidesPairs(
  form: Pick<InstrumentForm, 'anonymous'>,
  { pairs, from, to }: Compared,
  minimum: number,
): boolean {
  if (!form.anonymous || pairs === null) return false;
  return tellsOfFew(
    pairs.length,
    [countOf(from.records, from.value), countOf(to.records, to.value)],
    minimum,
  );
}

/** Two independent shares (Newcombe 1998, method 10), in percent. */
function favorableChange(from: ItemFigures, to: ItemFigures): ShareChange | null {
  const [a, b] = [from.favorable, to.favorable];
  if (!a || !b) return null;
  const n = ({ answers }: ItemFigures): number => (answers ?? []).reduce((sum, x) => sum + x.count, 0);
  const change = newcombe(a.count, n(from), b.count, n(to));
  return {
    from: a.percent,
    to: b.percent,
    difference: change ? change.difference * 100 : null,
    ci95: change ? [change.ci95[0] * 100, change.ci95[1] * 100] : null,
  };
}
