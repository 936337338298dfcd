/** In: the bytes of one PDF that somebody filled in. Out: field names with their values, and the versions of its forms. */
import { type FilePlace, Findings } from '../../diagnostics/index.js';
import { Refused } from './limits.js';
import { openPdf } from './open.js';
import { questionsOf } from './questions.js';
import type { FilledForm } from './types.js';
import { fieldsOf } from './walk.js';

export type { FilledForm } from './types.js';

const HINTS: readonly (readonly [RegExp, string])[] = [
  [/password/, 'open it with its password and save it without one'],
  [/certificate|protected in/, 'open it in the program that it was made for, and save it without protection'],
  [/cut off|damaged/, 'ask for the file again, or type its answers into responses.csv'],
  [/XFA/, 'send out the PDFs of plenary build --fillable'],
];
const USUAL_HINT = 'ask for the file that was sent out, filled in and saved by a PDF viewer';

/** Reads one filled PDF; what is wrong goes to `findings`, and null comes back where nothing can be read. */
export async function readFilledPdf(
  file: { readonly path: string; readonly bytes: Uint8Array },
  findings: Findings,
): Promise<FilledForm | null> {
  const at = { path: file.path };
  try {
    const fields = fieldsOf(await openPdf(file.bytes));
    if (fields.length > 0) {
      const own = new Findings();
      const form = questionsOf(at, fields, own);
      sayFirst(at, own, findings);
      return form;
    }
    findings.error('file-unreadable', at, 'this PDF has no boxes to fill in', {
      hint: 'one that was scanned, or printed into a new PDF, has lost them: ask for the file that was filled in and saved, or type its answers into responses.csv; plenary build --fillable makes the forms',
    });
  } catch (error) {
    // pdf-lib throws its own errors for values of the wrong kind.
    const { why, code } = error instanceof Refused ? error : new Refused('is damaged');
    const hint = HINTS.find(([about]) => about.test(why))?.[1] ?? USUAL_HINT;
    findings.error(code, at, `this PDF ${why}`, { hint });
  }
  return null;
}

/** One strange file must not drown what there is to say of the others. */
const MOST = 20;

function sayFirst(at: FilePlace, own: Findings, findings: Findings): void {
  findings.list.push(...own.list.slice(0, MOST));
  const more = own.list.length - MOST;
  if (more > 0) findings.warning('bad-cell', at, `${more} more fields of this PDF are like that`);
}
