import { say } from '../labels/index.js';
import { first, hang, label, rule, stack, textBlock, units } from './flow.js';
import { readColumn, sideLabel } from './heads.js';
import { type Item, item, type Mark, moved } from './items.js';
import { sentence } from './prose.js';
import { baselineOf, leadOf, type PackCover, type Place, type Setting } from './setting.js';
import { headingRole, node } from './structure.js';
import { MM, U } from './units.js';

/** Where the words beside a large sign begin, from the text column. */
const NOTE = 30 * MM;

/** First page of somebody's pack: a name that is read from a pile, where they sit, what is inside and when it is used. */
export function packItems(s: Setting, place: Place): Item[] {
  const { pack } = s;
  if (!pack) return [];
  const text = readColumn(s, place);
  const heading = headingRole(Math.max(1, place.depth - 1));
  return [
    // A space of its own: what stands before the first thing of a page falls away.
    item(units(9), [], { start: 'page', keep: true }),
    ...first(
      textBlock(s, text, pack.name, heading, {
        style: nameStyle(s, text, pack.name),
        keep: true,
        even: true,
      }),
      { bookmark: { title: pack.name, level: 0 } },
    ),
    ...(pack.line === '' ? [] : textBlock(s, text, pack.line, 'P', { style: 'subtitle', before: U / 2 })),
    ...first(
      pack.signs.flatMap((sign) => signRow(s, place, sign)),
      { before: units(4) },
    ),
    ...sheetTable(s, place, pack),
    ...pack.bound.flatMap((words) => asideRow(s, place, s.labels.boundWith, words)),
    ...pack.loose.flatMap((title) =>
      asideRow(s, place, s.labels.looseInside, say(s.labels.looseNote, { title })),
    ),
    ...sentence(s, text, say(s.labels.notYou, { name: pack.name }), 'note', units(5)),
  ];
}

/** Long names are set smaller before they take half of the page. */
function nameStyle(s: Setting, at: Place, name: string): 'divider' | 'title' | 'section' {
  const fits = (style: 'divider' | 'title'): boolean =>
    textBlock(s, at, name, 'P', { style }).length * leadOf(s, style) <= 12 * U;
  return fits('divider') ? 'divider' : fits('title') ? 'title' : 'section';
}

function signRow(s: Setting, place: Place, { title, sign, note }: PackCover['signs'][number]): Item[] {
  const text = readColumn(s, place);
  const beside = { ...text, x: text.x + NOTE, width: text.width - NOTE };
  const of = node('P', place.node);
  const large = label(s, sign, 'title', text.x, baselineOf(s, 'title'), of);
  const shift = baselineOf(s, 'title') - baselineOf(s, 'text');
  const words = note === '' ? [] : [...textBlock(s, beside, note, 'P', { style: 'text' })];
  const wide = stack(first(words, { before: 0 }));
  const side = stack(sideLabel(s, place, [title], 'label'));
  const height = Math.max(leadOf(s, 'title'), shift + wide.height, shift + side.height);
  const down = (marks: readonly Mark[]): Mark[] => moved(marks, 0, shift);
  return [
    item(Math.ceil(height / U) * U, [...down(side.marks), large, ...down(wide.marks)], { before: U / 2 }),
  ];
}

/** What is inside in the order of its use; pages under each other, so that they can be added. */
function sheetTable(s: Setting, place: Place, pack: PackCover): Item[] {
  if (pack.sheets.length === 0) return [];
  const text = readColumn(s, place);
  const right = place.x + place.width;
  const table = node('Table', place.node);
  const head = node('TR', table);
  const y = baselineOf(s, 'head');
  const th = (): ReturnType<typeof node> => node('TH', head, { scope: 'Column' });
  const heads = item(
    leadOf(s, 'head') + U / 2,
    [
      label(s, s.labels.when, 'head', place.x, y, th()),
      label(s, s.labels.inPack, 'head', text.x, y, th()),
      label(s, s.labels.pagesHead, 'head', right, y, th(), 'right'),
      rule(leadOf(s, 'head') + U / 4, place.x, right, s.theme.rules.frame),
    ],
    { before: units(3), keep: true },
  );
  const rows = pack.sheets.map((sheet, i) => {
    const row = node('TR', table);
    const when = textBlock(s, { ...place, width: s.frame.label, node: node('TD', row) }, sheet.when, 'P', {
      style: 'label',
    });
    const at = { ...text, width: text.width - 20 * MM, node: node('TD', row) };
    const title = textBlock(s, at, sheet.title, 'P', { style: 'text' });
    const both = stack(hang(when, title));
    const count = label(
      s,
      String(sheet.pages),
      'label',
      right,
      baselineOf(s, 'text'),
      node('TD', row),
      'right',
    );
    const height = Math.ceil((both.height + U) / U) * U;
    const last = i === pack.sheets.length - 1;
    return item(
      height + U / 2,
      [
        ...moved([...both.marks, count], 0, U / 2),
        rule(height + U / 4, place.x, right, last ? s.theme.rules.frame : s.theme.rules.pen),
      ],
      { keep: !last },
    );
  });
  return [heads, ...rows];
}

function asideRow(s: Setting, place: Place, side: string, words: string): Item[] {
  const text = textBlock(s, readColumn(s, place), words, 'P', { style: 'text' });
  return first(hang(sideLabel(s, place, [side], 'label'), text), { before: units(1.5) });
}
