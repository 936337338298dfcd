/** In: a file as it came, of whatever kind. Out: its kind by content, the files in a ZIP, its text; or one error that says what to do. */
export { type Archive, type Entry, openArchive } from './archive.js';
export { type DecodedText, decodeText } from './decode.js';
export type { InputFile } from './file.js';
export { type Kind, kindOf } from './kind.js';
export { Refusal, reading, sayRefused } from './refusal.js';
export { checkSize } from './sizes.js';
export { holdsNoAnswers, passOver, unpack } from './unpack.js';
export { notAPlan, refuseKind } from './unsupported.js';
