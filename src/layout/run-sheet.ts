import { say } from '../labels/index.js';
import { inlineOf, inlineText, plainText } from '../markdown/index.js';
import type { Activity, Module, ModuleSlot } from '../plan/index.js';
import { longestWord, wide, widthsOf } from './columns.js';
import {
  first,
  hang,
  keepNext,
  keyed,
  label,
  lines,
  rule,
  stack,
  textBlock,
  together,
  units,
} from './flow.js';
import { shortGroupWords } from './groups.js';
import { moduleDates, moduleLabel, moduleName, ownDate, readColumn, sideLabel, timeLabel } from './heads.js';
import { proseRuns, textRun } from './inline.js';
import { type Item, item, type Mark, moved } from './items.js';
import { materialWords } from './materials.js';
import { sentence } from './prose.js';
import { baselineOf, leadOf, type Place, type Setting } from './setting.js';
import { type Node, node } from './structure.js';
import { clock, clockRange, elsewhere, moduleMinutes } from './times.js';
import { MM, U } from './units.js';

/** Widths of the run sheet's columns at 168 mm: activity, groups, materials share what time and minutes leave; own notes. */
const SHARES = [50, 27, 30] as const;
const NOTES = 35 / 168;
const ROW = 6 * U;
const STEP_ROW = 3 * U;
const PAD = 2 * MM;
/** Between columns of words. */
const GUTTER = 4 * MM;

/**
 * A module's run sheet: a row for each activity and step, minutes added up, space for one's own notes. Short ones share
 * a page, so that a series of evenings is not a page each; none goes over a page that could stand on one.
 */
export function runSheetItems(s: Setting, place: Place, m: Module): Item[] {
  const table = node('Table', place.node);
  const columns = columnsOf(s, place);
  const head = headRow(s, place, columns, table);
  const rows = m.activities.flatMap((a, i) =>
    activityRows(s, place, a, columns, table, i === m.activities.length - 1),
  );
  const slot = s.schedule.modules.get(m.id)!;
  const total = rows.length > 0 && slot.planned !== null ? [totalRow(s, place, columns, slot)] : [];
  const items = [
    ...runHead(s, place, m),
    { ...head, keep: true, before: units(2) },
    // The sum stands under its last figures.
    ...(total.length > 0 ? [...rows.slice(0, -2), ...keepNext(together(rows.slice(-2)))] : rows).map((r) => ({
      ...r,
      repeat: head,
    })),
    ...total,
  ];
  const title = moduleName(s, m);
  const height = items.reduce((sum, it) => sum + it.before + it.height + it.after, 0);
  const short = height <= s.frame.height && m !== s.plan.modules[0];
  const kept = short ? items.map((it, i) => ({ ...it, keep: i < items.length - 1 })) : items;
  return first(keyed(kept, `run:${m.id}`), {
    ...(short ? { before: units(5) } : { start: 'page' as const }),
    bookmark: { title: `${s.labels.runSheet}: ${title}`, level: 0 },
  });
}

function runHead(s: Setting, place: Place, m: Module): Item[] {
  const text = readColumn(s, place);
  const slot = s.schedule.modules.get(m.id)!;
  const title = textBlock(s, text, m.title, 'H2', { style: 'title', even: true, keep: true });
  const room = [moduleLabel(s, m), s.plan.venue ?? ''].filter((x) => x !== '').join('. ');
  const below = room === '' ? [] : sentence(s, text, room, 'text');
  const down = item(baselineOf(s, 'title') - baselineOf(s, 'clock'), []);
  const side = [
    down,
    ...timeLabel(s, place, clockRange(s, slot)),
    ...sideLabel(s, place, [moduleDates(s, m), moduleMinutes(s, slot), ...elsewhere(s, slot)], 'label'),
  ];
  return together(hang(side, [...title, ...below])).map((it) => ({ ...it, keep: true }));
}

interface Column {
  readonly x: number;
  /** 0 where the paper is too narrow for it: then its words stand under the activity. */
  readonly w: number;
}

/** Under this, five columns of words would be one word wide. */
const NARROW = 140 * MM;

