import { plainText } from '../markdown/index.js';
import type { Instrument, Item, MarkColumn } from '../plan/index.js';
import type { AnswerKind, InstrumentForm, Question, ScoredItem, Scoring } from './types.js';

type Asked = Pick<InstrumentForm, 'questions' | 'scorings' | 'written' | 'code' | 'raters'>;

/** Questions of an instrument: its items, each for every mark, with the space for evidence; the code comes first. */
export function instrumentQuestions(i: Instrument): Asked {
  const items = i.subscales.flatMap((s) => s.items);
  const code = i.code && codeQuestion(i, i.code);
  const byItem = items.flatMap((item) => itemQuestions(i, item));
  const scored = i.marks.filter((m) => m.scale !== null);
  const [first, ...others] = scored.length > 0 ? scored : [null];
  return {
    questions: [...(code ? [code] : []), ...byItem],
    scorings: [scoringOf(i, first ?? null), ...others.map((m) => scoringOf(i, m))],
    written: byItem
      .filter((q) => q.answer.kind === 'text')
      .map((q) => ({ id: q.local, question: q.id, text: q.text })),
    code: code?.id ?? null,
    raters: i.raters,
  };
}

function codeQuestion(i: Instrument, prompt: NonNullable<Instrument['code']>): Question {
  return {
    id: `${i.id}.code`,
    local: 'code',
    form: i.id,
    text: plainText(prompt),
    prompt,
    wordings: [],
    answer: { kind: 'code' },
    span: prompt.span,
  };
}

function itemQuestions(i: Instrument, item: Item): Question[] {
  const marks = i.marks.map((m) => part(i, item, m.id, m.plain, answerOf(m)));
  const own =
    i.marks.length > 0 ? marks : [{ ...part(i, item, null, '', { kind: 'scale', scale: i.scale }) }];
  const evidence = i.evidence > 0 ? [part(i, item, 'evidence', 'evidence', WRITTEN)] : [];
  return [...own, ...evidence];
}

const WRITTEN: AnswerKind = { kind: 'text', type: 'text' };

const answerOf = ({ scale }: MarkColumn): AnswerKind => (scale ? { kind: 'scale', scale } : WRITTEN);

/** `q1`, or `q1.now` with the wordings that survey tools make of it. */
function part(i: Instrument, item: Item, mark: string | null, title: string, answer: AnswerKind): Question {
  const local = mark === null ? item.id : `${item.id}.${mark}`;
  const wordings =
    mark === null ? [] : [`${item.plain} [${title}]`, `${title} [${item.plain}]`, `${item.plain} (${title})`];
  return {
    id: `${i.id}.${local}`,
    local,
    form: i.id,
    text: mark === null ? item.plain : `${item.plain}: ${title}`,
    prompt: item.text,
    wordings,
    answer,
    span: item.span,
  };
}

function scoringOf(i: Instrument, mark: MarkColumn | null): Scoring {
  const named = (id: string): string => (mark ? `${id}.${mark.id}` : id);
  const items = new Map(
    i.subscales
      .flatMap((s) => s.items)
      .map((item): [Item, ScoredItem] => [
        item,
        {
          id: named(item.id),
          question: `${i.id}.${named(item.id)}`,
          text: item.plain,
          reversed: item.reversed,
          item,
        },
      ]),
  );
  const title = (text: string): string => (mark ? `${text}, ${mark.plain}` : text);
  return {
    mark: mark && { id: mark.id, title: mark.plain },
    whole: named('overall'),
    scale: mark?.scale ?? i.scale,
    mode: i.score,
    minAnswered: i.minAnswered,
    answer: i.answer,
    overall: i.overall,
    bands: i.bands,
    subscales: i.subscales
      .filter((s) => s.id !== '')
      .map((s) => ({
        id: named(s.id),
        title: title(s.title ? plainText(s.title) : s.id),
        items: s.items.map((x) => items.get(x)!),
      })),
    items: [...items.values()],
  };
}
