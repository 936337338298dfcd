import type { Face, Metrics } from '../../text/index.js';

/** How much wider than Source Sans the sans-serifs of readers' systems are: Arial 1.1, DejaVu Sans 1.24. */
const WIDER = 1.25;

/** A reader's own fonts are not known: all words are measured as a wide sans-serif. */
export function screenMetrics(metrics: Metrics): Metrics {
  const sans = (face: Face): Face => face.replace('serif', 'sans').replace('-italic', '') as Face;
  return {
    word: (face, word) => metrics.word(sans(face), word) * WIDER,
    space: (face) => metrics.space(sans(face)) * WIDER,
    has: (face, codePoint) => metrics.has(face, codePoint),
  };
}
