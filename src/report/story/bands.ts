import type { Scoring } from '../../form/index.js';

/** Where the bands begin on the scale on which a score is told: the plan gives them on the mean's. */
export function bandsOn(
  { bands, mode, scale, answer }: Scoring,
  items: number,
): readonly { readonly from: number; readonly label: string }[] {
  const [low, high] = [scale.lowest ?? 0, scale.highest ?? 1];
  const place = (from: number): number => {
    if (mode === 'sum') return from * Math.min(answer ?? items, items);
    return mode === 'percent' ? ((from - low) / (high - low)) * 100 : from;
  };
  return bands.map((b) => ({ from: place(b.from), label: b.label }));
}
