/** In: runs of styled text and a width. Out: lines. Knows fonts only through Metrics, and nothing of pages. */
export { type Breaking, breakLines, type Line, type Run, type Span } from './lines.js';
export { FACES, type Face, type Metrics, type TextStyle, textWidth } from './metrics.js';
