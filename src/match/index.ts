/** In: tables and the forms of a plan. Out: one record for each person and round, every answer known to fit its question. */
export { readMap } from './map.js';
export { type MatchOptions, matchResponses, type RoundTable } from './match.js';
export { type Roster, readRoster } from './roster.js';
export type * from './types.js';
