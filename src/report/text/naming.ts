import type { InstrumentForm, ScoredItem, Scoring } from '../../form/index.js';
import type { Page } from './page.js';

/** What a score is called: the subscale's title; the whole is Overall. */
export function scoreName(form: InstrumentForm, id: string): string {
  for (const scoring of form.scorings) {
    if (scoring.whole === id) return scoring.mark ? `Overall, ${scoring.mark.title}` : 'Overall';
    const part = scoring.subscales.find((s) => s.id === id);
    if (part) return part.title;
  }
  return id;
}

/** What a score is called where one mark is compared with another. */
export function bareName(form: InstrumentForm, id: string): string {
  const [{ mark, subscales }] = form.scorings;
  const part = subscales.find((s) => s.id === (mark ? `${id}.${mark.id}` : id));
  return part ? part.title.slice(0, mark ? -mark.title.length - 2 : undefined) : 'Overall';
}

/** What the plan calls a kind of rater. */
export function raterName(form: InstrumentForm, id: string): string {
  return form.raters.find((r) => r.id === id)?.plain ?? id;
}

/** How a score's answers are counted. */
export function scoringOf(form: InstrumentForm, id: string): Scoring {
  return (
    form.scorings.find((s) => s.whole === id || s.subscales.some((x) => x.id === id)) ?? form.scorings[0]
  );
}

/** Ends of the scores: the scale's, or what the sum or percent makes of them. */
export function scoreEnds({ scale, mode, answer }: Scoring, items: number): readonly [number, number] {
  if (mode === 'percent') return [0, 100];
  const times = mode === 'sum' ? Math.min(answer ?? items, items) : 1;
  return [(scale.lowest ?? 0) * times, (scale.highest ?? 1) * times];
}

/** Where the figures lie: "Means from 1 to 4". */
export function scaleWords(form: InstrumentForm): string {
  const [{ scale, mode }, ...others] = form.scorings;
  if (mode === 'percent') return 'Percent of the scale';
  if (mode === 'sum') return 'Sums over the items';
  const ends = [scale, ...others.map((s) => s.scale)].map((s) => `${s.lowest} to ${s.highest}`);
  return `Means from ${[...new Set(ends)].join(' and ')}`;
}

/** An item's words in so many columns; the sign of a reversed one is never cut off. */
export function itemWords(page: Page, item: ScoredItem, width: number): string {
  return item.reversed ? `${page.cut(item.text, width - 4)} (R)` : page.cut(item.text, width);
}
