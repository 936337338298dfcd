import type { Form, Question } from '../form/index.js';

/** Addresses and telephone numbers are asked for to reach somebody; a page that is passed round tells only how many gave one. */
export function isContact(question: Question | undefined): boolean {
  return question?.answer.kind === 'text' && ['email', 'phone'].includes(question.answer.type);
}

/** The question behind figures by its id in the form: `best`, `plan.first.who`. */
export function questionAt(form: Pick<Form, 'questions'>, local: string): Question | undefined {
  return form.questions.find((q) => q.local === local);
}
