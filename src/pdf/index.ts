/** In: pages with marks. Out: bytes of a tagged PDF. The only importer of pdfkit and fontkit; implements Metrics. */
export type { Fallback } from './fallbacks.js';
export { type FontBytes, Fonts } from './fonts.js';
export type { Colors } from './ink.js';
export type { HiddenField, TextAnswer, TickAnswer, Widget } from './widgets.js';
export { type PdfDocument, type PdfPage, writePdf } from './write.js';
