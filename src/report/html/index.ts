/** In: scores and forms. Out: one file of HTML that needs nothing else: no network, no script. */
import type { Forms } from '../../form/index.js';
import type { Scores } from '../../score/index.js';
import type { Metrics } from '../../text/index.js';
import { storyOf } from '../story/index.js';
import { pageOf } from './page.js';
import { screenMetrics } from './screen.js';

export interface HtmlOptions {
  /** BCP 47. */
  readonly language: string;
  readonly metrics: Metrics;
}

export function toHtml(scores: Scores, forms: Forms, { language, metrics }: HtmlOptions): string {
  return pageOf(storyOf(scores, forms, language), screenMetrics(metrics));
}
