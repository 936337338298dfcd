/** In: tables and the forms of a plan. Out: one record for each person and round, every answer known to fit its question. */
export { readMap } from './map.js';
export { matchResponses, type MatchOptions, type RoundTable } from './match.js';
export { readRoster, type Roster } from './roster.js';
export type * from './types.js';
