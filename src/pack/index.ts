/** In: a plan with everything it needs. Out: every file of the pack, as bytes. Writes nothing itself. */
export { type BuildInput, type Built, buildPlan, type OutputFile, type PackPeople } from './build.js';
export { type DocumentPlan, documentsOf } from './documents.js';
export { missingIn } from './glyphs.js';
export { buildWall } from './wall.js';
