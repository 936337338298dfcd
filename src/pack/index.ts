/** In: a plan with everything it needs. Out: every file of the pack, as bytes. Writes nothing itself. */
export { type BuildInput, type Built, buildPlan, type OutputFile, type PackPeople } from './build.js';
export { type DocumentPlan, documentsOf } from './documents.js';
export { hasMissing } from './glyphs.js';
export { columnsIn, foldersOf, personFile } from './names.js';
export { type PackFile, type PackResult, Packs, type PackWant, type Pile } from './packs.js';
export { buildFeedback, buildReport } from './report.js';
export { ROOM_IDS } from './room/index.js';
export { buildWall } from './wall.js';
