import { cellsApart, numbersApart } from './apart.js';
import type { Limits } from './limits.js';
import { named } from './named.js';
import type { Blank, NumberPart, Numbers, One, Part, Rating, Several, Survey, Written } from './survey.js';

/**
 * Google Apps Script: a function that makes the form. Google gives back words only, so each question begins with its
 * id; a grid's rows do.
 */
export function googleScript(survey: Survey, limits: Limits): string {
  const script = new Script();
  for (const part of survey.parts) addPart(script, part, limits);
  const description = survey.instructions.join('\n\n');
  return [
    `// ${survey.id}, version ${survey.fingerprint}. On script.google.com: new project, put this in, run createForm.`,
    'function createForm() {',
    `  var form = FormApp.create(${text(survey.title)});`,
    ...(description === '' ? [] : [`  form.setDescription(${text(description)});`]),
    ...(survey.anonymous ? ['  form.setCollectEmail(false);'] : []),
    ...script.lines.map((line) => `  ${line}`),
    '  Logger.log("To change it: " + form.getEditUrl());',
    '  Logger.log("To answer it: " + form.getPublishedUrl());',
    '}',
    '',
  ].join('\n');
}

/** A JavaScript literal; also of lists. */
const text = (value: string | readonly string[]): string =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

class Script {
  readonly lines: string[] = [];

  /** One item and what is set on it. */
  item(kind: string, title: string, help: readonly string[], ...calls: readonly string[]): void {
    const set = [
      `.setTitle(${text(title)})`,
      ...(help.length > 0 ? [`.setHelpText(${text(help.join('\n'))})`] : []),
      ...calls,
    ];
    this.lines.push(`form.add${kind}()`, ...set.map((c, i) => `  ${c}${i === set.length - 1 ? ';' : ''}`));
  }
}

function addPart(script: Script, part: Part, limits: Limits): void {
  switch (part.kind) {
    case 'said':
      addSaid(script, part.lines);
      return;
    case 'blank':
      addBlank(script, part);
      return;
    case 'rating':
      addGrids(script, part);
      return;
    case 'one':
      addOne(script, part);
      return;
    case 'several':
      addSeveral(script, part, limits);
      return;
    case 'number':
      addNumber(script, part);
      return;
    case 'numbers':
      addNumbers(script, part, limits);
      return;
    case 'written':
      addWritten(script, part);
      return;
    case 'cells':
      addSaid(script, [part.title, ...part.help]);
      for (const cell of cellsApart(part)) {
        if (cell.kind === 'number') addNumber(script, cell);
        else addWritten(script, cell);
      }
  }
}

function addSaid(script: Script, [first, ...rest]: readonly string[]): void {
  if (first !== undefined) script.item('SectionHeaderItem', first, rest);
}

function addBlank(script: Script, { title, choices }: Blank): void {
  if (choices) script.item('ListItem', title, [], `.setChoiceValues(${text(choices.map((c) => c.label))})`);
  else script.item('TextItem', title, []);
}

/** A grid for each subscale. */
function addGrids(script: Script, part: Rating): void {
  for (const { title, rows } of part.sections) {
    const whole = title === null ? part.title : `${part.title}: ${title}`;
    script.item(
      'GridItem',
      whole,
      part.help,
      `.setRows(${text(rows.map((r) => named(r.question, r.label)))})`,
      `.setColumns(${text(part.choices.map((c) => c.label))})`,
    );
  }
}

function addOne(script: Script, part: One): void {
  const choices = `.setChoiceValues(${text(part.choices.map((c) => c.label))})`;
  const other = part.other ? ['.showOtherOption(true)'] : [];
  const kind = part.cells ? 'ListItem' : 'MultipleChoiceItem';
  script.item(kind, named(part.question, part.title), part.help, choices, ...other);
}

function addSeveral(script: Script, part: Several, limits: Limits): void {
  const { choices, other, min, max, notIn, question } = part;
  const count = choices.length + (other ? 1 : 0);
  const most = max < count ? `requireSelectAtMost(${max})` : null;
  const least = min > 0 ? `requireSelectAtLeast(${min})` : null;
  const test = min === max ? `requireSelectExactly(${max})` : (most ?? least);
  if (most && least && min !== max)
    limits.add(question, `Google Forms keeps one limit: at most ${max}; at least ${min} is only said`);
  for (const q of notIn) limits.notExcluded(question, q);
  script.item(
    'CheckboxItem',
    named(question, part.title),
    part.help,
    `.setChoiceValues(${text(choices.map((c) => c.label))})`,
    ...(other ? ['.showOtherOption(true)'] : []),
    ...(test ? [`.setValidation(FormApp.createCheckboxValidation().${test}.build())`] : []),
  );
}

function addNumber(script: Script, { question, title, help, min, max, whole }: NumberPart): void {
  const test =
    min !== null && max !== null
      ? `requireNumberBetween(${min}, ${max})`
      : min !== null
        ? `requireNumberGreaterThanOrEqualTo(${min})`
        : max !== null
          ? `requireNumberLessThanOrEqualTo(${max})`
          : whole
            ? 'requireWholeNumber()'
            : 'requireNumber()';
  const check = `.setValidation(FormApp.createTextValidation().${test}.build())`;
  script.item('TextItem', named(question, title), help, check);
}

/** Ranks are a grid with one tick a column; shares are numbers. */
function addNumbers(script: Script, part: Numbers, limits: Limits): void {
  if (part.sort.is === 'rank') {
    script.item(
      'GridItem',
      part.title,
      part.help,
      `.setRows(${text(part.rows.map((r) => named(r.question, r.label)))})`,
      `.setColumns(${text(Array.from({ length: part.max }, (_, i) => String(i + 1)))})`,
      '.setValidation(FormApp.createGridValidation().requireLimitOneResponsePerColumn().build())',
    );
    return;
  }
  addSaid(script, [part.title, ...part.help]);
  for (const p of numbersApart(part)) addNumber(script, p);
  const [first] = part.rows;
  if (first) limits.totalUntested(first.question, part.max);
}

const TESTS: Partial<Record<Written['type'], string>> = {
  email: 'requireTextIsEmail()',
  url: 'requireTextIsUrl()',
};
const ITEMS: Partial<Record<Written['type'], string>> = {
  date: 'DateItem',
  time: 'TimeItem',
  datetime: 'DateTimeItem',
};

function addWritten(script: Script, { question, title, help, type, long }: Written): void {
  const test = TESTS[type];
  const check = test ? [`.setValidation(FormApp.createTextValidation().${test}.build())`] : [];
  const kind = ITEMS[type] ?? (long ? 'ParagraphTextItem' : 'TextItem');
  script.item(kind, named(question, title), help, ...check);
}
