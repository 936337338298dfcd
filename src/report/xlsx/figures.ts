import type { Forms, InstrumentForm } from '../../form/index.js';
import type { Figures, Scores } from '../../score/index.js';
import type { CellValue } from '../cells.js';
import { raterName, scoreName } from '../text/naming.js';
import { type Column, type SheetTable, TWO, WHOLE } from './book.js';

const text = (head: string, width = 14): Column => ({ head, width });
const whole = (head: string): Column => ({ head, width: 9, format: WHOLE });
const decimal = (head: string): Column => ({ head, width: 10, format: TWO });
const numbers = (...heads: readonly string[]): Column[] => heads.map(decimal);

const PLACE = [text('form'), text('round', 10), text('group'), text('rater')];

/** Figures of the whole, of groups and of raters; what is hidden is not among them. */
interface Told {
  readonly form: InstrumentForm;
  readonly place: readonly string[];
  readonly figures: Figures;
}

function told(scores: Scores, forms: Forms): readonly Told[] {
  return forms.list.flatMap((form): Told[] => {
    if (form.kind !== 'instrument') return [];
    return Object.entries(scores.instruments[form.id]?.rounds ?? {}).flatMap(([round, whole]) => [
      { form, place: [form.id, round, '', ''], figures: whole },
      ...Object.entries(whole.groups ?? {}).map(([g, figures]) => ({
        form,
        place: [form.id, round, g, ''],
        figures,
      })),
      ...Object.entries(whole.raters ?? {}).map(([x, figures]) => ({
        ...{ form, figures, place: [form.id, round, '', raterName(form, x)] },
      })),
    ]);
  });
}

export function scoreSheet(scores: Scores, forms: Forms): SheetTable {
  const rows = told(scores, forms).flatMap(({ form, place, figures }) =>
    Object.entries(figures.scores ?? {}).map(([id, s]): CellValue[] => [
      ...[...place, id, scoreName(form, id), s.items, s.n, s.mean, s.sd, s.median, s.q1, s.q3, s.min, s.max],
      ...[
        s.ci95?.[0] ?? null,
        s.ci95?.[1] ?? null,
        s.alpha,
        s.alphaN,
        s.alphaCi95?.[0] ?? null,
        s.alphaCi95?.[1] ?? null,
      ],
      (s.bands ?? []).map((b) => `${b.label}: ${b.count}`).join('; '),
    ]),
  );
  const columns = [
    ...[...PLACE, text('score'), text('title', 26), whole('items'), whole('n')],
    ...numbers('mean', 'sd', 'median', 'q1', 'q3', 'min', 'max', 'ci95 low', 'ci95 high', 'alpha'),
    ...[whole('alpha n'), ...numbers('alpha low', 'alpha high'), text('bands', 34)],
  ];
  return { name: 'Scores', columns, rows };
}

export function itemSheet(scores: Scores, forms: Forms): SheetTable {
  const rows = told(scores, forms).flatMap(({ form, place, figures }) =>
    form.scorings.flatMap((scoring) =>
      scoring.items.flatMap((item): CellValue[][] => {
        const f = figures.items?.[item.id];
        if (!f || !('answers' in f)) return [];
        const share = f.favorable;
        return [
          [
            ...[...place, item.id, item.text, item.reversed ? 'yes' : '', f.n, f.missing, f.unscored],
            ...[f.mean ?? null, f.sd ?? null, f.median ?? null, f.q1 ?? null, f.q3 ?? null, f.scored ?? null],
            ...[
              share?.count ?? null,
              share?.percent ?? null,
              share?.ci95?.[0] ?? null,
              share?.ci95?.[1] ?? null,
            ],
            ...[f.consensus ?? null, f.itemRest ?? null, f.alphaIfDropped ?? null],
          ],
        ];
      }),
    ),
  );
  const columns = [
    ...[
      ...PLACE,
      text('item'),
      text('text', 48),
      text('reversed', 9),
      whole('n'),
      whole('missing'),
      whole('unscored'),
    ],
    ...numbers('mean', 'sd', 'median', 'q1', 'q3', 'scored'),
    ...[
      whole('for'),
      ...numbers('for %', 'for % low', 'for % high', 'consensus', 'item-rest', 'alpha without'),
    ],
  ];
  return { name: 'Items', columns, rows };
}

