import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { AskType, Block } from '../plan/index.js';
import { optionChoices } from './choices.js';
import type { Making } from './making.js';
import { placed } from './place.js';
import type { Cells, NumberPart, Part, Row, Said } from './survey.js';
import { countWords, hintsOf, linesOf } from './words.js';

type Of<K extends Block['block']> = Extract<Block, { block: K }>;

/** The blocks of a worksheet or an activity, columns and boxes one under the other. */
export function bodyParts(making: Making, body: readonly Block[]): readonly Part[] {
  return body.flatMap((b) => blockParts(making, b));
}

function blockParts(making: Making, b: Block): readonly Part[] {
  switch (b.block) {
    case 'columns':
      return b.columns.flatMap((c) => bodyParts(making, c));
    case 'box':
      return [...(b.title ? [said([plainText(b.title)], true)] : []), ...bodyParts(making, b.body)];
    case 'text':
      return [said(linesOf(b.text), false)];
    case 'write':
      return [written(making, b, 'text', b.lines > 1)];
    case 'ask':
      return [b.type === 'number' ? number(making, b) : written(making, b, b.type, false)];
    case 'choose':
      return [chosen(making, b)];
    case 'pick':
      return picked(making, b);
    case 'rank':
    case 'share':
      return [numbers(making, b)];
    case 'grid':
      return [grid(making, b)];
    case 'slots':
      return [slots(making, b)];
    case 'place':
      return placed(making, b);
    default:
      leftOut(making, b);
      return [];
  }
}

/** What is printed here and asks nothing of this form. */
function leftOut(
  { limits, form }: Making,
  b: Of<'instrument' | 'handout' | 'cards' | 'results' | 'page-break'>,
): void {
  if (b.block === 'page-break') return;
  if (b.block === 'instrument') {
    limits.at(
      b.span,
      `${form.id}: the instrument \`${b.id}\` stands here on paper; it is left out`,
      `export it by itself: plenary export <plan> ${b.id}`,
    );
    return;
  }
  const what = { handout: 'a handout', cards: 'cards to cut out', results: 'earlier results' }[b.block];
  limits.at(b.span, `${form.id}: ${what} cannot stand in ${limits.tool}; left out`);
}

const said = (lines: readonly string[], heading: boolean): Said => ({ kind: 'said', lines, heading });

function written(
  making: Making,
  b: Of<'write'> | Of<'ask'>,
  type: Exclude<AskType, 'number'>,
  long: boolean,
): Part {
  const question = making.question(b.id);
  return { kind: 'written', question, title: question.text, help: linesOf(b.hint), type, long };
}

function number(making: Making, b: Of<'ask'>): NumberPart {
  const question = making.question(b.id);
  const help = [...linesOf(b.hint), ...linesOf(b.unit)];
  return { kind: 'number', question, title: question.text, help, min: b.min, max: b.max, whole: false };
}

function chosen(making: Making, b: Of<'choose'>): Part {
  const question = making.question(b.id);
  const { min, max } = b;
  const count = b.options.length + (b.other ? 1 : 0);
  const base = {
    question,
    title: question.text,
    help: [...linesOf(b.hint), ...countWords(making.labels, min, max, count), ...hintsOf(b.options)],
    choices: optionChoices(b.options),
    other: b.other ? making.question(`${b.id}.other`) : null,
    cells: false,
  };
  return max === 1 ? { kind: 'one', ...base } : { kind: 'several', ...base, min, max, notIn: [] };
}

function picked(making: Making, b: Of<'pick'>): readonly Part[] {
  const sets = b.sets.map((set) => making.question(`${b.id}.${set.id}`));
  return b.sets.map((set, n): Part => {
    const { min, max } = set;
    const base = {
      question: sets[n]!,
      title: sets[n]!.text,
      help: [
        ...(n === 0 ? [...linesOf(b.hint), ...hintsOf(b.options)] : []),
        ...countWords(making.labels, min, max, b.options.length),
      ],
      choices: optionChoices(b.options),
      other: null,
      cells: false,
    };
    const notIn = b.exclusive ? sets.slice(0, n) : [];
    return { kind: 'several', ...base, min, max, notIn };
  });
}

function numbers(making: Making, b: Of<'rank'> | Of<'share'>): Part {
  const { labels, form } = making;
  const rows = b.options.map(
    (o): Row => ({
      question: making.question(`${b.id}.${o.id}`),
      key: o.id,
      label: o.plain,
    }),
  );
  const how =
    b.block === 'share'
      ? say(labels.shareHow, { n: b.total })
      : b.top < b.options.length
        ? say(labels.rankTop, { n: b.top })
        : labels.rankAll;
  return {
    kind: 'numbers',
    code: `${form.id}.${b.id}`,
    title: b.prompt ? plainText(b.prompt) : b.id,
    help: [...linesOf(b.hint), how, ...hintsOf(b.options)],
    rows,
    max: b.block === 'share' ? b.total : b.top,
    sort: b.block === 'share' ? { is: 'share' } : { is: 'rank', order: making.question(b.id) },
  };
}

function grid(making: Making, b: Of<'grid'>): Cells {
  const rows = b.rows.map((row) => ({
    code: `${making.form.id}.${b.id}.${row.id}`,
    label: row.plain,
    help: b.columns.flatMap((c) => {
      const given = row.given.get(c.id);
      return given ? [`${c.plain}: ${plainText(given)}`] : [];
    }),
    cells: b.columns
      .filter((c) => !row.given.has(c.id))
      .map((c) => ({
        question: making.question(`${b.id}.${row.id}.${c.id}`),
        key: c.id,
        label: c.plain,
        type: c.type,
      })),
  }));
  return { kind: 'cells', title: b.prompt ? plainText(b.prompt) : b.id, help: linesOf(b.hint), rows };
}

function slots(making: Making, b: Of<'slots'>): Cells {
  const rows = b.lists.map((list) => {
    const local = list.id === null ? b.id : `${b.id}.${list.id}`;
    return {
      code: `${making.form.id}.${local}`,
      label: list.title ? plainText(list.title) : '',
      help: [],
      cells: Array.from({ length: list.count }, (_, n) => ({
        question: making.question(`${local}.${n + 1}`),
        key: String(n + 1),
        label: String(n + 1),
        type: 'text' as const,
      })),
    };
  });
  return { kind: 'cells', title: b.prompt ? plainText(b.prompt) : b.id, help: linesOf(b.hint), rows };
}
