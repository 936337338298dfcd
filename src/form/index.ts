/** In: a Plan. Out: its forms: every question with its id, kind and scale, which paper, matching and scores share. */
export { formsOf } from './questions.js';
export type * from './types.js';