export function answerSheet(scores: Scores, forms: Forms): SheetTable {
  const rows = told(scores, forms).flatMap(({ form, place, figures }) =>
    form.scorings.flatMap((scoring) =>
      scoring.items.flatMap((item) => {
        const f = figures.items?.[item.id];
        if (!f || !('answers' in f)) return [];
        return (f.answers ?? []).map((a): CellValue[] => [
          ...place,
          item.id,
          item.text,
          a.label,
          a.value,
          a.count,
          a.percent,
        ]);
      }),
    ),
  );
  const columns = [
    ...[...PLACE, text('item'), text('text', 48), text('answer', 20)],
    ...[whole('value'), whole('count'), decimal('percent')],
  ];
  return { name: 'Answers', columns, rows };
}

/** Every group with its means; of a hidden one the name and that it is hidden. */
export function groupSheet(scores: Scores, forms: Forms): SheetTable {
  const instruments = forms.list.flatMap((form) =>
    form.kind !== 'instrument'
      ? []
      : Object.entries(scores.instruments[form.id]?.rounds ?? {}).flatMap(([round, r]) =>
          Object.entries(r.groups ?? {}).flatMap(([group, g]): CellValue[][] => {
            if (!g.items) return [[form.id, round, group, 'hidden']];
            const own = Object.entries(g.scores ?? {});
            if (own.length === 0) return [[form.id, round, group, '', null, null, g.n]];
            return own.map(([id, s]) => [
              form.id,
              round,
              group,
              '',
              id,
              scoreName(form, id),
              s.n,
              s.mean,
              s.sd,
              s.ci95?.[0] ?? null,
              s.ci95?.[1] ?? null,
            ]);
          }),
        ),
  );
  const sheets = Object.entries(scores.worksheets).flatMap(([id, { rounds }]) =>
    Object.entries(rounds).flatMap(([round, r]) =>
      Object.entries(r.groups ?? {}).map(([group, g]): CellValue[] =>
        g.questions ? [id, round, group, '', null, null, g.n] : [id, round, group, 'hidden'],
      ),
    ),
  );
  const columns = [
    ...[
      text('form'),
      text('round', 10),
      text('group'),
      text('shown', 9),
      text('score'),
      text('title', 26),
      whole('n'),
    ],
    ...numbers('mean', 'sd', 'ci95 low', 'ci95 high'),
  ];
  return { name: 'Groups', columns, rows: [...instruments, ...sheets] };
}

export function changeSheet(scores: Scores): SheetTable {
  type Changed = Scores['instruments'][string]['changes'][number]['items'][string];
  const cells = (first: readonly string[], about: string, c: Changed): CellValue[] => {
    const { paired: p, all: a, favorable: f } = c;
    return [
      ...[
        ...first,
        about,
        p?.n ?? null,
        p?.from ?? null,
        p?.to ?? null,
        p?.difference ?? null,
        p?.sd ?? null,
      ],
      ...[p?.ci95?.[0] ?? null, p?.ci95?.[1] ?? null, p?.dAv ?? null, p?.dZ ?? null],
      ...[p?.improved ?? null, p?.unchanged ?? null, p?.declined ?? null],
      ...[
        a?.nFrom ?? null,
        a?.nTo ?? null,
        a?.difference ?? null,
        a?.ci95?.[0] ?? null,
        a?.ci95?.[1] ?? null,
      ],
      ...[f?.from ?? null, f?.to ?? null, f?.difference ?? null, f?.ci95?.[0] ?? null, f?.ci95?.[1] ?? null],
      (c.moves ?? []).map((m) => `${m.by}: ${m.count}`).join('; '),
    ];
  };
  const rows = Object.entries(scores.instruments).flatMap(([form, { changes, rounds }]) => [
    ...changes.flatMap((c) =>
      [...Object.entries(c.scores ?? {}), ...Object.entries(c.items)].map(([about, x]) =>
        cells([form, c.round ?? '', c.from, c.to], about, x),
      ),
    ),
    ...Object.entries(rounds).flatMap(([round, r]) =>
      (r.gaps ?? []).flatMap((g) =>
        Object.entries(g.scores).map(([about, x]) => cells([form, round, g.from, g.to], about, x)),
      ),
    ),
  ]);
  const columns = [
    ...[
      text('form'),
      text('round', 10),
      text('from', 10),
      text('to', 10),
      text('score or item', 16),
      whole('paired n'),
    ],
    ...numbers('from mean', 'to mean', 'difference', 'sd', 'ci95 low', 'ci95 high', 'd av', 'd z'),
    ...[whole('improved'), whole('unchanged'), whole('declined'), whole('all: n from'), whole('all: n to')],
    ...numbers(
      'all: difference',
      'all: low',
      'all: high',
      'for % from',
      'for % to',
      'for % points',
      'points low',
      'points high',
    ),
    text('moves', 24),
  ];
  return { name: 'Changes', columns, rows };
}
