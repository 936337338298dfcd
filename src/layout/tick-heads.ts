import type { Prose } from '../markdown/index.js';
import type { Scale } from '../plan/index.js';
import { first, label, lines, rule, stack, textBlock } from './flow.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { type Block, continuedRuns } from './rows.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { headingRole, type Node, node } from './structure.js';
import type { AnswerColumns, Columns } from './tick-columns.js';
import { MM, U } from './units.js';

/** The subscale's heading stands on the line of the scale's last words; with several marks their names stand above these. */
export function headRow(
  s: Setting,
  place: Place,
  block: Block,
  columns: Columns,
  table: Node,
  titled: boolean,
  continued = false,
): Item {
  const heading = node(headingRole(place.depth), place.node);
  const tr = node('TR', table);
  const sets = columns.sets.map((set) => setHead(s, set, columns, tr));
  const tallest = Math.max(0, ...sets.map((h) => h.height));
  const title =
    block.subscale.title && titled
      ? stack(
          lines(
            s,
            continued
              ? continuedRuns(s, block.subscale.title)
              : proseRuns(s, block.subscale.title, 'section', heading),
            { x: place.x, width: columns.stacked ? place.width : columns.textWidth + columns.number },
            { style: 'section', node: heading, even: true },
          ),
        )
      : null;
  // A long title over stacked rows stands above the heads; beside them where they have room.
  const above = columns.stacked && title && sets.length > 1 ? title.height + U / 2 : 0;
  const height = Math.max(tallest + above, title?.height ?? 0) + U / 4;
  const whole = Math.ceil(height / (U / 2) - 1e-6) * (U / 2);
  const foot = whole - U / 4;
  const marks: Mark[] = [];
  if (title) marks.push(...moved(title.marks, 0, above > 0 ? 0 : foot - title.height + U / 4));
  marks.push(...headCells(s, columns, tr));
  for (const h of sets) marks.push(...moved(h.marks, 0, foot - h.height));
  return item(whole, [...marks, rule(whole, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function headCells(s: Setting, columns: Columns, tr: Node): Mark[] {
  const cells: Mark[] =
    columns.number > 0
      ? [{ kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.number }) }]
      : [];
  return [...cells, { kind: 'touch', node: node('TH', tr, { scope: 'Column', title: s.labels.item }) }];
}

/** Words and numbers over the columns of one set of answers, the lowest line nearest to the boxes. */
function setHead(s: Setting, set: AnswerColumns, { width, counted, keyed }: Columns, tr: Node): Item {
  const { scale, mark } = set.of;
  const left = set.centres[0]! - width / 2;
  const all = width * set.centres.length;
  const numbers = !keyed && counted && !scale.numeric && scale.lowest !== null ? leadOf(s, 'head') : 0;
  const named = mark ? node('TH', tr, { scope: 'Column', span: set.centres.length }) : null;
  const name =
    mark && named
      ? stack(
          lines(
            s,
            proseRuns(s, mark.text, 'head', named),
            { x: left, width: all },
            { style: 'head', node: named, align: 'center' },
          ),
        )
      : item(0, []);
  const labels = scale.answers.map((a, n) =>
    keyed ? signHead(s, scale, n, set, width, tr) : answerHead(s, scale, n, a.text, set, width, tr),
  );
  const ends = endsOf(s, scale, left, width, set.centres.length, tr);
  const words = Math.max(0, ...labels.map((l) => l.height), ends.height) + numbers;
  const height = name.height + (mark ? U / 4 : 0) + words;
  const marks: Mark[] = [...name.marks];
  if (mark) marks.push(rule(name.height + U / 8, left + 1 * MM, left + all - 1 * MM, s.theme.rules.pen));
  labels.forEach((l, n) => {
    marks.push(...moved(l.marks, 0, height - numbers - l.height));
    if (numbers > 0) marks.push(numberMark(s, scale, n, set, height - numbers, tr));
  });
  marks.push(...moved(ends.marks, 0, height - numbers - ends.height));
  return item(height, marks);
}

/** Words above an answer's column. */
function answerHead(
  s: Setting,
  scale: Scale,
  n: number,
  text: Prose,
  set: AnswerColumns,
  width: number,
  tr: Node,
): Item {
  const answer = scale.answers[n]!;
  const of = node('TH', tr, { scope: 'Column' });
  const at = { x: set.centres[n]! - width / 2 + 0.5 * MM, width: width - 1 * MM };
  const mark = answer.value === null ? undefined : scale.marks.get(answer.value);
  const words = scale.numeric ? mark : text;
  const above = words
    ? lines(s, proseRuns(s, words, 'head', of), at, { style: 'head', node: of, align: 'center' })
    : [];
  if (!scale.numeric) return stack(above);
  return stack([
    ...above,
    ...lines(s, [textRun(s, answer.label, 'head')], at, { style: 'head', node: of, align: 'center' }),
  ]);
}

function signHead(s: Setting, scale: Scale, n: number, set: AnswerColumns, width: number, tr: Node): Item {
  const of = node('TH', tr, { scope: 'Column' });
  const at = { x: set.centres[n]! - width / 2, width };
  const text = scale.numeric ? scale.answers[n]!.label : signOf(scale, n);
  return stack(lines(s, [textRun(s, text, 'head')], at, { style: 'head', node: of, align: 'center' }));
}

/** What the first and the last number mean, over their columns and inwards. */
function endsOf(s: Setting, scale: Scale, left: number, width: number, count: number, tr: Node): Item {
  if (!scale.ends) return item(0, []);
  const of = node('TH', tr, { scope: 'Column', span: count });
  // From over the first and the last box inwards, 4 mm between them.
  const half = (width * count) / 2 - width / 2 + 2.5 * MM - 2 * MM;
  const style = { style: 'label', node: of } as const;
  const one = lines(
    s,
    proseRuns(s, scale.ends[0], 'label', of),
    { x: left + width / 2 - 2.5 * MM, width: half },
    style,
  );
  const two = lines(
    s,
    proseRuns(s, scale.ends[1], 'label', of),
    { x: left + (width * count) / 2 + 2 * MM, width: half },
    { ...style, align: 'right' },
  );
  const [a, b] = [stack(one), stack(two)];
  const tallest = Math.max(a.height, b.height);
  const marks = [...moved(a.marks, 0, tallest - a.height), ...moved(b.marks, 0, tallest - b.height)];
  return item(tallest + leadOf(s, 'head'), marks);
}

function numberMark(s: Setting, scale: Scale, n: number, set: AnswerColumns, y: number, tr: Node): Mark {
  const answer = scale.answers[n]!;
  const of = node('TH', tr, { scope: 'Column' });
  return label(
    s,
    answer.value === null ? '' : String(answer.value),
    'label',
    set.centres[n]!,
    y + baselineOf(s, 'head'),
    of,
    'center',
  );
}

/** What stands for an answer over its column: its value, or its place where it has none. */
function signOf(scale: Scale, n: number): string {
  const { value } = scale.answers[n]!;
  return value === null ? '–' : String(value);
}

export function keyItems(s: Setting, place: Place, { sets }: Columns): Item[] {
  return sets.flatMap(({ of }) => {
    const title = of.mark
      ? textBlock(s, place, of.mark.text, 'P', { style: 'head', before: U, keep: true })
      : [];
    const list = node('L', place.node, { numbering: 'None' });
    const rows = of.scale.answers.flatMap((a, n) => {
      const text = of.scale.numeric ? (a.value === null ? undefined : of.scale.marks.get(a.value)) : a.text;
      if (!text) return [];
      const li = node('LI', list);
      const [sign, body] = [node('Lbl', li), node('LBody', li)];
      const at = { x: place.x + 10 * MM, width: place.width - 10 * MM };
      const words = lines(s, proseRuns(s, text, 'label', body), at, {
        style: 'label',
        node: body,
        keep: true,
      });
      const mark = label(s, signOf(of.scale, n), 'head', place.x, baselineOf(s, 'label'), sign);
      return first(words, { marks: [mark, ...(words[0]?.marks ?? [])] });
    });
    return [...title, ...first(rows, { before: title.length > 0 ? 0 : U })];
  });
}
