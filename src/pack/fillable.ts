import type { AnswerKind, Form, Forms, Question } from '../form/index.js';
import type { Node } from '../layout/index.js';
import type { HiddenField, PdfPage, TextAnswer, TickAnswer, Widget } from '../pdf/index.js';
import type { Composed, FieldBox } from './compose.js';

/** Under this name a fillable PDF says which forms it holds, and in which version: `trust 4d1c-9a03`. */
const FORM_FIELD = 'plenary.form';

/** Lower places are one line to write on, in points. */
const TWO_LINES = 40;

interface Fillable {
  readonly pages: readonly PdfPage[];
  readonly form: { readonly hidden: readonly HiddenField[] };
}

interface FillableOf {
  /** Nobody is asked who they are. */
  readonly anonymous?: boolean;
  /** What is printed in blanks already, by key: it comes back with the answers, and cannot be changed. */
  readonly known?: ReadonlyMap<string, string>;
}

/** The same pages with a widget at every box: names are question ids, values those of fields.json. */
export function fillable(
  composed: Pick<Composed, 'pages' | 'fields'>,
  forms: Forms,
  /** What is asked at the head of forms, by key. */
  blanks: ReadonlyMap<string, string>,
  { anonymous = false, known = new Map() }: FillableOf,
): Fillable {
  const boxes = composed.fields.filter((f) => !(anonymous && f.id === 'respondent') && !known.has(f.id));
  const names = new Names();
  const widgets = boxes.flatMap((box) => {
    const question = forms.question.get(box.id);
    return widgetOf(box, question, question?.text ?? blanks.get(box.id) ?? null, names);
  });
  const pages = composed.pages.map((page, i) => ({
    ...page,
    widgets: widgets.filter((w) => w.page === i + 1),
  }));
  const asked = new Set(boxes.flatMap((b) => forms.question.get(b.id)?.form ?? []));
  const printed = forms.list.filter((f) => asked.has(f.id));
  const asking = new Set(composed.fields.map((f) => f.id));
  const told = [...known].filter(([key]) => asking.has(key)).map(([name, value]) => ({ name, value }));
  return { pages, form: { hidden: [...(printed.length > 0 ? [fingerprints(printed)] : []), ...told] } };
}

function fingerprints(printed: readonly Form[]): HiddenField {
  return { name: FORM_FIELD, value: printed.map((f) => `${f.id} ${f.fingerprint}`).join('; ') };
}

type Placed = Widget & { readonly page: number };

function widgetOf(
  box: FieldBox,
  question: Question | undefined,
  asked: string | null,
  names: Names,
): readonly Placed[] {
  const { page, x, y, w, h } = box;
  const description = box.mark.node.field?.description ?? box.id;
  const answer =
    box.option === null
      ? textAnswer(box, question?.answer)
      : tickAnswer(box, box.option, question?.answer, withoutHead(description, asked));
  const name = names.of(box, answer);
  if (name === null) return [];
  return [{ page, name, tooltip: asked ?? description, x, y, w, h, node: box.mark.node, answer }];
}

/** `School: North` is `North` where `School` is said already; `something else:` needs no colon. */
function withoutHead(description: string, asked: string | null): string {
  const head = `${asked}: `;
  const own = description.startsWith(head) ? description.slice(head.length) : description;
  return own.replace(/\s*:$/, '');
}

function tickAnswer(
  { mark }: FieldBox,
  value: string,
  asked: AnswerKind | undefined,
  otherwise: string,
): TickAnswer {
  const look = mark.sign ?? mark.frame ?? 'square';
  const several = (asked?.kind === 'choice' && asked.max > 1) || (asked?.kind === 'place' && asked.many);
  return { kind: several ? 'check' : 'radio', value, label: labelOf(value, asked) ?? otherwise, look };
}

/** What a box stands for, in words; null where only its description says it. */
function labelOf(value: string, asked: AnswerKind | undefined): string | null {
  if (asked?.kind === 'scale') {
    const answer = asked.scale.answers.find((a) => (a.value === null ? a.label : String(a.value)) === value);
    return answer?.label ?? null;
  }
  if (asked?.kind === 'choice') return asked.options.find((o) => o.id === value)?.plain ?? null;
  if (asked?.kind !== 'place') return null;
  const [x, y] = value.split('/');
  const [across, up] = [asked.x.points.find((p) => p.id === x), asked.y.points.find((p) => p.id === y)];
  return across && up ? `${across.plain}, ${up.plain}` : null;
}

function textAnswer({ h, mark }: FieldBox, asked: AnswerKind | undefined): TextAnswer {
  const maxLength = longest(asked);
  // In a tall cell a date stands at the top too, where one would write it.
  const multiline = maxLength === null && h >= TWO_LINES;
  return { kind: 'text', multiline, maxLength, lead: multiline ? (mark.lead ?? null) : null };
}

/** Characters of the longest number that a number box may hold; null for what has no such limit. */
function longest(asked: AnswerKind | undefined): number | null {
  if (asked?.kind === 'scale')
    return Math.max(...asked.scale.answers.map((a) => (a.value === null ? 1 : String(a.value).length)));
  if (asked?.kind === 'number' && asked.whole && asked.max !== null) return String(asked.max).length;
  return null;
}

/** Names of fields: the question's id, and what must be told apart under it. */
class Names {
  private readonly kinds = new Map<string, Widget['answer']['kind']>();
  private readonly pieces = new Map<Node, number>();

  /** null where the same question was printed first with another kind of boxes: one field has one kind. */
  of(box: FieldBox, answer: Widget['answer']): string | null {
    const kind = this.kinds.get(box.id) ?? answer.kind;
    this.kinds.set(box.id, kind);
    if (kind !== answer.kind) return null;
    switch (answer.kind) {
      case 'radio':
        return box.id;
      case 'check':
        // `o.id.other` is the question that takes the words.
        return `${box.id}.${answer.value === 'other' ? 'other-box' : answer.value}`;
      case 'text':
        return this.piece(box);
    }
  }

  /** What goes on on the next page is a field of its own: one field would show the same words on both. */
  private piece({ id, mark }: FieldBox): string {
    const piece = Math.max(this.pieces.get(mark.node) ?? 0, mark.piece ?? 0);
    this.pieces.set(mark.node, piece + 1);
    return piece === 0 ? id : `${id}+${piece + 1}`;
  }
}
