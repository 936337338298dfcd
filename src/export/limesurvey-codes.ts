import { placeCode, squashed } from './choices.js';
import type { Choice } from './survey.js';

/** Letters and digits, a letter first, this many at most. */
const LONGEST = 20;
const LONGEST_ANSWER = 5;

/** Names that LimeSurvey takes, each given once. */
export class Codes {
  private readonly given = new Set<string>();

  /**
   * A code for an id of this form, without what LimeSurvey does not take: `reflect.best` → `reflectbest`. Where that
   * is too long, the form's name goes first. `true` tells that the id cannot be had back from the code.
   */
  of(id: string, form: string): { readonly code: string; readonly lost: boolean } {
    const whole = squashed(id);
    const short = whole.length <= LONGEST || id === form ? whole : squashed(id.slice(form.length + 1));
    const cut = short.slice(0, LONGEST);
    const code = this.unused(cut);
    return { code, lost: code !== short };
  }

  private unused(wanted: string): string {
    let code = wanted;
    for (let n = 2; this.given.has(code); n++) code = `${wanted.slice(0, LONGEST - 2)}${n}`;
    this.given.add(code);
    return code;
  }
}

/** Codes of answers, five characters at most: the value or the id where it fits, else `AO03`, the place. */
export function answerCodes(choices: readonly Choice[]): readonly string[] {
  const fits = (value: string): boolean => /^[A-Za-z0-9]+$/.test(value) && value.length <= LONGEST_ANSWER;
  return choices.map((c, i) => (fits(c.value) ? c.value : placeCode(i)));
}
