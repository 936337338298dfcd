/** In: what the stages find. Out: diagnostics as text with code frames, as JSON, as GitHub annotations, as SARIF. */
export type { Code } from './codes.js';
export {
  type CellPlace,
  type Diagnostic,
  type FilePlace,
  Findings,
  isSpan,
  type Location,
  locate,
  type Place,
  type Related,
  type Severity,
} from './diagnostic.js';
export { toGithub, toJson, toSarif } from './formats.js';
export { nearest } from './nearest.js';
export { displayWidth, type Ink, plainInk, safeText, toText } from './text.js';
