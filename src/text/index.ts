/** In: runs of styled text and a width. Out: lines. Knows fonts only through Metrics, and nothing of pages. */
export { breakLines, type Breaking, type Line, type Run, type Span } from './lines.js';
export { type Face, FACES, type Metrics, type TextStyle, textWidth } from './metrics.js';
