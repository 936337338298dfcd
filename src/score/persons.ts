import type { Form, ScoredItem, Scoring } from '../form/index.js';
import type { ResponseRecord } from '../match/index.js';

/** A score's items: a subscale, or all of them. */
export interface ScoreOf {
  readonly id: string;
  readonly items: readonly ScoredItem[];
}

/** Scores of an instrument in their order: subscales, then overall. */
export function scoresOf(scoring: Scoring): readonly ScoreOf[] {
  const overall = scoring.overall ? [{ id: scoring.whole, items: scoring.items }] : [];
  return [...scoring.subscales.map((s) => ({ id: s.id, items: s.items })), ...overall];
}

/** Index of the answer that a record gives to an item; null without one. */
export function answerIndex(record: ResponseRecord, item: ScoredItem): number | null {
  const answer = record.answers.get(item.question);
  return answer?.kind === 'scale' ? answer.answer : null;
}

/** The value after reversal; null without an answer, where it is not scored, and on a scale without order. */
export function scoredValue(scoring: Scoring, record: ResponseRecord, item: ScoredItem): number | null {
  const index = answerIndex(record, item);
  const value = index === null ? null : scoring.scale.answers[index]!.value;
  return value === null ? null : turned(scoring, item, value);
}

/** lowest + highest value of the scale − value for a reversed item; null on a scale without order. */
export function turned(scoring: Scoring, item: ScoredItem, value: number): number | null {
  const { lowest, highest } = scoring.scale;
  if (lowest === null || highest === null) return null;
  return item.reversed ? lowest + highest - value : value;
}

/** Mean of the answered items where enough are answered; null otherwise. */
export function personMean(scoring: Scoring, record: ResponseRecord, of: ScoreOf): number | null {
  const values = of.items.flatMap((item) => scoredValue(scoring, record, item) ?? []);
  const asked = scoring.answer === null ? of.items.length : Math.min(scoring.answer, of.items.length);
  // Whole numbers, so that 0.8 of 15 is 12 and not a little more.
  const needed = Math.ceil(scoring.minAnswered * asked - 1e-9);
  if (values.length === 0 || values.length < needed) return null;
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** A mean as the instrument shows it: as it is, as a sum over the items asked, or as percent of the scale's width. */
export function shown(scoring: Scoring, of: ScoreOf, mean: number): number {
  const { lowest, highest } = scoring.scale;
  if (scoring.mode === 'sum')
    return mean * (scoring.answer === null ? of.items.length : Math.min(scoring.answer, of.items.length));
  if (scoring.mode === 'percent' && lowest !== null && highest !== null)
    return ((mean - lowest) / (highest - lowest)) * 100;
  return mean;
}

export function personScore(scoring: Scoring, record: ResponseRecord, of: ScoreOf): number | null {
  const mean = personMean(scoring, record, of);
  return mean === null ? null : shown(scoring, of, mean);
}

/** Records of a round that answer the form at all; a code alone is no answer. */
export function answering(
  records: readonly ResponseRecord[],
  form: Pick<Form, 'questions'>,
  round: string,
): readonly ResponseRecord[] {
  return records.filter((r) => r.round === round && answersForm(r, form));
}

export function answersForm(record: ResponseRecord, form: Pick<Form, 'questions'>): boolean {
  return form.questions.some((q) => q.answer.kind !== 'code' && record.answers.has(q.id));
}
