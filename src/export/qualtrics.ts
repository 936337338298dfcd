import { cellsApart } from './apart.js';
import type { Limits } from './limits.js';
import { named } from './named.js';
import { rangeText } from './range.js';
import type {
  Blank,
  Choice,
  NumberPart,
  Numbers,
  One,
  Part,
  Rating,
  Several,
  Survey,
  Written,
} from './survey.js';

/**
 * Qualtrics' Advanced Format: a text with `[[…]]` tags. Ids become export tags with `_` for what tags may not hold,
 * and stand before the words, because rows of a matrix have no tag of their own.
 */
export function qualtrics(survey: Survey, limits: Limits): string {
  const out = new Tagged(survey.otherWord);
  out.lines.push(
    '[[AdvancedFormat]]',
    '',
    `[[ED:form:${survey.fingerprint}]]`,
    '',
    `[[Block:${plain(survey.title)}]]`,
    '',
  );
  if (survey.instructions.length > 0) out.said(survey.instructions);
  for (const part of survey.parts) addPart(out, part, limits);
  return `${out.lines.join('\n').trimEnd()}\n`;
}

class Tagged {
  readonly lines: string[] = [];
  private notes = 0;

  constructor(readonly otherWord: string) {}

  said(lines: readonly string[]): void {
    this.notes += 1;
    this.question('DB', `note_${this.notes}`, lines.join('\n'), []);
  }

  question(
    type: string,
    tag: string,
    title: string,
    help: readonly string[],
    ...rest: readonly string[]
  ): void {
    const words = [title, ...help].map(plain).join('<br>');
    this.lines.push(`[[Question:${type}]]`, `[[ID:${tagOf(tag)}]]`, words, ...rest, '');
  }
}

/** Letters, digits and `_`. */
const tagOf = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '_');

/** One line, in which nothing is a tag or a mark of HTML. */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('[[', '[ [')
    .replaceAll(']]', '] ]')
    .replace(/\s*\n\s*/g, '<br>');
}

function addPart(out: Tagged, part: Part, limits: Limits): void {
  switch (part.kind) {
    case 'said':
      if (part.lines.length > 0) out.said(part.lines);
      return;
    case 'blank':
      addBlank(out, part, limits);
      return;
    case 'rating':
      addMatrix(out, part, limits);
      return;
    case 'one':
    case 'several':
      addChosen(out, part, limits);
      return;
    case 'number':
      addNumber(out, part, limits);
      return;
    case 'numbers':
      addNumbers(out, part, limits);
      return;
    case 'written':
      addWritten(out, part, limits);
      return;
    case 'cells':
      out.said([part.title, ...part.help]);
      for (const cell of cellsApart(part)) {
        if (cell.kind === 'number') addNumber(out, cell, limits);
        else addWritten(out, cell, limits);
      }
  }
}

function addBlank(out: Tagged, blank: Blank, limits: Limits): void {
  const { key, title, choices } = blank;
  if (choices) limits.wordsWanted(blank, 'choice text');
  if (!choices) out.question('TE:SingleLine', key, title, []);
  else out.question('MC:SingleAnswer:Vertical', key, title, [], ...numbered('Choice', choices));
}

/** `[[AdvancedChoices]]` with the number that is exported for each, or the next that is free where it has none. */
function numbered(what: 'Choice' | 'Answer', choices: readonly Choice[]): readonly string[] {
  const numbers = recodes(choices);
  return [
    `[[Advanced${what}s]]`,
    ...choices.flatMap((c, i) => [`[[${what}:${numbers[i]}]]`, plain(c.label)]),
  ];
}

/** Whole numbers from 0; where not all values are, places, and answers are to be downloaded as texts. */
function recodes(choices: readonly Choice[]): readonly number[] {
  const own = choices.flatMap((c) => c.number ?? []);
  if (!own.every((n) => Number.isInteger(n) && n >= 0)) return choices.map((_, i) => i + 1);
  let next = Math.max(0, ...own);
  return choices.map((c) => c.number ?? ++next);
}

