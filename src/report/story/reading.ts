import type { InstrumentForm, ScoredItem, Scoring } from '../../form/index.js';
import {
  type Change,
  type InstrumentScores,
  type Interval,
  type ItemFigures,
  type RoundChange,
  type RoundScores,
  splitChanges,
} from '../../score/index.js';
import { bareName, scoreName } from '../text/naming.js';
import type { Words } from './words.js';

/** An instrument as the report reads it: the round that the details are about, and what it is compared with. */
export interface Reading {
  readonly form: InstrumentForm;
  readonly scores: InstrumentScores;
  readonly rounds: readonly string[];
  /** The last round of which something may be shown. */
  readonly round: string;
  readonly figures: RoundScores;
  /** Empty where there is one round. */
  readonly named: string;
  readonly changes: readonly RoundChange[];
  /** From the first to the last round. */
  readonly whole: RoundChange | null;
  /** Between marks, in the last round. */
  readonly marks: readonly RoundChange[];
}

/** null: nothing of it may be shown. */
export function readingOf(form: InstrumentForm, scores: InstrumentScores): Reading | null {
  const rounds = Object.keys(scores.rounds);
  const round = rounds.filter((r) => scores.rounds[r]!.items).at(-1);
  if (round === undefined) return null;
  const { changes, marks } = splitChanges(scores);
  return {
    form,
    scores,
    rounds,
    round,
    figures: scores.rounds[round]!,
    named: rounds.length > 1 ? round : '',
    changes,
    whole: changes.at(-1) ?? null,
    marks: marks.filter((c) => c.round === undefined || c.round === round),
  };
}

/** Whether its rows are sheets about somebody, not people. */
export const isSheets = ({ raters, answeredBy }: InstrumentForm): boolean =>
  raters.length > 0 || answeredBy !== 'person';

/** Items of a scoring with figures that may be shown. */
export function shownItems(
  scoring: Scoring,
  figures: RoundScores,
): readonly { readonly item: ScoredItem; readonly figures: ItemFigures }[] {
  return scoring.items.flatMap((item) => {
    const found = figures.items?.[item.id];
    return found && 'answers' in found && found.answers ? [{ item, figures: found }] : [];
  });
}

/** An item's words, with the sign of a reversed one that never starts a line. */
export function itemText(w: Words, item: ScoredItem): string {
  return item.reversed ? `${item.text}\u00a0${w.labels.reversed}` : item.text;
}

export function scoreTitle(w: Words, form: InstrumentForm, id: string): string {
  const scoring = form.scorings.find((s) => s.whole === id);
  if (!scoring) return scoreName(form, id);
  return scoring.mark ? w.say('overallOf', { mark: scoring.mark.title }) : w.labels.overall;
}

/** Where one mark is compared with another. */
export function bareTitle(w: Words, form: InstrumentForm, id: string): string {
  return id === 'overall' ? w.labels.overall : bareName(form, id);
}

export function markTitle(form: InstrumentForm, id: string): string {
  return form.scorings.find((s) => s.mark?.id === id)?.mark?.title ?? id;
}

/** The item that a change between marks is about. */
export function bareItem(form: InstrumentForm, id: string): ScoredItem | undefined {
  const [{ items, mark }] = form.scorings;
  return items.find((i) => i.id === (mark ? `${id}.${mark.id}` : id));
}

/** A change over the people of both rounds where there are such, else over everybody. */
export interface Told {
  readonly paired: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly difference: number | null;
  readonly ci: Interval | null;
  readonly n: string;
}

function told(w: Words, { paired, all }: Change, from: number | null, to: number | null): Told {
  if (paired && paired.n > 0)
    return { ...paired, paired: true, ci: paired.ci95, n: w.say('paired', { n: paired.n }) };
  const n = all ? w.say('unpaired', { from: all.nFrom, to: all.nTo }) : '';
  return { paired: false, from, to, difference: all?.difference ?? null, ci: all?.ci95 ?? null, n };
}

/** Every score's change between two rounds. */
export function toldScores(
  w: Words,
  r: Reading,
  change: RoundChange,
): readonly (Told & { readonly id: string })[] {
  return Object.entries(change.scores ?? {}).map(([id, c]) => {
    const [from, to] = [change.from, change.to].map((x) => r.scores.rounds[x]?.scores?.[id]?.mean ?? null);
    return { id, ...told(w, c, from!, to!) };
  });
}

/** As many as there are pairs of any figure. */
export function inBoth(change: RoundChange): number {
  const pairs = [...Object.values(change.scores ?? {}), ...Object.values(change.items)];
  return Math.max(0, ...pairs.map((c) => c.paired?.n ?? 0));
}
