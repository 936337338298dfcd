import type { Scoring } from '../../form/index.js';

/** More values than this are told apart better in a histogram. */
const MOST = 7;

interface Speaks {
  readonly label: string;
  readonly speaks: number;
}

/**
 * For each answer with a value, how far it speaks for what is measured (above nought) or against it, as the scale
 * is; a reversed item has them the other way round. The answers that the plan calls favourable are those for it, else
 * those above the middle. In the order of their value; empty where the scale has no order.
 */
export function speaksOf({ scale }: Scoring, reversed = false): readonly Speaks[] {
  const valued = scale.answers
    .filter((a): a is typeof a & { value: number } => a.value !== null)
    .sort((a, b) => a.value - b.value);
  if (valued.length < 2 || valued.length > MOST) return [];
  const middle = (valued.length - 1) / 2;
  const named = scale.favorable;
  const first = named ? valued.findIndex((a) => named.includes(a.label)) : Math.floor(middle) + 1;
  const sides = valued.map((a, i) => {
    const isFor = named ? named.includes(a.label) : i > middle;
    if (!isFor && i === middle) return 0;
    return isFor ? 1 : -1;
  });
  const strengths = sides.map((side, i) => {
    if (side === 0) return 0;
    if (side > 0) return i - first + 1;
    const nearest = sides.lastIndexOf(-1);
    return -(nearest - i + 1);
  });
  const turned = reversed ? [...strengths].reverse() : strengths;
  return valued.map((a, i) => ({ label: a.label, speaks: turned[i]! }));
}

/** Whether the share of favourable answers counts all that stand right of the middle. */
export function shareIsRight(scoring: Scoring, labels: readonly string[]): boolean {
  const right = speaksOf(scoring).filter((s) => s.speaks > 0);
  return right.length === labels.length && right.every((s) => labels.includes(s.label));
}
