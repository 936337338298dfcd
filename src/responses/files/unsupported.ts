import type { Findings } from '../../diagnostics/index.js';
import { bufferOf, type InputFile } from './file.js';
import { type Kind, kindOf } from './kind.js';
import { Refusal } from './refusal.js';

const AS_TABLE = 'open it and save it as .xlsx, or as “CSV UTF-8”';
const EXPORT = 'export the answers again as .xlsx or CSV';

/** What the kinds are called, and what turns them into something that can be read. */
const WORDS: Readonly<Record<Kind, readonly [string, string]>> = {
  zip: ['a ZIP archive', 'unpack it, and give the files inside'],
  xlsx: ['an Excel workbook', 'save it as “CSV UTF-8”'],
  xlsb: ['a binary Excel workbook (.xlsb)', AS_TABLE],
  docx: ['a Word document', 'put the answers into a table and save that as .xlsx or “CSV UTF-8”'],
  pptx: ['a presentation', 'put the answers into a table and save that as .xlsx or “CSV UTF-8”'],
  ods: ['an OpenDocument file', AS_TABLE],
  numbers: ['a file of Apple Numbers or Pages', 'open it and choose File > Export to > Excel, or CSV'],
  pdf: ['a PDF', EXPORT],
  ole: ['a workbook of old Excel (.xls)', AS_TABLE],
  html: ['a web page, even if its name says otherwise', `${EXPORT}, or ${AS_TABLE}`],
  xml: ['an XML file', `${EXPORT}, or ${AS_TABLE}`],
  rtf: ['a text document (RTF)', 'put the answers into a table and save that as .xlsx or “CSV UTF-8”'],
  picture: ['a picture', 'answers on paper are typed into a table: see responses.csv beside the PDFs'],
  packed: ['a packed file', 'unpack it, and give the files inside'],
  plan: [
    'a session plan, not a file of answers',
    'the plan comes first, and then the answers: plan.yaml answers.csv',
  ],
  own: [
    'a file that Plenary wrote about the answers or the PDFs',
    'give the answers themselves: CSV, .xlsx or filled PDFs',
  ],
  text: ['a text file, no workbook', EXPORT],
};

/** Says what a file is that its reader cannot read, and what to do: one error. */
export function refuseKind(file: InputFile, kind: Kind, findings: Findings): void {
  const { code, message, hint } = refusalOf(file, kind);
  findings.error(code, { path: file.path }, message, { hint });
}

export function refusalOf(file: InputFile, kind: Kind): Refusal {
  const [is, hint] = kind === 'ole' ? wordsOfOle(file) : WORDS[kind];
  return new Refusal('file-unreadable', `this is ${is}`, hint);
}

/** What a file is that cannot be a session plan; null where it may be one. */
export function notAPlan(bytes: Uint8Array): string | null {
  const kind = kindOf(bytes);
  if (kind === 'plan') return null;
  if (kind !== 'text') return kind === 'ole' ? WORDS.ole[0] : WORDS[kind][0];
  return isTable(bytes) ? 'a table' : null;
}

/** The first line parts cells, and has no `key: value`, which would be a map of YAML. */
function isTable(bytes: Uint8Array): boolean {
  const text = bufferOf(bytes).toString('latin1', 0, 10_000).replaceAll('\u0000', '');
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  return /[,;\t]/.test(first) && !/^\s*[#{[-]|:(\s|$)/.test(first);
}

/** Microsoft's container of before 2007, in which the locked workbooks of today still come; its streams have names in UTF-16. */
function wordsOfOle({ bytes }: InputFile): readonly [string, string] {
  const holds = (stream: string): boolean => bufferOf(bytes).includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return ['protected by a password', 'open it, take the password off, and save it as .xlsx again'];
  }
  return holds('WordDocument') ? ['an old Word document (.doc)', WORDS.docx[1]] : WORDS.ole;
}
