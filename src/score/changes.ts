import type { InstrumentForm, ScoredItem, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import type { Behind, Pairings } from './overlap.js';
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
import { itemKey, scoreKey } from './privacy.js';
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
  /** Groups that are shown. */
  readonly groups: readonly { readonly records: readonly ResponseRecord[]; readonly shown: Figures }[];
}

/** What keeps few people of an anonymous form from being told of. */
export interface Privacy {
  readonly minimum: number;
  readonly pairings: Pairings;
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
  privacy: Privacy,
  couples: readonly Couple[] | null,
): RoundChange {
  const between = (key: string, value: Value): Compared => ({
    pairs: couples && pairsOfValues(couples, value),
    from: sideOf(from, key, value),
    to: sideOf(to, key, value),
  });
  const parts = form.scorings.map((scoring) => ({
    scores: scoresOf(scoring).map((of) => {
      const visible = showsScore(from, of.id) && showsScore(to, of.id);
      return [
        of.id,
        changeOf(form, between(scoreKey(of.id), scoreValue(scoring, of)), visible, privacy),
      ] as const;
    }),
    items: asked(scoring).map((item) => {
      const [a, b] = [itemOf(from, item.id), itemOf(to, item.id)];
      const visible = a !== null && b !== null;
      const compared = between(itemKey(item.id), (r) => scoredValue(scoring, r, item));
      const moved = hasMeans(scoring) ? changeOf(form, compared, visible, privacy) : {};
      return [item.id, { ...moved, favorable: visible ? favorableChange(a, b) : null }] as const;
    }),
  }));
  const scores = hasMeans(form.scorings[0]) ? { scores: table(parts.flatMap((p) => p.scores)) } : {};
  return { from: from.name, to: to.name, ...scores, items: table(parts.flatMap((p) => p.items)) };
}

/** From one mark to the next in the same answers, `now` to `target`; keys of items and scores have no mark. */
export function markChanges(form: InstrumentForm, round: RoundData, privacy: Privacy): RoundChange[] {
  return sameScales(form.scorings)
    .flatMap((scorings) => pairsOf(scorings))
    .map(([a, b]) => markChange(form, round, a, b, privacy));
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
  privacy: Privacy,
): RoundChange {
  const { records } = round;
  const between = (keys: readonly [string, string], from: Value, to: Value): Compared => ({
    pairs: pairsWithin(records, from, to),
    from: sideOf(round, keys[0], from),
    to: sideOf(round, keys[1], to),
  });
  const others = scoresOf(b);
  const scores = scoresOf(a).map((of, i) => {
    const other = others[i]!;
    const visible = showsScore(round, of.id) && showsScore(round, other.id);
    const keys = [scoreKey(of.id), scoreKey(other.id)] as const;
    const compared = between(keys, scoreValue(a, of), scoreValue(b, other));
    return [bare(a, of.id), changeOf(form, compared, visible, privacy)] as const;
  });
  const items = asked(a).map((item, i) => {
    const other = b.items[i]!;
    const compared = between(
      [itemKey(item.id), itemKey(other.id)],
      (r) => scoredValue(a, r, item),
      (r) => scoredValue(b, r, other),
    );
    const [x, y] = [itemOf(round, item.id), itemOf(round, other.id)];
    const visible = x !== null && y !== null;
    const change = changeOf(form, compared, visible, privacy);
    const moved = hasMeans(a) ? change : {};
    const told = change.paired !== null;
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

/** Whether a group's figure is shown, by its key. */
function showsFigure(shown: Figures, key: string): boolean {
  const score = Object.entries(shown.scores ?? {}).find(([id]) => scoreKey(id) === key);
  if (score) return score[1].items !== null;
  const item = Object.entries(shown.items ?? {}).find(([id]) => itemKey(id) === key)?.[1];
  return item !== undefined && 'answers' in item && item.answers !== null;
}

/** An item's figures where they may be shown. */
function itemOf(round: RoundData, id: string): ItemFigures | null {
  const figures = round.shown?.items?.[id];
  return figures && 'answers' in figures && figures.answers ? figures : null;
}

/** Values of some records, and whose values of the kind are told anyway. */
interface Side {
  readonly records: readonly ResponseRecord[];
  readonly value: Value;
  /** Round and item or score. */
  readonly key?: string;
  readonly behind?: Behind;
}

function sideOf({ name, records, groups }: RoundData, key: string, value: Value): Side {
  const having = (some: readonly ResponseRecord[]): readonly ResponseRecord[] =>
    some.filter((r) => value(r) !== null);
  const shown = groups.filter((g) => showsFigure(g.shown, key));
  const behind = { whole: having(records), groups: shown.map((g) => having(g.records)) };
  return { records, value, key: JSON.stringify([name, key]), behind };
}

/** Two sets of values, and the people who are in both; null: nobody can be told to be the same. */
interface Compared {
  readonly pairs: readonly Pair[] | null;
  readonly from: Side;
  readonly to: Side;
}

export function changeOf(
  form: Pick<InstrumentForm, 'anonymous'>,
  compared: Compared,
  visible: boolean,
  privacy: Privacy,
): Change {
  if (!visible) return { paired: null, all: null };
  const { pairs, from, to } = compared;
  const values = ({ records, value }: Side): number[] => records.flatMap((r) => value(r) ?? []);
  return {
    paired:
      pairs === null || hidesPairs(form, compared, privacy)
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
  { minimum, pairings }: Privacy,
): boolean {
  if (!form.anonymous || pairs === null) return false;
  const wholes = [countOf(from.records, from.value), countOf(to.records, to.value)];
  if (tellsOfFew(pairs.length, wholes, minimum)) return true;
  const people = (side: 0 | 1): readonly ResponseRecord[] => pairs.flatMap((p) => p.of?.[side] ?? []);
  const sides = [from, to].map((side, i) => ({ ...side, people: people(i === 0 ? 0 : 1) }));
  if (sides.some(({ key, behind, people }) => key && behind && pairings.tells(key, people, behind)))
    return true;
  for (const { key, people } of sides) if (key) pairings.tell(key, people);
  return false;
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
