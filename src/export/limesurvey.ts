import type { Question } from '../form/index.js';
import { answerCodes, Codes } from './limesurvey-codes.js';
import { html, type StructureRow, structureTable } from './limesurvey-table.js';
import type { Limits } from './limits.js';
import type {
  Blank,
  Cells,
  Choice,
  NumberPart,
  Numbers,
  One,
  Part,
  Rating,
  Row,
  Several,
  Survey,
  Written,
} from './survey.js';

/**
 * LimeSurvey's survey structure as a table. An instrument is one array whose code is its id and whose statements
 * have theirs, so `trust[q1]` comes back; other ids lose their dots and stand before the question's text.
 */
export function limesurvey(survey: Survey, limits: Limits): string {
  const sheet = new Sheet(survey, limits);
  for (const part of survey.parts) addPart(sheet, part);
  sheet.question('*', 'form', { text: `{'${survey.fingerprint}'}`, hidden: '1' });
  return structureTable([...surveyRows(survey), ...sheet.rows]);
}

/** Settings, then words, then the one group of questions. */
function surveyRows(survey: Survey): readonly StructureRow[] {
  const { language, title, instructions, anonymous } = survey;
  const set = (name: string, text: string): StructureRow => ({ class: 'S', name, text });
  const say = (name: string, text: string): StructureRow => ({ class: 'SL', name, text, language });
  return [
    set('language', language),
    set('format', 'A'),
    set('anonymized', anonymous ? 'Y' : 'N'),
    set('datestamp', anonymous ? 'N' : 'Y'),
    say('surveyls_language', language),
    say('surveyls_title', html(title)),
    say('surveyls_welcometext', html(instructions.join('\n\n'))),
    { class: 'G', 'type/scale': '0', name: html(title), relevance: '1', language },
  ];
}

class Sheet {
  readonly rows: StructureRow[] = [];
  readonly codes = new Codes();
  private readonly codeOf = new Map<string, string>();
  private notes = 0;

  constructor(
    readonly survey: Survey,
    readonly limits: Limits,
  ) {}

  question(type: string, name: string, more: Omit<StructureRow, 'class'>): void {
    const { language } = this.survey;
    this.rows.push({
      class: 'Q',
      'type/scale': type,
      name,
      relevance: '1',
      mandatory: 'N',
      ...more,
      language,
    });
  }

  /** A row of a table: its text shows the id where the code is not the id. */
  part(codes: Codes, { key, label }: Pick<Row, 'key' | 'label'>): string {
    const { code } = codes.of(key, key);
    this.rows.push({
      class: 'SQ',
      'type/scale': '0',
      name: code,
      relevance: '1',
      text: html(code === key ? label : `${key}. ${label}`),
      language: this.survey.language,
    });
    return code;
  }

  answers(choices: readonly Choice[]): void {
    for (const [i, code] of answerCodes(choices).entries()) {
      const text = html(choices[i]!.label);
      this.rows.push({ class: 'A', 'type/scale': '0', name: code, text, language: this.survey.language });
    }
  }

  note(lines: readonly string[]): void {
    this.notes += 1;
    this.question('X', this.codes.of(`note${this.notes}`, '').code, { text: html(lines.join('\n')) });
  }

  /** Code of a question, or of a table that begins with it. */
  code(id: string, question: Question): string {
    const known = this.codeOf.get(id);
    if (known !== undefined) return known;
    const { code, lost } = this.codes.of(id, this.survey.id);
    this.codeOf.set(id, code);
    if (lost)
      this.limits.add(
        question,
        `its code is cut to \`${code}\`; download the answers with the questions' text as headings`,
      );
    return code;
  }
}

/** Text of a question that stands by itself: its code cannot be its id, which has a dot. */
function asked({ question, title }: { readonly question: Question; readonly title: string }): string {
  return html(`${question.local}. ${title}`);
}

const helped = (help: readonly string[]): string => html(help.join('\n'));

function addPart(sheet: Sheet, part: Part): void {
  switch (part.kind) {
    case 'said':
      sheet.note(part.lines);
      return;
    case 'blank':
      addBlank(sheet, part);
      return;
    case 'rating':
      addArray(sheet, part);
      return;
    case 'one':
      addOne(sheet, part);
      return;
    case 'several':
      addSeveral(sheet, part);
      return;
    case 'number':
      addNumber(sheet, part);
      return;
    case 'numbers':
      addNumbers(sheet, part);
      return;
    case 'written':
      addWritten(sheet, part);
      return;
    case 'cells':
      addCells(sheet, part);
      return;
  }
}