/** Whether numbers that Qualtrics exports would be read back as these answers. */
function sayNumbers(choices: readonly Choice[], question: One['question'], limits: Limits): void {
  const numbers = recodes(choices);
  const strange = choices.flatMap((c, i) => (c.number === numbers[i] ? [] : [`“${c.label}”`]));
  if (strange.length > 0)
    limits.add(
      question,
      `no number stands for ${strange.slice(0, 3).join(', ')}${strange.length > 3 ? ' …' : ''}; download the answers as choice text`,
    );
}

function addMatrix(out: Tagged, part: Rating, limits: Limits): void {
  for (const [n, section] of part.sections.entries()) {
    const title = section.title === null ? part.title : `${part.title}: ${section.title}`;
    const tag = part.sections.length === 1 ? part.code : `${part.code}_${n + 1}`;
    const rows = section.rows.map((r) => plain(named(r.question, r.label)));
    out.question(
      'Matrix:SingleAnswer',
      tag,
      title,
      part.help,
      '[[Choices]]',
      ...rows,
      ...numbered('Answer', part.choices),
    );
    for (const r of section.rows) sayNumbers(part.choices, r.question, limits);
  }
}

/** "Something else" is a choice, and a question for its words that everybody sees. */
function addChosen(out: Tagged, part: One | Several, limits: Limits): void {
  const { question, other } = part;
  const type = part.kind === 'one' ? 'MC:SingleAnswer:Vertical' : 'MC:MultipleAnswer:Vertical';
  const choices = other
    ? [...part.choices, { value: 'other', label: out.otherWord, number: null }]
    : part.choices;
  out.question(type, question.id, named(question, part.title), part.help, ...numbered('Choice', choices));
  if (other) out.question('TE:SingleLine', other.id, named(other, other.text), []);
  sayNumbers(part.choices, question, limits);
  if (other) limits.add(other, 'is shown to everybody; add display logic in Qualtrics');
  if (part.kind === 'one') return;
  const count = choices.length;
  if (part.min > 0 || part.max < count)
    limits.add(question, 'the number of ticks is only said; set it in Qualtrics under Response requirements');
  for (const q of part.notIn) limits.notExcluded(question, q);
}

function addNumber(out: Tagged, { question, title, help, min, max }: NumberPart, limits: Limits): void {
  const range = rangeText(min, max);
  out.question('TE:SingleLine', question.id, named(question, title), [
    ...help,
    ...(range === '' ? [] : [range]),
  ]);
  limits.add(
    question,
    `that it is a number${range === '' ? '' : ` (${range})`} is not tested; set it in Qualtrics under Content type`,
  );
}

/** Ranks are a matrix whose answers are numbers; shares a constant sum. */
function addNumbers(out: Tagged, part: Numbers, limits: Limits): void {
  const rows = part.rows.map((r) => plain(named(r.question, r.label)));
  const first = part.rows[0]!.question;
  if (part.sort.is === 'share') {
    out.question('CS', part.code, part.title, part.help, '[[Choices]]', ...rows);
    limits.totalUntested(first, part.max);
    return;
  }
  const ranks = Array.from({ length: part.max }, (_, i) => ({
    value: '',
    label: String(i + 1),
    number: i + 1,
  }));
  out.question(
    'Matrix:SingleAnswer',
    part.code,
    part.title,
    part.help,
    '[[Choices]]',
    ...rows,
    ...numbered('Answer', ranks),
  );
  limits.add(first, 'two equal ranks are not refused');
}

function addWritten(out: Tagged, { question, title, help, type, long }: Written, limits: Limits): void {
  out.question(long ? 'TE:Essay' : 'TE:SingleLine', question.id, named(question, title), help);
  if (type !== 'text')
    limits.add(question, `that it is a ${type} is not tested; set it in Qualtrics under Content type`);
}
