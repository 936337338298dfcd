/** In: bytes of a picture file. Out: a picture that a page can hold (PNG, JPEG, SVG), or why not. */
export { qrDrawing } from './qr.js';
export { readPicture } from './read.js';
export type * from './types.js';
