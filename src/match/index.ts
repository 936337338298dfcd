/** In: tables and the forms of a plan. Out: one record for each person and round, every answer known to fit its question. */

export { personByCode } from './codes.js';
export { readMap } from './map.js';
export { matchResponses, namesOf } from './match.js';
export type { Duplicates } from './merge.js';
export type { MatchOptions, RoundTable } from './options.js';
export { type Roster, readRoster } from './roster.js';
export type * from './types.js';
