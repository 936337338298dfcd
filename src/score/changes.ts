import type { InstrumentForm } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';
import { table } from './names.js';
import { pairsBy, tellsOfFew } from './pairing.js';
import { personScore, scoredValue, scoresOf } from './persons.js';
import { pairedDifference, welch } from './statistics/difference.js';
import { newcombe } from './statistics/proportion.js';
import type { Change, Figures, RoundChange, ShareChange } from './types.js';

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

/** How scores and items changed; for anonymous forms only what tells of nobody. */
export function roundChange(
  form: InstrumentForm,
  from: RoundData,
  to: RoundData,
  minimum: number,
): RoundChange {
  const { scoring } = form;
  const change = (value: (r: ResponseRecord) => number | null, visible: boolean): Change =>
    visible
      ? { paired: paired(form, from, to, value, minimum), all: unpaired(from, to, value) }
      : { paired: null, all: null };
  const means = scoring.mode !== 'counts' && scoring.mode !== 'none';
  const asked = scoring.mode === 'none' ? [] : scoring.items;
  const items = asked.map((item) => {
    const [a, b] = [from.shown?.items?.[item.id], to.shown?.items?.[item.id]];
    const visible = Boolean(a?.answers && b?.answers);
    const moved = means ? change((r) => scoredValue(scoring, r, item), visible) : {};
    const favorable = visible ? favorableChange(a?.favorable, b?.favorable, a?.answers, b?.answers) : null;
    return [item.id, { ...moved, favorable }] as const;
  });
  const scores = scoresOf(scoring).map((of) => {
    const visible = Boolean(from.shown?.scores?.[of.id]?.items && to.shown?.scores?.[of.id]?.items);
    return [of.id, change((r) => personScore(scoring, r, of), visible)] as const;
  });
  return { from: from.name, to: to.name, ...(means ? { scores: table(scores) } : {}), items: table(items) };
}

type Value = (record: ResponseRecord) => number | null;

function unpaired(from: RoundData, to: RoundData, value: Value): Change['all'] {
  return welch(
    from.records.flatMap((r) => value(r) ?? []),
    to.records.flatMap((r) => value(r) ?? []),
  );
}

/** Over those who have the figure in both rounds; null where a round knows nobody by name. */
function paired(
  form: InstrumentForm,
  from: RoundData,
  to: RoundData,
  value: Value,
  minimum: number,
): Change['paired'] {
  const pairs = pairsBy(from.records, to.records, value);
  if (!pairs) return null;
  if (form.anonymous && tellsOfFew(pairs.length, from.records, to.records, value, minimum)) return null;
  return pairedDifference(
    pairs.map((p) => p.from),
    pairs.map((p) => p.to),
  );
}

type Share = { readonly count: number; readonly percent: number | null } | null | undefined;
type Counts = readonly { readonly count: number }[] | null | undefined;

/** Two independent shares (Newcombe 1998, method 10), in percent. */
function favorableChange(a: Share, b: Share, answersA: Counts, answersB: Counts): ShareChange | null {
  if (!a || !b) return null;
  const n = (answers: Counts): number => (answers ?? []).reduce((sum, x) => sum + x.count, 0);
  const change = newcombe(a.count, n(answersA), b.count, n(answersB));
  return {
    from: a.percent,
    to: b.percent,
    difference: change ? change.difference * 100 : null,
    ci95: change ? [change.ci95[0] * 100, change.ci95[1] * 100] : null,
  };
}
