/** In: a plan with everything it needs. Out: every file of the pack, as bytes. Writes nothing itself. */
export { type BuildInput, buildPlan, type Built, type OutputFile } from './build.js';
export { documentsOf, type DocumentPlan } from './documents.js';
