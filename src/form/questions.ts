import { type Prose, plainText } from '../markdown/index.js';
import { activitiesOf, type Block, type Instrument, type Plan } from '../plan/index.js';
import type { Span } from '../source/index.js';
import { fingerprintOf } from './fingerprint.js';
import { instrumentQuestions } from './instrument.js';
import type {
  AnswerKind,
  Form,
  Forms,
  InstrumentForm,
  OptionColumn,
  Question,
  Task,
  WorksheetForm,
} from './types.js';

/** Every form of a plan that asks something, in plan order, with its questions. */
export function formsOf(plan: Plan): Forms {
  const makers = new Map<string, () => Form | null>();
  for (const a of activitiesOf(plan)) makers.set(a.id, () => bodyForm('activity', { ...a, ...ACTIVITY }));
  for (const w of plan.worksheets) makers.set(w.id, () => bodyForm('worksheet', w));
  for (const i of plan.instruments) makers.set(i.id, () => instrumentForm(i));
  const list = plan.order.flatMap((id) => makers.get(id)?.() ?? []);
  return {
    list,
    form: new Map(list.map((f) => [f.id, f])),
    question: new Map(list.flatMap((f) => f.questions.map((q) => [q.id, q]))),
  };
}

/** An activity's own questions are answered by name, in the booklet. */
const ACTIVITY = { anonymous: false, identify: [], answeredBy: 'person' } as const;

function instrumentForm(i: Instrument): InstrumentForm {
  const asked = instrumentQuestions(i);
  return { kind: 'instrument', ...base(i, asked.questions), ...asked, aliases: [] };
}

interface Owner {
  readonly id: string;
  readonly title: Prose;
  readonly anonymous: boolean;
  readonly identify: readonly string[];
  readonly answeredBy: string;
  readonly body: readonly Block[];
  readonly span: Span;
}

function bodyForm(kind: WorksheetForm['kind'], owner: Owner): WorksheetForm | null {
  const parts = questionsOf(owner.id, owner.body);
  if (parts.length === 0) return null;
  const questions = parts.flatMap((p) => p.questions);
  return {
    kind,
    ...base(owner, questions),
    aliases: parts.flatMap((p) => p.aliases ?? []),
    tasks: parts.map((p) => p.task),
  };
}

function base(owner: Omit<Owner, 'body'>, questions: readonly Question[]) {
  const { id, anonymous, identify, answeredBy, span } = owner;
  const title = plainText(owner.title);
  return {
    id,
    title,
    anonymous,
    identify,
    answeredBy,
    questions,
    fingerprint: fingerprintOf(questions),
    span,
  };
}

interface Asked {
  readonly task: Task;
  readonly questions: readonly Question[];
  readonly aliases?: readonly Question[];
}

function questionsOf(form: string, body: readonly Block[]): readonly Asked[] {
  return body.flatMap((b): readonly Asked[] => {
    switch (b.block) {
      case 'columns':
        return b.columns.flatMap((c) => questionsOf(form, c));
      case 'box':
        return questionsOf(form, b.body);
      case 'write':
      case 'ask':
        return [asked(form, b)];
      case 'choose':
        return [chosen(form, b)];
      case 'grid':
        return [gridCells(form, b)];
      case 'slots':
        return [slotLines(form, b)];
      case 'pick':
        return [picked(form, b)];
      case 'rank':
        return [ranked(form, b)];
      case 'share':
        return [shared(form, b)];
      case 'place':
        return [placed(form, b)];
      default:
        return [];
    }
  });
}

type Of<K extends Block['block']> = Extract<Block, { block: K }>;

/** What is asked in words; a question without a prompt goes by its id. */
function wording(b: { readonly id: string; readonly prompt: Prose | null }): string {
  return b.prompt ? plainText(b.prompt) : b.id;
}

function typed(
  type: Of<'ask'>['type'],
  min: number | null = null,
  max: number | null = null,
  unit: Prose | null = null,
): AnswerKind {
  if (type === 'number')
    return { kind: 'number', unit: unit ? plainText(unit) : null, min, max, whole: false };
  return { kind: 'text', type };
}

function asked(form: string, b: Of<'write'> | Of<'ask'>): Asked {
  const id = `${form}.${b.id}`;
  const answer = b.block === 'write' ? typed('text') : typed(b.type, b.min, b.max, b.unit);
  return {
    task: { task: b.block, id: b.id, question: id },
    questions: [
      { id, local: b.id, form, text: wording(b), prompt: b.prompt, wordings: [], answer, span: b.span },
    ],
  };
}

function chosen(form: string, b: Of<'choose'>): Asked {
  const id = `${form}.${b.id}`;
  const other = b.other ? `${id}.other` : null;
  const { options, min, max, ordered } = b;
  const text = wording(b);
  const question: Question = {
    id,
    local: b.id,
    form,
    text,
    prompt: b.prompt,
    wordings: [],
    answer: { kind: 'choice', options, min, max, ordered, other },
    span: b.span,
  };
  const words: Question | null =
    other === null
      ? null
      : {
          id: other,
          local: `${b.id}.other`,
          form,
          text: `${text} (other)`,
          prompt: null,
          wordings: [`${text} [Other]`, `${text} - Other`],
          answer: typed('text'),
          span: b.span,
        };
  return {
    task: { task: 'choose', id: b.id, question: id, other },
    questions: words ? [question, words] : [question],
  };
}

