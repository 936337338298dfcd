/** In: response records and the forms of a plan. Out: scores as plain data, with what may not be shown left out. */

export { type Baseline, type BaselineMean, withBaseline } from './baseline.js';
export { columnsIn, columnsOf } from './by.js';
export { splitChanges } from './changes.js';
export { isPlaced } from './place.js';
export { type ScoreOptions, score } from './score.js';
export { formatFixed } from './statistics/rounding.js';
export type * from './types.js';
