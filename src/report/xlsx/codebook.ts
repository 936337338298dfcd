import type { Form, Forms, Question } from '../../form/index.js';
import type { Scores } from '../../score/index.js';
import { joined } from '../words.js';
import { type SheetTable, WHOLE } from './book.js';

/** Every question with its words, how it is answered, and what its answers count. */
export function codebook(forms: Forms, known: ReadonlySet<string>): SheetTable {
  const rows = forms.list
    .filter((f) => known.has(f.id))
    .flatMap((form) =>
      form.questions.map((q) => [
        q.id,
        form.title,
        joined(q.text),
        q.answer.kind,
        answersOf(q),
        ...scoredOf(form, q),
      ]),
    );
  return {
    name: 'Codebook',
    columns: [
      { head: 'question', width: 24 },
      { head: 'form', width: 24 },
      { head: 'text', width: 56 },
      { head: 'kind', width: 9 },
      { head: 'answers', width: 56 },
      { head: 'score', width: 22 },
      { head: 'reversed', width: 9 },
      { head: 'anonymous', width: 10 },
    ],
    rows,
  };
}

function answersOf({ answer }: Question): string {
  switch (answer.kind) {
    case 'scale':
      return answer.scale.answers.map((a) => `${a.value ?? 'not scored'} = ${a.label}`).join('; ');
    case 'choice':
    case 'order':
      return answer.options.map((o) => `${o.id} = ${o.plain}`).join('; ');
    case 'number':
      return [
        answer.unit ?? '',
        answer.min === null ? '' : `from ${answer.min}`,
        answer.max === null ? '' : `to ${answer.max}`,
      ]
        .filter((t) => t !== '')
        .join(' ');
    case 'place':
      return `${axis(answer.x.points)} / ${axis(answer.y.points)}`;
    case 'text':
      return answer.type;
    case 'code':
      return 'made up by the respondent';
  }
}

const axis = (points: readonly { readonly id: string; readonly plain: string }[]): string =>
  points.map((p) => (p.id === p.plain ? p.id : `${p.id} = ${p.plain}`)).join(', ');

/** The scores that it counts for, and whether it is turned first. */
function scoredOf(form: Form, q: Question): readonly string[] {
  const anonymous = form.anonymous ? 'yes' : '';
  if (form.kind !== 'instrument') return ['', '', anonymous];
  const item = form.scorings.flatMap((s) => s.items).find((i) => i.question === q.id);
  const scores = form.scorings.flatMap((s) => [
    ...s.subscales.filter((x) => x.items.some((i) => i.question === q.id)).map((x) => x.id),
    ...(s.overall && s.items.some((i) => i.question === q.id) ? [s.whole] : []),
  ]);
  return [scores.join(', '), item?.reversed ? 'yes' : '', anonymous];
}

export function problemSheets({ cautions, responses }: Scores): readonly SheetTable[] {
  const columns = (heads: readonly (readonly [string, number])[]) =>
    heads.map(([head, width]) => ({ head, width }));
  return [
    {
      name: 'Cautions',
      columns: columns([
        ['code', 18],
        ['form', 16],
        ['round', 10],
        ['about', 16],
        ['message', 100],
      ]),
      rows: cautions.map((c) => [
        c.code,
        c.instrument ?? c.worksheet ?? '',
        c.round ?? '',
        c.about ?? '',
        c.message,
      ]),
    },
    {
      name: 'Problems',
      columns: [
        ...columns([
          ['code', 18],
          ['message', 90],
          ['file', 30],
        ]),
        ...['row', 'column'].map((head) => ({ head, width: 8, format: WHOLE })),
      ],
      rows: responses.problems.map((p) => [p.code, p.message, p.file ?? '', p.row, p.column]),
    },
  ];
}