/** The same for all modules, so that run sheets on one page stand under each other. */
function columnsOf(s: Setting, place: Place): readonly Column[] {
  const activities = s.plan.modules.flatMap((m) => m.activities);
  const slots = activities.flatMap((a) => s.schedule.activities.get(a.id) ?? []);
  const starts = slots.flatMap((x) => [x.start, ...x.steps]).filter((x) => x !== null);
  const times = [s.labels.time, ...starts.map((x) => clock(s, x))];
  const time = Math.max(...times.map((t) => wide(s, 'head', t))) + GUTTER / 2;
  const minutes = Math.max(wide(s, 'head', s.labels.minHead), wide(s, 'label', '000')) + PAD + GUTTER / 2;
  const notes = place.width * NOTES;
  const free = place.width - time - minutes - notes;
  const words = [
    longestWord(
      s,
      'prompt',
      activities.map((a) => plainText(a.title)),
    ),
    longestWord(
      s,
      'dense',
      activities.flatMap((a) => (a.group ? shortGroupWords(s, a.group) : [])),
    ),
    longestWord(
      s,
      'dense',
      activities.flatMap((a) => a.materials.map((x) => materialWords(s, x))),
    ),
  ];
  const least = words.map((w) => Math.min(free / 2, w + GUTTER));
  const worded = place.width < NARROW ? [free, 0, 0] : widthsOf(free, SHARES, least);
  let x = place.x;
  return [time, minutes, ...worded, notes].map((w) => {
    const column = { x, w };
    x += w;
    return column;
  });
}

function headRow(s: Setting, place: Place, columns: readonly Column[], table: Node): Item {
  const tr = node('TR', table);
  const { time, minHead, activity, groupHead, materials, yourNotes } = s.labels;
  const y = baselineOf(s, 'head');
  const marks = [time, minHead, activity, groupHead, materials, yourNotes].flatMap((text, i) => {
    const { x, w } = columns[i]!;
    if (w === 0) return [];
    const of = node('TH', tr, { scope: 'Column' });
    return i === 1
      ? label(s, text, 'head', x + w - GUTTER, y, of, 'right')
      : label(s, text, 'head', i === 5 ? x + PAD : x, y, of);
  });
  const height = leadOf(s, 'head') + U / 2;
  return item(height, [...marks, rule(height, place.x, place.x + place.width, s.theme.rules.frame)]);
}

function activityRows(
  s: Setting,
  place: Place,
  a: Activity,
  columns: readonly Column[],
  table: Node,
  last: boolean,
): Item[] {
  const slot = s.schedule.activities.get(a.id)!;
  const style = 'dense' as const;
  const body = { ...place, x: columns[2]!.x, width: columns[2]!.w - GUTTER };
  const beside = besideOf(s, a).map((x) => inlineText(inlineOf(x.title)));
  const facts = [
    a.date ? ownDate(s, a) : '',
    beside.length > 0 ? say(s.labels.sameTime, { names: beside.join(', ') }) : '',
    elsewhere(s, slot)
      .map((place) => place.replaceAll(' ', '\u00a0'))
      .join(', '),
  ].filter((text) => text !== '');
  const groups = a.group ? shortGroupWords(s, a.group) : [];
  const materials = a.materials.map((m) => materialWords(s, m));
  const below =
    columns[3]!.w > 0
      ? []
      : [
          ...(groups.length > 0 ? [`${s.labels.groupHead}: ${groups.join(', ')}`] : []),
          ...(materials.length > 0 ? [`${s.labels.materials}: ${materials.join('; ')}`] : []),
        ];
  const what = (of: Node): Item[] => [
    ...lines(s, proseRuns(s, a.title, 'prompt', of), body, { style: 'prompt', node: of }),
    ...facts.flatMap((text) => lines(s, [textRun(s, text, 'label')], body, { style: 'label', node: of })),
    ...(a.purpose ? lines(s, proseRuns(s, a.purpose, style, of), body, { style, node: of }) : []),
    ...below.flatMap((text) => lines(s, [textRun(s, text, 'label')], body, { style: 'label', node: of })),
  ];
  const main = tableRow(s, columns, table, {
    time: slot.start === null ? '' : clock(s, slot.start),
    minutes: slot.minutes,
    what,
    groups,
    materials,
    least: a.steps.length > 0 ? STEP_ROW : ROW,
    strong: true,
  });
  const steps = a.steps.map((step, i) =>
    tableRow(s, columns, table, {
      time: slot.steps[i] === null || slot.steps[i] === undefined ? '' : clock(s, slot.steps[i]!),
      minutes: step.minutes,
      what: (of) => lines(s, proseRuns(s, step.title, 'text', of), body, { style: 'text', node: of }),
      groups: [],
      materials: [],
      least: STEP_ROW,
      strong: false,
    }),
  );
  const rows = [main, ...steps];
  return rows.map((row, i) => {
    const end = i === rows.length - 1;
    const weight = end && last ? s.theme.rules.frame : s.theme.rules.pen;
    const from = end ? place.x : columns[2]!.x;
    const marks = [...row.marks, rule(row.height, from, place.x + place.width, weight)];
    return { ...row, marks, keep: !end && (i === 0 || i === rows.length - 2) };
  });
}

