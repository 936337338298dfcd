import { bufferOf } from './file.js';
import { namesInZip } from './names.js';

/** What a file is by its content; its name is never asked. `text` is whatever has no sign of its own. */
export type Kind =
  | 'zip'
  | 'xlsx'
  | 'xlsb'
  | 'docx'
  | 'pptx'
  | 'ods'
  | 'numbers'
  | 'pdf'
  | 'ole'
  | 'html'
  | 'xml'
  | 'rtf'
  | 'picture'
  | 'packed'
  /** A session plan. */
  | 'plan'
  /** What Plenary writes beside PDFs and tables: lists of fields and files, scores, receipts. */
  | 'own'
  | 'text';

const MAGIC: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 3, 4]],
  ['zip', [0x50, 0x4b, 5, 6]],
  ['zip', [0x50, 0x4b, 7, 8]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0]],
  ['picture', [0x4d, 0x4d, 0, 0x2a]],
  ['packed', [0x1f, 0x8b]],
  ['packed', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['packed', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
];

const BEGINNINGS: readonly (readonly [Kind, RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['rtf', /^\{\\rtf/],
  [
    'html',
    /^(<\?xml[^>]*>\s*)?(<!--((?!-->)[\s\S])*-->\s*)*<(!doctype html|html|head|body|table|meta|style)\b/i,
  ],
  ['html', /^MIME-Version:[\s\S]*\bmultipart\/related\b/i],
  ['xml', /^<\?xml\b/],
  // What telephones make of paper: a box of the family that MPEG-4 began.
  ['picture', /^.{0,8}ftyp(hei[cx]|mif1|msf1|avif)/s],
  ['picture', /^RIFF.{0,8}WEBP/s],
  ['own', /^\{\s*"plenary":\s*\d+,|^\[\s*\{"document":"/],
];

/** Bytes at the beginning that are looked at for words. */
const HEAD = 1024;

export function kindOf(bytes: Uint8Array): Kind {
  const magic = MAGIC.find(([, signs]) => signs.every((sign, i) => bytes[i] === sign));
  if (magic?.[0] === 'zip') return kindOfZip(bufferOf(bytes));
  if (magic) return magic[0];
  // NULs fall away, so that words are found in UTF-16 too.
  const head = bufferOf(bytes)
    .toString('latin1', 0, HEAD)
    .replace(/\u0000|^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/g, '')
    .trimStart();
  return BEGINNINGS.find(([, words]) => words.test(head))?.[0] ?? (isPlan(head) ? 'plan' : 'text');
}

/** A map of YAML that says which version of the format it has, mostly in its first line. */
function isPlan(head: string): boolean {
  const first = head.split(/\r?\n/).find((line) => !/^\s*(#.*|---\s*)?$/.test(line));
  return /^[a-z][\w-]*:(\s|$)/.test(first ?? '') && /^plenary:[ \t]*\d/m.test(head);
}

function kindOfZip(zip: Buffer): Kind {
  const names = namesInZip(zip).map((name) => name.toLowerCase());
  const has = (beginning: string): boolean => names.some((name) => name.startsWith(beginning));
  // Where the end is missing, so may be the part that tells.
  if (['[content_types].xml', 'docprops/', '_rels/.rels'].some(has)) return kindOfOffice(has);
  if (has('xl/workbook')) return 'xlsx';
  if (has('mimetype') && zip.toString('latin1', 0, 200).includes('opendocument')) return 'ods';
  if (has('content.xml') && has('meta-inf/manifest.xml')) return 'ods';
  if (has('index/document.iwa') || has('index.zip')) return 'numbers';
  return 'zip';
}

/** Office Open XML; what holds no other main part is taken for a workbook, and its reader says what is amiss. */
function kindOfOffice(has: (beginning: string) => boolean): Kind {
  if (has('xl/workbook.bin')) return 'xlsb';
  if (has('xl/')) return 'xlsx';
  if (has('word/')) return 'docx';
  return has('ppt/') ? 'pptx' : 'xlsx';
}
