import type { InstrumentForm } from '../../form/index.js';
import type { ResponseRecord } from '../../match/index.js';
import type { Figures, InstrumentScores, RoundScores, ScoreFigures } from '../../score/index.js';

/** The rater that means the person. */
const SELF = 'self';

interface Row {
  readonly respondent: string | null;
  readonly about?: string | null;
  readonly rater?: string | null;
}

/** Whom a row is about: whoever filled it in, or with raters whoever they were asked about. */
export function subjectOf(form: InstrumentForm, row: Row): string | null {
  return form.raters.length === 0 ? row.respondent : (row.about ?? null);
}

export function isOwn(form: InstrumentForm, row: Row, who: string): boolean {
  if (form.raters.length === 0) return row.respondent === who;
  return row.about === who && row.rater === SELF;
}

/** One instrument as one person has it. */
export interface Own {
  readonly form: InstrumentForm;
  readonly scores: InstrumentScores;
  readonly who: string;
  /** Rounds in which this person answered, or others about them. */
  readonly rounds: readonly string[];
  /** Rounds in which this person answered. */
  readonly answered: readonly string[];
  readonly minimum: number;
}

export function ownOf(
  form: InstrumentForm,
  scores: InstrumentScores,
  records: readonly ResponseRecord[],
  who: string,
  minimum: number,
): Own | null {
  const has = (test: (r: ResponseRecord) => boolean) => (round: string) =>
    records.some((r) => r.round === round && test(r) && form.questions.some((q) => r.answers.has(q.id)));
  const all = Object.keys(scores.rounds);
  const rounds = all.filter(has((r) => subjectOf(form, r) === who));
  if (rounds.length === 0) return null;
  return { form, scores, who, rounds, answered: all.filter(has((r) => isOwn(form, r, who))), minimum };
}

/** The person's own score; null where too much was left open. */
export function ownScore({ form, scores, who }: Own, round: string, id: string): number | null {
  const rows = scores.rounds[round]?.respondents ?? [];
  return rows.find((r) => isOwn(form, r, who))?.scores[id] ?? null;
}

/** What a kind of rater said of the person: their mean, where as many answered as the plan wants. */
export interface Seen {
  readonly rater: string;
  readonly title: string;
  readonly n: number;
  /** By score; null: too few. */
  readonly mean: (id: string) => number | null;
  readonly few: boolean;
}

export function seenBy({ form, scores, who }: Own, round: string): readonly Seen[] {
  const rows = scores.rounds[round]?.respondents ?? [];
  return form.raters.flatMap(({ id, plain, minimum }): Seen[] => {
    const own = rows.filter((r) => id !== SELF && r.rater === id && r.about === who);
    if (own.length === 0) return [];
    const least = minimum ?? 1;
    const mean = (score: string): number | null => {
      const values = own.flatMap((r) => r.scores[score] ?? []);
      return values.length < least || values.length === 0
        ? null
        : values.reduce((a, b) => a + b, 0) / values.length;
    };
    return [{ rater: id, title: plain, n: own.length, mean, few: own.length < least }];
  });
}

/** Figures of all who answered as this person did; of instruments with raters, of all selves. */
function figuresOfAll({ form, scores }: Own, round: string): Figures | null {
  const all: RoundScores | undefined = scores.rounds[round];
  return (form.raters.length === 0 ? all : all?.raters?.[SELF]) ?? null;
}

/** How many others answered in a round. */
export function othersIn(own: Own, round: string): number {
  const n = figuresOfAll(own, round)?.n ?? 0;
  return n - (own.answered.includes(round) ? 1 : 0);
}

/** A score of all; null where fewer others than the minimum have one. */
export function scoreOfAll(own: Own, round: string, id: string): ScoreFigures | null {
  const found = figuresOfAll(own, round)?.scores?.[id];
  if (!found || found.mean === null) return null;
  const others = found.n - (ownScore(own, round, id) === null ? 0 : 1);
  return others >= own.minimum ? found : null;
}
