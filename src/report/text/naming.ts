import type { InstrumentForm, ScoredItem } from '../../form/index.js';
import type { Page } from './page.js';

/** What a score is called: the subscale's title; the whole is Overall. */
export function scoreName(form: InstrumentForm, id: string): string {
  return form.scoring.subscales.find((s) => s.id === id)?.title ?? (id === 'overall' ? 'Overall' : id);
}

/** Where the figures lie: "Means from 1 to 4". */
export function scaleWords(form: InstrumentForm): string {
  const { scale, mode } = form.scoring;
  if (mode === 'percent') return 'Percent of the scale';
  if (mode === 'sum') return 'Sums over the items';
  return `Means from ${scale.lowest} to ${scale.highest}`;
}

/** An item's words in so many columns; the sign of a reversed one is never cut off. */
export function itemWords(page: Page, item: ScoredItem, width: number): string {
  return item.reversed ? `${page.cut(item.text, width - 4)} (R)` : page.cut(item.text, width);
}
