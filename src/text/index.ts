/** In: runs of styled text and a width. Out: lines, their parts in drawing order. Knows fonts only through Metrics, and nothing of pages. */
export { baseOf, type Direction, directionOf, mirrored, type Stretch, stretchesOf } from './bidi.js';
export { hyphenatorFor } from './hyphens.js';
export { breakLines } from './lines.js';
export { FACES, type Face, type Metrics, type TextStyle, textWidth } from './metrics.js';
export type { Breaking, Hyphenate, Line, Run, Span } from './types.js';
