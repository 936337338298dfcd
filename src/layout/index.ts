/** In: a plan, its forms, and the blocks of a template. Out: measured items with their marks, structure and breaks. Knows fonts only through Metrics. */
export { layOut } from './document.js';
export { label } from './flow.js';
export { type Frame, frameOf, landscapeOf } from './frame.js';
export { furniture } from './furniture.js';
export { groupWords } from './groups.js';
export type { Bookmark, FieldMark, Item, Mark, RunMark, Section, Sign } from './items.js';
export { materialWords } from './materials.js';
export { numbersOf } from './numbering.js';
export type { FeedbackData, ReportData } from './report/types.js';
export type * from './room/types.js';
export type { DocumentKind, Earlier, PackCover, PageIndex, Setting } from './setting.js';
export { baselineOf, leadOf } from './setting.js';
export type { Node, PrintField, Role } from './structure.js';
export { clock as clockText } from './times.js';
export { turned } from './turn.js';
export { MM, U } from './units.js';
