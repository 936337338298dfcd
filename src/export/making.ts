import type { Form, Question } from '../form/index.js';
import type { Labels } from '../labels/index.js';
import type { Plan } from '../plan/index.js';
import type { Limits } from './limits.js';

/** What the parts of a survey are made with. */
export interface Making {
  readonly plan: Plan;
  readonly form: Form;
  readonly labels: Labels;
  readonly limits: Limits;
  /** Question by the part of its id after the form's; the form has it, or this is a defect. */
  readonly question: (local: string) => Question;
}
