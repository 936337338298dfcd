/** In: a Plan. Out: how long its sheets take to read and fill in, and a warning where that is longer than the activity. */
export { activityPaper, checkPaperTime } from './activities.js';
export { ASSUMPTIONS } from './assumptions.js';
export type { PaperTime } from './paper.js';
export { secondsOf, sheetPaper } from './sheets.js';
