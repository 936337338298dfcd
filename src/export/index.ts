/** In: a form and its plan. Out: the form as a file for a survey tool, and what that tool cannot express. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { Form } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import { surveyOf } from './compose.js';
import { Limits } from './limits.js';
import type { Target } from './targets.js';

export { TARGETS, type Target, targetNamed, targetNear } from './targets.js';

export interface ExportedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  /** Warnings of code `export-limit`, in the order of the form. */
  readonly cannot: readonly Diagnostic[];
}

/** Day of files whose plan has no date, as for PDFs. */
const NO_DATE = '1980-01-01';

/** A form for a survey tool. Every question is in the file, or named in `cannot`, or both. */
export async function exportForm(target: Target, form: Form, plan: Plan): Promise<Exported> {
  const limits = new Limits(target.tool);
  const survey = surveyOf(form, plan, limits);
  const content = await target.write(survey, limits, plan.date ?? NO_DATE);
  return { files: [{ name: `${form.id}.${target.extension}`, content }], cannot: limits.list };
}
