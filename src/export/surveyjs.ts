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
  Several,
  Survey,
  Written,
} from './survey.js';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Element = Readonly<Record<string, Json>>;

/**
 * SurveyJS' JSON. A table is named by its code and its rows by their keys, so that `{"trust": {"q1": 4}}` comes
 * back; everything else is named by its full id.
 */
export function surveyjs(survey: Survey, limits: Limits): string {
  const elements = survey.parts.flatMap((part, i) => elementsOf(part, i, limits));
  const model = {
    title: survey.title,
    ...(survey.instructions.length > 0 ? { description: survey.instructions.join('\n\n') } : {}),
    locale: survey.language.split('-')[0]!,
    calculatedValues: [{ name: 'form', expression: `'${survey.fingerprint}'`, includeIntoResult: true }],
    pages: [{ name: survey.id, elements }],
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

function elementsOf(part: Part, index: number, limits: Limits): readonly Element[] {
  switch (part.kind) {
    case 'said':
      return part.lines.length === 0 ? [] : [saidElement(part.lines, index)];
    case 'blank':
      return [blankElement(part)];
    case 'rating':
      return [ratingElement(part, limits)];
    case 'one':
      return [chosenElement(part.cells ? 'dropdown' : 'radiogroup', part)];
    case 'several':
      return [severalElement(part)];
    case 'number':
      return [numberElement(part)];
    case 'numbers':
      return [part.sort.is === 'rank' ? rankElement(part, part.sort.order.id) : shareElement(part)];
    case 'written':
      return [writtenElement(part)];
    case 'cells':
      return cellElements(part);
  }
}

const said = (help: readonly string[]): Element => (help.length > 0 ? { description: help.join('\n') } : {});

function saidElement(lines: readonly string[], index: number): Element {
  const html = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  return { type: 'html', name: `note-${index + 1}`, html };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A scale's values stay numbers; everything else is text. */
function items(choices: readonly Choice[]): readonly Element[] {
  return choices.map((c) => ({
    value: c.number !== null && String(c.number) === c.value ? c.number : c.value,
    text: c.label,
  }));
}

function blankElement({ key, title, choices }: Blank): Element {
  return choices
    ? { type: 'dropdown', name: key, title, choices: items(choices) }
    : { type: 'text', name: key, title };
}

function ratingElement(part: Rating, limits: Limits): Element {
  for (const { title, rows } of part.sections)
    if (title !== null && rows[0]) limits.headingLost(rows[0].question, title, part.code);
  return {
    type: 'matrix',
    name: part.code,
    title: part.title,
    ...said(part.help),
    columns: items(part.choices),
    rows: part.sections.flatMap((s) => s.rows.map((r) => ({ value: r.key, text: r.label }))),
  };
}

function chosenElement(type: string, part: One | Several): Element {
  const other: Element = part.other ? { showOtherItem: true, storeOthersAsComment: false } : {};
  return {
    type,
    name: part.question.id,
    title: part.title,
    ...said(part.help),
    choices: items(part.choices),
    ...other,
  };
}

function severalElement(part: Several): Element {
  const count = part.choices.length + (part.other ? 1 : 0);
  const without = part.notIn.map((q) => `{${q.id}} notcontains {item}`).join(' and ');
  return {
    ...chosenElement('checkbox', part),
    ...(part.min > 0 ? { minSelectedChoices: part.min } : {}),
    ...(part.max < count ? { maxSelectedChoices: part.max } : {}),
    ...(without === '' ? {} : { choicesVisibleIf: without }),
  };
}

function numberElement({ question, title, help, min, max, whole }: NumberPart): Element {
  return {
    type: 'text',
    name: question.id,
    title,
    ...said(help),
    inputType: 'number',
    ...(min === null ? {} : { min }),
    ...(max === null ? {} : { max }),
    step: whole ? 1 : 'any',
  };
}

/** Its answer is the ids in order. */
function rankElement(part: Numbers, order: string): Element {
  const some = part.max < part.rows.length;
  return {
    type: 'ranking',
    name: order,
    title: part.title,
    ...said(part.help),
    choices: part.rows.map((r) => ({ value: r.key, text: r.label })),
    selectToRankEnabled: true,
    ...(some ? { maxSelectedChoices: part.max } : {}),
  };
}

function shareElement(part: Numbers): Element {
  const sum = part.rows.map((r) => `{${part.code}.${r.key}}`).join(' + ');
  return {
    type: 'multipletext',
    name: part.code,
    title: part.title,
    ...said(part.help),
    items: part.rows.map((r) => ({
      name: r.key,
      title: r.label,
      inputType: 'number',
      validators: [{ type: 'numeric', minValue: 0, maxValue: part.max }],
    })),
    validators: [{ type: 'expression', expression: `${sum} = ${part.max}`, text: part.help.join(' ') }],
  };
}

const INPUTS: Readonly<Record<Written['type'], string>> = {
  text: 'text',
  date: 'date',
  time: 'time',
  datetime: 'datetime-local',
  email: 'email',
  url: 'url',
  phone: 'tel',
};

function writtenElement({ question, title, help, type, long }: Written): Element {
  const base = { name: question.id, title, ...said(help) };
  return long ? { type: 'comment', ...base } : { type: 'text', ...base, inputType: INPUTS[type] };
}

/** A row of a grid is a question with a field for each column. */
function cellElements(part: Cells): readonly Element[] {
  return part.rows
    .filter((row) => row.cells.length > 0)
    .map((row, i) => ({
      type: 'multipletext',
      name: row.code,
      title: [part.title, row.label].filter((x) => x !== '').join(': '),
      ...said([...(i === 0 ? part.help : []), ...row.help]),
      items: row.cells.map((c) => ({
        name: c.key,
        title: c.label,
        inputType: c.type === 'number' ? 'number' : INPUTS[c.type],
      })),
    }));
}
