import writeXlsx from 'write-excel-file/node';
import { cellsApart, numbersApart, ratingApart } from './apart.js';
import { marked } from './inherited.js';
import { rangeText } from './range.js';
import { steady } from './steady.js';
import type { Blank, Choice, NumberPart, Numbers, One, Part, Several, Survey, Written } from './survey.js';

/** A row of the sheet `survey`; what it leaves out is an empty cell. */
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

const COLUMNS = [
  'type',
  'name',
  'label',
  'hint',
  'appearance',
  'relevant',
  'constraint',
  'constraint_message',
  'choice_filter',
  'calculation',
] as const;

/**
 * XLSForm (KoboToolbox, ODK, Survey123 …): sheets survey, choices, settings. Names are our full ids, which are names
 * of XML as XLSForm asks; there are no groups, because exports put a group's name before that of the question.
 */
export async function xlsform(survey: Survey, day: string): Promise<Uint8Array> {
  const book = new Book(survey.otherWord);
  for (const line of survey.instructions) book.note(line);
  for (const part of survey.parts) addPart(book, part);
  book.rows.push({ type: 'calculate', name: 'form', calculation: quoted(survey.fingerprint) });
  const settings = [
    ['form_title', 'form_id', 'version', 'default_language'],
    [survey.title, survey.id, survey.fingerprint, survey.language],
  ];
  const rows = book.rows.map((r) => COLUMNS.map((c) => r[c] ?? null));
  const sheets: readonly (readonly [string, (string | null)[][]])[] = [
    ['survey', [[...COLUMNS], ...rows]],
    ['choices', [['list_name', 'name', 'label'], ...book.choices]],
    ['settings', settings],
  ];
  const bytes = await writeXlsx(
    sheets.map(([sheet, data]) => ({ sheet, data: data.map((row) => row.map(marked)) })),
  ).toBuffer();
  return steady(new Uint8Array(bytes), day);
}

/** The workbook as it grows: lists of equal choices are written once. */
class Book {
  readonly rows: Row[] = [];
  readonly choices: string[][] = [];
  private readonly lists = new Map<string, string>();
  private notes = 0;

  constructor(private readonly otherWord: string) {}

  /** The choice that is not listed. */
  get other(): Choice {
    return { value: 'other', label: this.otherWord, number: null };
  }

  note(text: string): void {
    this.notes += 1;
    this.rows.push({ type: 'note', name: `note_${this.notes}`, label: words(text) });
  }

  /** Name of the list with these choices. */
  list(choices: readonly Choice[]): string {
    const key = JSON.stringify(choices.map((c) => [c.value, c.label]));
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    const name = `answers_${this.lists.size + 1}`;
    this.lists.set(key, name);
    for (const c of choices) this.choices.push([name, c.value, words(c.label)]);
    return name;
  }
}

function addPart(book: Book, part: Part): void {
  switch (part.kind) {
    case 'said':
      for (const line of part.lines) book.note(line);
      return;
    case 'blank':
      book.rows.push(blankRow(book, part));
      return;
    case 'rating':
      for (const line of [part.title, ...part.help]) book.note(line);
      for (const p of ratingApart(part)) {
        if ('heading' in p) book.note(p.heading);
        else addChosen(book, p, 'likert');
      }
      return;
    case 'one':
      addChosen(book, part, part.cells ? 'minimal' : '');
      return;
    case 'several':
      addChosen(book, part, '');
      return;
    case 'number':
      book.rows.push(numberRow(part));
      return;
    case 'numbers':
      for (const line of [part.title, ...part.help]) book.note(line);
      book.rows.push(...numberRows(part));
      return;
    case 'written':
      book.rows.push(writtenRow(part));
      return;
    case 'cells':
      for (const line of [part.title, ...part.help]) book.note(line);
      for (const p of cellsApart(part)) book.rows.push(p.kind === 'number' ? numberRow(p) : writtenRow(p));
      return;
  }
}

function blankRow(book: Book, { key, title, choices }: Blank): Row {
  const type = choices ? `select_one ${book.list(choices)}` : 'text';
  return { type, name: key, label: words(title) };
}

/** "Something else" is one more choice, and a question that shows only with it. */
function addChosen(book: Book, part: One | Several, appearance: string): void {
  const other = part.other && part.choices.every((c) => c.value !== 'other') ? book.other : null;
  const list = book.list(other ? [...part.choices, other] : part.choices);
  const { id } = part.question;
  book.rows.push({
    type: `${part.kind === 'several' ? 'select_multiple' : 'select_one'} ${list}`,
    name: id,
    label: words(part.title),
    hint: words(part.help.join('\n')),
    appearance,
    ...(part.kind === 'several' ? limitsOf(part) : {}),
  });
  if (!part.other) return;
  const relevant = other ? { relevant: `selected(\${${id}}, ${quoted(other.value)})` } : {};
  book.rows.push({ type: 'text', name: part.other.id, label: words(part.other.text), ...relevant });
}

function limitsOf({ min, max, notIn, choices, other, help }: Several): Row {
  const count = 'count-selected(.)';
  const tests = [
    ...(min > 0 ? [`${count} >= ${min}`] : []),
    ...(max < choices.length + (other ? 1 : 0) ? [`${count} <= ${max}`] : []),
  ];
  const message = tests.length > 0 ? { constraint_message: words(help.at(-1) ?? '') } : {};
  const filter = notIn.map((q) => `not(selected(\${${q.id}}, name))`).join(' and ');
  return { constraint: tests.join(' and '), ...message, choice_filter: filter };
}

function numberRow({ question, title, help, min, max, whole }: NumberPart): Row {
  return {
    type: whole ? 'integer' : 'decimal',
    name: question.id,
    label: words(title),
    hint: words(help.join('\n')),
    constraint: between(min, max).join(' and '),
    ...(min === null && max === null ? {} : { constraint_message: rangeText(min, max) }),
  };
}

/** Ranks differ; shares add up, which the last one tests. */
function numberRows(part: Numbers): readonly Row[] {
  return numbersApart(part).map((p, i) => {
    const row = numberRow(p);
    const before = part.rows.slice(0, i).map((r) => `\${${r.question.id}}`);
    const last = i === part.rows.length - 1;
    const more =
      part.sort.is === 'rank'
        ? before.map((r) => `. != ${r}`)
        : last
          ? [`${[...before.map((r) => `coalesce(${r}, 0)`), '.'].join(' + ')} = ${part.max}`]
          : [];
    const message = more.length > 0 ? { constraint_message: words(part.help.join(' ')) } : {};
    return { ...row, constraint: [...between(p.min, p.max), ...more].join(' and '), ...message };
  });
}

function between(min: number | null, max: number | null): string[] {
  return [...(min === null ? [] : [`. >= ${min}`]), ...(max === null ? [] : [`. <= ${max}`])];
}

const TYPES: Readonly<Record<Written['type'], string>> = {
  text: 'text',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  email: 'text',
  url: 'text',
  phone: 'text',
};

function writtenRow({ question, title, help, type, long }: Written): Row {
  const check =
    type === 'email'
      ? { constraint: "regex(., '[^@ ]+@[^@ ]+')", constraint_message: 'name@example.org' }
      : {};
  return {
    type: TYPES[type],
    name: question.id,
    label: words(title),
    hint: words(help.join('\n')),
    appearance: long ? 'multiline' : type === 'phone' ? 'numbers' : '',
    ...check,
  };
}

/** `${` would begin a reference to another question. */
const words = (text: string): string => text.replaceAll('${', '$ {');

const quoted = (text: string): string => `'${text}'`;