/** A cell that is printed with something given is not asked. */
function gridCells(form: string, b: Of<'grid'>): Asked {
  const questions = b.rows.flatMap((row) =>
    b.columns
      .filter((column) => !row.given.has(column.id))
      .map((column): Question => {
        const local = `${b.id}.${row.id}.${column.id}`;
        const [ask, where] = [wording(b), `${row.plain || row.id}, ${column.plain || column.id}`];
        return {
          id: `${form}.${local}`,
          local,
          form,
          text: `${ask}: ${where}`,
          prompt: null,
          wordings: [
            `${ask} [${row.plain}] [${column.plain}]`,
            `${ask} [${where}]`,
            `${row.plain} [${column.plain}]`,
          ],
          answer: typed(column.type),
          span: row.span,
        };
      }),
  );
  const cells = questions.map((q) => ({ key: q.local.slice(b.id.length + 1), question: q.id }));
  return { task: { task: 'grid', id: b.id, cells }, questions };
}

/** A part of a question that has several columns, with the words that survey tools make of it. */
function part(
  form: string,
  b: { readonly id: string; readonly prompt: Prose | null },
  key: string,
  label: string,
  answer: AnswerKind,
  span: Span,
): Question {
  const local = `${b.id}.${key}`;
  const ask = wording(b);
  return {
    id: `${form}.${local}`,
    local,
    form,
    text: `${ask}: ${label}`,
    prompt: null,
    wordings: [`${ask} [${label}]`],
    answer,
    span,
  };
}

function slotLines(form: string, b: Of<'slots'>): Asked {
  const lists = b.lists.map((list) => {
    const title = list.title ? plainText(list.title) : '';
    const questions = Array.from({ length: list.count }, (_, n) => {
      const key = list.id === null ? String(n + 1) : `${list.id}.${n + 1}`;
      return part(form, b, key, title === '' ? String(n + 1) : `${title} ${n + 1}`, typed('text'), b.span);
    });
    return { id: list.id, title, questions };
  });
  return {
    task: {
      task: 'slots',
      id: b.id,
      title: wording(b),
      lists: lists.map((l) => ({ ...l, questions: l.questions.map((q) => q.id) })),
    },
    questions: lists.flatMap((l) => l.questions),
  };
}

function picked(form: string, b: Of<'pick'>): Asked {
  const sets = b.sets.map((set) => {
    const answer: AnswerKind = {
      kind: 'choice',
      options: b.options,
      min: set.min,
      max: set.max,
      ordered: false,
      other: null,
    };
    return { id: set.id, title: set.plain, question: part(form, b, set.id, set.plain, answer, set.span) };
  });
  return {
    task: {
      task: 'pick',
      id: b.id,
      title: wording(b),
      sets: sets.map((x) => ({ ...x, question: x.question.id })),
      options: b.options.map((o) => ({ id: o.id, label: o.plain })),
      exclusive: b.exclusive,
    },
    questions: sets.map((x) => x.question),
  };
}

function columnsOf(
  form: string,
  b: Of<'rank'> | Of<'share'>,
  answer: AnswerKind,
): { options: OptionColumn[]; questions: Question[] } {
  const questions = b.options.map((o) => part(form, b, o.id, o.plain, answer, o.span));
  return {
    questions,
    options: b.options.map((o, i) => ({ id: o.id, label: o.plain, question: questions[i]!.id })),
  };
}

/** A rank for each option, or one column with the ids in order. */
function ranked(form: string, b: Of<'rank'>): Asked {
  const { options, questions } = columnsOf(form, b, {
    kind: 'number',
    unit: null,
    min: 1,
    max: b.top,
    whole: true,
  });
  const order: Question = {
    id: `${form}.${b.id}`,
    local: b.id,
    form,
    text: wording(b),
    prompt: b.prompt,
    wordings: [],
    answer: { kind: 'order', options: b.options, ranks: questions.map((q) => q.id) },
    span: b.span,
  };
  return { task: { task: 'rank', id: b.id, title: wording(b), options }, questions, aliases: [order] };
}

function shared(form: string, b: Of<'share'>): Asked {
  const { options, questions } = columnsOf(form, b, {
    kind: 'number',
    unit: null,
    min: 0,
    max: b.total,
    whole: false,
  });
  return { task: { task: 'share', id: b.id, title: wording(b), options, total: b.total }, questions };
}

/** A question for each mark; one for the grid itself where it has none. */
function placed(form: string, b: Of<'place'>): Asked {
  const { x, y, many } = b;
  const answer: AnswerKind = { kind: 'place', x, y, many };
  const marks =
    b.marks.length === 0
      ? [
          {
            id: null,
            title: '',
            question: {
              id: `${form}.${b.id}`,
              local: b.id,
              form,
              text: wording(b),
              prompt: b.prompt,
              wordings: [],
              answer,
              span: b.span,
            },
          },
        ]
      : b.marks.map((m) => ({
          id: m.id,
          title: m.plain,
          question: part(form, b, m.id, m.plain, answer, m.span),
        }));
  return {
    task: {
      task: 'place',
      id: b.id,
      title: wording(b),
      x,
      y,
      marks: marks.map((m) => ({ ...m, question: m.question.id })),
    },
    questions: marks.map((m) => m.question),
  };
}
