import type { InstrumentForm, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { changeOf } from './changes.js';
import { table } from './names.js';
import { Pairings } from './overlap.js';
import type { Value } from './pairing.js';
import { personScore, type ScoreOf, scoresOf } from './persons.js';
import type { Gap } from './types.js';

/** Records of each kind of rater, in the order of the plan; kinds without any are left out. */
export function byRater(
  form: InstrumentForm,
  records: readonly ResponseRecord[],
): readonly (readonly [string, readonly ResponseRecord[]])[] {
  return form.raters
    .map(({ id }) => [id, records.filter((r) => r.rater === id)] as const)
    .filter(([, own]) => own.length > 0);
}

/**
 * Raters whose figures are not shown by themselves: fewer than their minimum; then, from the smallest, as many more as
 * it takes that nobody has them by taking the shown from the whole, rows without a rater counted with the hidden.
 */
export function hiddenRaters(
  form: InstrumentForm,
  sets: readonly (readonly [string, readonly ResponseRecord[]])[],
  records: number,
  minimum: number,
): ReadonlyMap<string, 'small-group' | 'subtraction'> {
  const least = (id: string): number =>
    Math.max(form.raters.find((r) => r.id === id)?.minimum ?? 0, form.anonymous ? minimum : 0);
  const few = sets.filter(([id, own]) => own.length < least(id)).map(([id]) => id);
  const hidden = new Map<string, 'small-group' | 'subtraction'>(few.map((id) => [id, 'small-group']));
  const nameless = records - sets.reduce((sum, [, own]) => sum + own.length, 0);
  const fewNameless = form.anonymous && nameless > 0 && nameless < minimum;
  if (hidden.size === 0 && !fewNameless) return hidden;
  const others = sets.filter(([id]) => !hidden.has(id)).sort((a, b) => a[1].length - b[1].length);
  for (const [id] of others) {
    const people = sets.reduce((sum, [x, own]) => sum + (hidden.has(x) ? own.length : 0), nameless);
    const enough = !form.anonymous || people >= minimum;
    if (enough && hidden.size + (nameless > 0 ? 1 : 0) >= 2) break;
    hidden.set(id, 'subtraction');
  }
  return hidden;
}

/** The first rater against each other one, over those about whom both answered; several raters of one kind by their mean. */
export function gapsOf(
  form: InstrumentForm,
  sets: readonly (readonly [string, readonly ResponseRecord[]])[],
  minimum: number,
): Gap[] {
  const [first, ...others] = sets;
  if (!first) return [];
  const { mode } = form.scorings[0];
  const scored = mode !== 'counts' && mode !== 'none';
  return others.map(([to, records]) => ({
    from: first[0],
    to,
    scores: table(
      (scored ? form.scorings : []).flatMap((scoring) =>
        scoresOf(scoring).map(
          (of) => [of.id, gapOf(form, scoring, of, first, [to, records], minimum)] as const,
        ),
      ),
    ),
  }));
}

function gapOf(
  form: InstrumentForm,
  scoring: Scoring,
  of: ScoreOf,
  [from, before]: readonly [string, readonly ResponseRecord[]],
  [to, after]: readonly [string, readonly ResponseRecord[]],
  minimum: number,
): Gap['scores'][string] {
  const value: Value = (r) => personScore(scoring, r, of);
  const least = (id: string): number => form.raters.find((r) => r.id === id)?.minimum ?? 1;
  const [a, b] = [meanByAbout(before, value, least(from)), meanByAbout(after, value, least(to))];
  const pairs = [...a].flatMap(([about, own]) => {
    const others = b.get(about);
    return others === undefined ? [] : [{ from: own, to: others }];
  });
  const compared = { pairs, from: { records: before, value }, to: { records: after, value } };
  return changeOf(form, compared, true, { minimum, pairings: new Pairings(minimum) });
}

/** Mean score about each person of whom enough answered. */
function meanByAbout(
  records: readonly ResponseRecord[],
  value: Value,
  least: number,
): ReadonlyMap<string, number> {
  const all = new Map<string, number[]>();
  for (const r of records) {
    const v = value(r);
    if (r.about !== null && v !== null) all.set(r.about, [...(all.get(r.about) ?? []), v]);
  }
  return new Map(
    [...all]
      .filter(([, values]) => values.length >= least)
      .map(([about, values]) => [about, values.reduce((sum, v) => sum + v, 0) / values.length]),
  );
}
