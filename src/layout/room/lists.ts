import { say } from '../../labels/index.js';
import { textBlock } from '../flow.js';
import { proseRuns } from '../inline.js';
import type { Item, Mark } from '../items.js';
import { sentence } from '../prose.js';
import type { Place, Setting } from '../setting.js';
import { clock } from '../times.js';
import { MM, U } from '../units.js';
import { type Cell, type Column, type Row, roomTable } from './table.js';
import type { PackedThing, PrintLine, PrintNote, RoomData, ThingUse } from './types.js';

/** Rows to sign in: 12 mm. */
const SIGN_ROW = 4.5 * U;
const TICK = 4.5 * MM;

/** A row for each person, and empty ones for whoever comes unannounced. */
export function signInItems(s: Setting, place: Place, { signIn }: RoomData): Item[] {
  const { number, nameHead, schoolHead, signatureHead } = s.labels;
  const columns: Column[] = [
    { head: number, share: 16, align: 'left' },
    { head: nameHead, share: 58, align: 'left' },
    { head: schoolHead, share: 46, align: 'left' },
    { head: signatureHead, share: 48, align: 'left' },
  ];
  const named = signIn.people.map(
    (p): Row => ({
      cells: [words('label', p.respondent), words('prompt', p.name), words('text', p.school), []],
    }),
  );
  const empty = Array.from({ length: signIn.blanks }, (): Row => ({ cells: [[], [], [], []] }));
  return roomTable(s, place, columns, [...named, ...empty], SIGN_ROW);
}

/** Everything to bring: a box to tick, how many, and the sum of it by activity. */
export function packingItems(s: Setting, place: Place, { materials }: RoomData): Item[] {
  if (materials.length === 0) return sentence(s, place, s.labels.nothingToPack, 'text');
  const columns: Column[] = [
    { head: '', share: 9, align: 'left' },
    { head: s.labels.numberHead, share: 18, align: 'right' },
    { head: s.labels.thing, share: 55, align: 'left' },
    { head: s.labels.whereUsed, share: 86, align: 'left' },
  ];
  const rows = materials.map(
    (m): Row => ({
      cells: [[], words('clock', m.most === null ? '' : String(m.most)), thing(s, m), usesOf(s, m)],
      marks: [tickBox(s, place)],
    }),
  );
  const table = roomTable(s, place, columns, rows, 3 * U);
  const rule = sentence(s, place, s.labels.packingRule, 'text').map((it, i) =>
    i === 0 ? { ...it, before: 2 * U } : it,
  );
  return [...table, ...rule];
}

function tickBox(s: Setting, place: Place): Mark {
  const box = { x: place.x, y: U / 2 + 0.4 * MM, w: TICK, h: TICK };
  return { kind: 'frame', shape: 'square', ...box, weight: s.theme.rules.frame };
}

function thing(s: Setting, m: PackedThing): Cell {
  const isUsedUp = m.uses.some((u) => u.per !== 'session');
  const more =
    isUsedUp && m.sum !== null && m.most !== null && m.sum > m.most ? say(s.labels.usedUp, { n: m.sum }) : '';
  return [...words('prompt', m.text), ...words('aside', more)];
}

/** `2 per group: 12 groups → 24`, under the activity's time and name. */
function usesOf(s: Setting, m: PackedThing): Cell {
  return m.uses.flatMap((use): Cell => {
    const start = s.schedule.activities.get(use.activity)?.start ?? null;
    const time = start === null ? '' : `${clock(s, start)}  `;
    const title: Cell = [
      {
        style: 'text',
        text: (of) => [...proseRuns(s, { ...use.title, source: time + use.title.source }, 'text', of)],
      },
    ];
    return [...title, ...words('label', sumOf(s, use, m.uses.length > 1))];
  });
}

function sumOf(s: Setting, { each, per, times, count }: ThingUse, isOneOfSeveral: boolean): string {
  if (per === 'session') return each > 1 && isOneOfSeveral ? String(each) : '';
  const known = per === 'person' ? s.labels.perPersonOf : s.labels.perGroupOf;
  const unknown = per === 'person' ? s.labels.perPersonUnknown : s.labels.perGroupUnknown;
  return count === null || times === null
    ? say(unknown, { each })
    : say(known, { each, n: times, sum: count });
}

/** Every pile that is to be printed, and the sums. */
export function printItems(s: Setting, place: Place, { prints, paper }: RoomData): Item[] {
  const { labels } = s;
  const columns: Column[] = [
    { head: labels.pile, share: 16, align: 'right' },
    { head: labels.fileHead, share: 58, align: 'left' },
    { head: labels.pagesHead, share: 17, align: 'right' },
    { head: labels.sidesHead, share: 24, align: 'left' },
    { head: labels.finishHead, share: 22, align: 'left' },
    { head: labels.copiesHead, share: 17, align: 'right' },
    { head: labels.sparesHead, share: 18, align: 'right' },
    { head: labels.sheetsHead, share: 18, align: 'right' },
  ];
  const rows = prints.lines.map((p): Row => ({ cells: printCells(s, p) }));
  const { totals } = prints;
  const sums: [string, number][] = [
    [say(labels.sheetsTotal, { paper }), totals.paper],
    [say(labels.cardTotal, { paper }), totals.card],
    [labels.sidesTotal, totals.impressions],
    [labels.copiesTotal, totals.copies],
  ];
  const sumColumns: Column[] = [
    { head: '', share: 140, align: 'left' },
    { head: labels.total, share: 28, align: 'right' },
  ];
  const sumRows = sums.map(([name, n]): Row => ({ cells: [words('text', name), words('clock', String(n))] }));
  const totalItems = roomTable(s, place, sumColumns, sumRows, 2.5 * U).map((it) => ({ ...it, keep: true }));
  const rules = [say(labels.sparesRule, { percent: 5, least: 2 }), labels.foldRule];
  return [
    ...roomTable(s, place, columns, rows, 3 * U),
    ...totalItems,
    ...rules.flatMap((text) =>
      textBlock(s, place, text, 'P', { style: 'text', before: U, keep: text !== labels.foldRule }),
    ),
  ];
}

function printCells(s: Setting, p: PrintLine): Cell[] {
  const { labels } = s;
  const sides = p.sides === 'duplex' ? labels.twoSided : labels.oneSided;
  const finish = {
    none: labels.asItIs,
    staple: labels.staple,
    cut: labels.cut,
    'cut and fold': labels.cutAndFold,
  }[p.finish];
  return [
    words('clock', p.pile === null ? '' : String(p.pile)),
    [
      ...words('prompt', p.title),
      ...words('label', [p.path, noteOf(s, p.note)].filter((x) => x !== '').join(', ')),
    ],
    words('label', String(p.pages)),
    [...words('label', sides), ...words('label', p.stock === 'card' ? labels.onCard : '')],
    words('label', finish),
    words('label', String(p.copies)),
    words('label', String(p.spares)),
    words('clock', p.pile === null ? '' : String(p.sheets)),
  ];
}

function noteOf(s: Setting, note: PrintNote | null): string {
  if (note === null) return '';
  if (note === 'booklet') return s.labels.printedInBooklet;
  if (note === 'packs') return s.labels.inPacks;
  if (note === 'groups') return s.labels.forGroups;
  if (note === 'raters') return s.labels.forRaters;
  if (note === 'unknown') return s.labels.unknownCopies;
  return say(s.labels.forPeople, { n: note.packs });
}

function words(style: Cell[number]['style'], text: string): Cell {
  return text === '' ? [] : [{ style, text }];
}