function addBlank(sheet: Sheet, blank: Blank): void {
  const { key, title, choices } = blank;
  const { code } = sheet.codes.of(key, key);
  sheet.question(choices ? 'L' : 'S', code, { text: html(title) });
  if (!choices) return;
  sheet.answers(choices);
  const codes = answerCodes(choices);
  if (choices.some((c, i) => c.value !== codes[i])) sheet.limits.wordsWanted(blank, 'full answers');
}

function addArray(sheet: Sheet, part: Rating): void {
  const code = sheet.code(part.code, part.sections[0]!.rows[0]!.question);
  sheet.question('F', code, { text: html(part.title), help: helped(part.help) });
  const codes = new Codes();
  for (const section of part.sections) {
    for (const row of section.rows) sheet.part(codes, row);
    const first = section.rows[0];
    if (section.title !== null && first) sheet.limits.headingLost(first.question, section.title, code);
  }
  sheet.answers(part.choices);
}

function addOne(sheet: Sheet, part: One): void {
  const other = part.other ? { other: 'Y' } : {};
  const more = { text: asked(part), help: helped(part.help), ...other };
  sheet.question(part.cells ? '!' : 'L', sheet.code(part.question.id, part.question), more);
  sheet.answers(part.choices);
  if (part.cells)
    sheet.limits.add(part.question, 'download its answers as full answers; its codes cannot be read back');
}

function addSeveral(sheet: Sheet, part: Several): void {
  const { choices, min, max } = part;
  sheet.question('M', sheet.code(part.question.id, part.question), {
    text: asked(part),
    help: helped(part.help),
    ...(part.other ? { other: 'Y' } : {}),
    ...(min > 0 ? { min_answers: String(min) } : {}),
    ...(max < choices.length + (part.other ? 1 : 0) ? { max_answers: String(max) } : {}),
    ...(part.notIn.length > 0
      ? { array_filter_exclude: part.notIn.map((q) => sheet.code(q.id, q)).join(';') }
      : {}),
  });
  const codes = new Codes();
  for (const c of choices) sheet.part(codes, { key: c.value, label: c.label });
}

function addNumber(sheet: Sheet, part: NumberPart): void {
  sheet.question('N', sheet.code(part.question.id, part.question), {
    text: asked(part),
    help: helped(part.help),
    ...(part.min === null ? {} : { min_num_value_n: String(part.min) }),
    ...(part.max === null ? {} : { max_num_value_n: String(part.max) }),
    ...(part.whole ? { num_value_int_only: '1' } : {}),
  });
}

/** Ranks differ; shares add up. */
function addNumbers(sheet: Sheet, part: Numbers): void {
  const code = sheet.code(part.code, part.rows[0]!.question);
  const at = sheet.rows.length;
  const rank = part.sort.is === 'rank';
  sheet.question('K', code, {
    text: html(`${part.code.slice(sheet.survey.id.length + 1)}. ${part.title}`),
    help: helped(part.help),
    min_num_value_n: rank ? '1' : '0',
    max_num_value_n: String(part.max),
    ...(rank ? { num_value_int_only: '1' } : { equals_num_value: String(part.max) }),
  });
  const codes = new Codes();
  const subs = part.rows.map((row) => sheet.part(codes, row));
  if (rank) {
    const different = `unique(${subs.map((sub) => `${code}_${sub}`).join(', ')})`;
    sheet.rows[at] = { ...sheet.rows[at]!, em_validation_q: different };
  }
}

const DATES: Partial<Record<Written['type'], string>> = {
  date: 'yyyy-mm-dd',
  time: 'HH:MM',
  datetime: 'yyyy-mm-dd HH:MM',
};

function addWritten(sheet: Sheet, part: Written): void {
  const format = DATES[part.type];
  sheet.question(format ? 'D' : part.long ? 'T' : 'S', sheet.code(part.question.id, part.question), {
    text: asked(part),
    help: helped(part.help),
    ...(format ? { date_format: format } : {}),
    ...(part.type === 'email' ? { validation: '/^[^@\\s]+@[^@\\s]+$/' } : {}),
  });
}

/** A row of a grid is a question with a line for each of its columns, all of them text. */
function addCells(sheet: Sheet, part: Cells): void {
  const { id } = sheet.survey;
  for (const row of part.rows) {
    if (row.cells.length === 0) continue;
    const title = [part.title, row.label].filter((x) => x !== '').join(': ');
    sheet.question('Q', sheet.code(row.code, row.cells[0]!.question), {
      text: html(`${row.code.slice(id.length + 1)}. ${title}`),
      help: helped([...part.help, ...row.help]),
    });
    const codes = new Codes();
    for (const cell of row.cells) {
      sheet.part(codes, cell);
      if (cell.type !== 'text')
        sheet.limits.add(
          cell.question,
          `LimeSurvey has no ${cell.type} inside a table; exported as a text field`,
        );
    }
  }
}