/** Other activities of its module that run at the same time. */
function besideOf(s: Setting, a: Activity): readonly Activity[] {
  const module = s.plan.modules.find((m) => m.activities.includes(a));
  if (a.parallel === null || !module) return [];
  return module.activities.filter((x) => x !== a && x.parallel === a.parallel);
}

interface RunRow {
  readonly time: string;
  readonly minutes: number | null;
  readonly what: (of: Node) => Item[];
  readonly groups: readonly string[];
  readonly materials: readonly string[];
  /** Points. */
  readonly least: number;
  /** Activities stand out, their steps do not. */
  readonly strong: boolean;
}

function tableRow(s: Setting, columns: readonly Column[], table: Node, row: RunRow): Item {
  const tr = node('TR', table);
  const y = U / 2 + baselineOf(s, 'text');
  const cell = (): Node => node('TD', tr);
  const [timeCell, minCell] = [node('TH', tr, { scope: 'Row' }), cell()];
  const minutes = row.minutes === null ? '' : String(Math.round(row.minutes * 10) / 10);
  const marks: Mark[] = [
    label(s, row.time, row.strong ? 'head' : 'label', columns[0]!.x, y, timeCell),
    label(s, minutes, 'label', columns[1]!.x + columns[1]!.w - GUTTER, y, minCell, 'right'),
  ];
  const words = (texts: readonly string[], column: number): Item => {
    const of = cell();
    if (texts.length === 0) return item(0, [{ kind: 'touch', node: of }]);
    const at = { x: columns[column]!.x, width: columns[column]!.w - GUTTER };
    return stack(
      texts.flatMap((t, i) =>
        lines(s, [textRun(s, t, 'dense')], at, { style: 'dense', node: of, before: i === 0 ? 0 : U / 2 }),
      ),
    );
  };
  const what = stack(row.what(cell()));
  const beside = [row.groups, row.materials].flatMap((texts, i) =>
    columns[i + 3]!.w > 0 ? [words(texts, i + 3)] : [],
  );
  const parts = [what, ...beside];
  const height = Math.max(
    row.least,
    Math.ceil((Math.max(...parts.map((p) => p.height)) + U) / (U / 2) - 1e-6) * (U / 2),
  );
  const notes: Mark[] = [
    { kind: 'touch', node: cell() },
    { kind: 'rule', x1: columns[5]!.x, x2: columns[5]!.x, y1: 0, y2: height, weight: s.theme.rules.pen },
  ];
  return item(height, [...marks, ...parts.flatMap((p) => moved(p.marks, 0, U / 2)), ...notes]);
}

/** The column added up; of how many, where the module is longer than its activities. */
function totalRow(s: Setting, place: Place, columns: readonly Column[], slot: ModuleSlot): Item {
  const of = node('P', place.node);
  const y = baselineOf(s, 'text');
  const rounded = (n: number): number => Math.round(n * 10) / 10;
  const { minutes, planned } = slot;
  const [min, words] = [columns[1]!, columns[2]!];
  const whole =
    minutes !== null && planned !== null && planned < minutes
      ? say(s.labels.ofMin, { n: rounded(minutes) })
      : '';
  return item(
    leadOf(s, 'text'),
    [
      label(s, String(rounded(planned ?? 0)), 'head', min.x + min.w - GUTTER, y, of, 'right'),
      ...(whole === '' ? [] : [label(s, whole, 'label', words.x, y, of)]),
    ],
    { before: U / 2 },
  );
}
