/** In: a plan, its people and groups, the other PDFs. Out: everything for the table, laid out. */
export { buildRoom, type Room } from './build.js';
export { ROOM_IDS, wantsRoom } from './documents.js';
export type { PrintFile, PrintPacks } from './prints.js';
