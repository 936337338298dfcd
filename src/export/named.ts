import type { Question } from '../form/index.js';

/** "t3. I can …": where a tool gives back words only, every question begins with its id in its form. */
export function named(question: Pick<Question, 'local'>, text: string): string {
  return `${question.local}. ${text}`;
}
