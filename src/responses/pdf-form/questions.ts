import { type FilePlace, type Findings, safeText } from '../../diagnostics/index.js';
import type { FilledForm } from './types.js';
import { onState, saidBy } from './values.js';
import type { Field } from './walk.js';

/** Hidden field that names the forms of a PDF with their versions. */
const FORM_FIELD = 'plenary.form';

/** Answers by question: ticks and pieces that are fields of their own come together again. */
export function questionsOf(at: FilePlace, fields: readonly Field[], findings: Findings): FilledForm {
  const fingerprints = new Set<string>();
  const answers = new Map<string, Answer>();
  for (const field of fields) {
    const said = saidBy(field);
    if (said === null) {
      const message = `\`${shown(field.name)}\` holds something that is no text; it was left out`;
      findings.warning('bad-cell', at, message);
      continue;
    }
    const { value, stored } = said;
    if (field.name === FORM_FIELD) {
      for (const [print] of value.matchAll(PRINT)) fingerprints.add(print);
      continue;
    }
    if (stored !== null) sayTorn(at, field.name, value, stored, findings);
    enter(at, answers, field, value, findings);
  }
  return { values: together(answers), fingerprints: [...fingerprints] };
}

const PRINT = /\b[0-9a-f]{4}-[0-9a-f]{4}\b/g;

interface Answer {
  readonly question: string;
  readonly value: string;
  /** Between this and what the question already has. */
  readonly join: ';' | '\n';
}

/** One name may stand for several fields, in files that were put together; only one of their answers can be taken. */
function enter(
  at: FilePlace,
  answers: Map<string, Answer>,
  field: Field,
  value: string,
  findings: Findings,
): void {
  if (value.trim() === '') return;
  const before = answers.get(field.name)?.value;
  if (before === undefined) answers.set(field.name, { ...questionOf(field), value });
  else if (before !== value)
    findings.warning(
      'duplicate-answer',
      at,
      `two fields are called \`${shown(field.name)}\` and say ${quoted(before)} and ${quoted(value)}; the first was taken`,
      { hint: 'open the file, see which is right, and save it again' },
    );
}

/** `focus.a` that is ticked as `a` is an answer to `focus`; `best+2` goes on with `best`. */
function questionOf(field: Field): Pick<Answer, 'question' | 'join'> {
  const { name, kind, widgets } = field;
  if (kind === 'check') {
    const dot = name.lastIndexOf('.');
    const [question, last] = [name.slice(0, Math.max(dot, 0)), name.slice(dot + 1)];
    const states = widgets.map(onState);
    if (dot > 0 && states.some((s) => s === last || `${s}-box` === last)) return { question, join: ';' };
  }
  const piece = kind === 'text' ? /^(.+)\+\d+$/.exec(name) : null;
  return { question: piece ? piece[1]! : name, join: '\n' };
}

function together(answers: ReadonlyMap<string, Answer>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { question, value, join } of answers.values()) {
    const before = values.get(question);
    values.set(question, before === undefined ? value : `${before}${join}${value}`);
  }
  return values;
}

function sayTorn(at: FilePlace, name: string, value: string, stored: string, findings: Findings): void {
  const [shows, holds] = [value, stored].map((v) => (v === '' ? 'nothing' : quoted(v)));
  findings.warning(
    'duplicate-answer',
    at,
    `\`${shown(name)}\` shows ${shows} and stores ${holds}; ${shows} was taken`,
    { hint: 'open the file, see which is right, and save it again' },
  );
}

const quoted = (value: string): string => `“${shown(value)}”`;

/** What strangers' files say, short and without control characters. */
function shown(text: string): string {
  return safeText(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
