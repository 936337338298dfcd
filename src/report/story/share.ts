import type { Scoring } from '../../form/index.js';
import type { ItemFigures, RoundScores } from '../../score/index.js';
import { type Reading, shownItems } from './reading.js';
import { shareIsRight } from './speaks.js';

/**
 * Whether items are told by the share of answers that speak for them. Where that share counts only a part of what
 * stands right of the middle (6 and 7 of seven), the mean says more.
 */
export function isShared({ form, figures }: Pick<Reading, 'form' | 'figures'>): boolean {
  return isSharedIn(form.scorings[0], figures);
}

export function isSharedIn(scoring: Scoring, figures: RoundScores): boolean {
  const labels = shownItems(scoring, figures)
    .filter(({ item }) => !item.reversed)
    .flatMap((s) => s.figures.favorable?.labels ?? []);
  return scoring.scale.lowest === null || shareIsRight(scoring, [...new Set(labels)]);
}

/** Percent: of the answers that speak for the item, else how high its mean lies on the scale. */
export function itemShare(r: Pick<Reading, 'form' | 'figures'>, figures: ItemFigures): number | null {
  if (isShared(r)) return figures.favorable?.percent ?? null;
  const { lowest, highest } = r.form.scorings[0].scale;
  if (figures.scored == null || lowest === null || highest === null) return null;
  return ((figures.scored - lowest) / (highest - lowest)) * 100;
}
