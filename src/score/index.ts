/** In: response records and the forms of a plan. Out: scores as plain data, with what may not be shown left out. */
export { favorableAnswers } from './figures.js';
export { scoresOf } from './persons.js';
export { score, type ScoreOptions } from './score.js';
export { formatFixed } from './statistics/rounding.js';
export type * from './types.js';
