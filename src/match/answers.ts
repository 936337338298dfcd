import type { Question } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Column } from '../responses/index.js';
import { readCell } from './cells.js';
import type { Meaning } from './names.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Reading, Refusal } from './reading.js';
import { isTicked, ticksToChoice } from './ticks.js';
import type { AnswerValue, Origin } from './types.js';

/** Something with the cell that it came from. */
export interface From<T> {
  readonly value: T;
  readonly at: Origin;
}

export interface RowPlace {
  readonly path: string;
  readonly row: number;
  readonly respondent: string | null;
}

/** Columns that hold answers, as rows are read by them. */
export interface AnswerPlan {
  /** Anonymous forms: complaints about their answers name nobody. */
  readonly nameless: ReadonlySet<string>;
  readonly questions: readonly QuestionColumn[];
  /** Questions with a column for each option. */
  readonly parted: readonly {
    readonly question: Question;
    readonly options: readonly { readonly column: Column; readonly meaning: OptionMeaning }[];
  }[];
}

interface QuestionColumn {
  readonly column: Column;
  readonly question: Question;
  /** What cells of a closed question were read as: the same few texts come again and again. */
  readonly known: Map<string, Reading>;
}

type OptionMeaning = Extract<Meaning, { kind: 'option' }>;

export function answerPlan(
  header: readonly Column[],
  meanings: ReadonlyMap<number, Meaning>,
  plan: Plan,
): AnswerPlan {
  const nameless = new Set(
    [...plan.instruments, ...plan.worksheets].flatMap((f) => (f.anonymous ? [f.id] : [])),
  );
  const questions: QuestionColumn[] = [];
  const parted = new Map<Question, { column: Column; meaning: OptionMeaning }[]>();
  for (const column of header) {
    const meaning = meanings.get(column.column);
    if (meaning?.kind === 'question')
      questions.push({ column, question: meaning.question, known: new Map() });
    if (meaning?.kind !== 'option') continue;
    const known = parted.get(meaning.question);
    if (known) known.push({ column, meaning });
    else parted.set(meaning.question, [{ column, meaning }]);
  }
  return { nameless, questions, parted: [...parted].map(([question, options]) => ({ question, options })) };
}

/** The answers of one row by question id; `bad` where a cell could not be used, which is told. */
export function answersOf(
  plan: AnswerPlan,
  cells: readonly string[],
  place: RowPlace,
  skipInvalid: boolean,
  notes: Notes,
): { readonly answers: ReadonlyMap<string, From<AnswerValue>>; readonly bad: boolean } {
  const row = new RowReader(place, skipInvalid, notes, plan.nameless);
  for (const of of plan.questions) row.question(of, cells[of.column.column - 1] ?? '');
  for (const { question, options } of plan.parted) row.options(question, options, cells);
  return row.end();
}

/** Spreadsheets take `3/4`, a tick between two boxes, for the third of April. */
const MADE_A_DATE =
  'a spreadsheet has made a date of it, perhaps of a tick between two boxes; look at the sheet and type one answer';

const isDate = (text: string): boolean =>
  /^\s*(\d{4}-\d\d?-\d\d?([T ]|$)|\d\d?[/.]\d\d?[/.]\d{2,4}\s*$|\d\d?-\p{L}{3,9}(-\d{2,4})?\s*$|\p{L}{3}-\d\d?\s*$)/u.test(
    text,
  );

const MAX_KNOWN = 5000;

function readKnown({ question, known }: QuestionColumn, text: string): Reading {
  const before = known.get(text);
  if (before) return before;
  const reading = readCell(question, text);
  const open = question.answer.kind === 'text' || question.answer.kind === 'code';
  if (!open && known.size < MAX_KNOWN) known.set(text, reading);
  return reading;
}

class RowReader {
  private readonly answers = new Map<string, From<AnswerValue>>();
  private readonly words = new Map<string, From<AnswerValue>>();
  private bad = false;

  constructor(
    private readonly place: RowPlace,
    private readonly skipInvalid: boolean,
    private readonly notes: Notes,
    private readonly nameless: ReadonlySet<string>,
  ) {}

  question(of: QuestionColumn, text: string): void {
    const { column, question } = of;
    const { id, answer } = question;
    const reading = readKnown(of, text);
    if (reading.is === 'missing') return;
    const at = this.at(column);
    if (reading.is === 'bad')
      this.refuse(question, column, text, isDate(text) ? { ...reading, hint: MADE_A_DATE } : reading);
    if (reading.is === 'answers')
      for (const [other, value] of reading.values) this.answers.set(other, { value, at });
    if (reading.is !== 'answer') return;
    this.answers.set(id, { value: reading.value, at });
    if (answer.kind !== 'choice' || answer.other === null || reading.other === undefined) return;
    this.words.set(answer.other, { value: { kind: 'text', text: reading.other }, at });
  }

  /** A column for each option: ticked, not ticked, or words for "something else". */
  options(
    question: Question,
    options: AnswerPlan['parted'][number]['options'],
    cells: readonly string[],
  ): void {
    const { answer } = question;
    if (answer.kind !== 'choice') return;
    const ticked: string[] = [];
    let given = false;
    let first: Origin | null = null;
    for (const { column, meaning } of options) {
      const text = (cells[column.column - 1] ?? '').trim();
      if (text === '') continue;
      const at = this.at(column);
      const tick = isTicked(text, meaning.option, answer.options);
      if (tick === false) continue;
      if (meaning.option === 'other') {
        given = true;
        first ??= at;
        if (tick === null && answer.other !== null)
          this.words.set(answer.other, { value: { kind: 'text', text }, at });
      } else if (tick === null) {
        this.refuse(question, column, text, { is: 'bad', code: 'bad-cell', expected: 'a tick, or nothing' });
      } else {
        ticked.push(meaning.option.id);
        first ??= at;
      }
    }
    if (!first || (ticked.length === 0 && !given)) return;
    const reading = ticksToChoice(answer, ticked, given);
    if (reading.is === 'answer') this.answers.set(question.id, { value: reading.value, at: first });
    else this.refuse(question, options[0]!.column, ticked.join(';'), reading);
  }

  /** A column of its own for "something else" says it better than the cell with the choice. */
  end(): { readonly answers: ReadonlyMap<string, From<AnswerValue>>; readonly bad: boolean } {
    const answers = this.words.size === 0 ? this.answers : new Map([...this.words, ...this.answers]);
    return { answers, bad: this.bad };
  }

  private at({ column }: Column): Origin {
    return { path: this.place.path, row: this.place.row, column };
  }

  private refuse(question: Question, column: Column, text: string, { code, expected, hint }: Refusal): void {
    this.bad = true;
    const name = this.place.respondent;
    const who =
      name === null ? ' (no respondent)' : this.nameless.has(question.form) ? '' : ` (${shown(name)})`;
    const message = `${shown(column.name)} is \`${shown(text)}\`${who}; expected ${expected}`;
    const more = hint === undefined ? {} : { hint };
    if (this.skipInvalid) this.notes.warn(code, this.at(column), `${message}; counted as missing`, more);
    else this.notes.findings.error(code, this.at(column), message, more);
  }
}
