import { groupNames } from '../../groups/index.js';
import type { Labels } from '../../labels/index.js';
import type { PrintLine, PrintNote, PrintSheet } from '../../layout/index.js';
import { activitiesOf, blocksOf, type Plan } from '../../plan/index.js';
import { looksLikeFormula } from '../../source/index.js';
import type { DocumentPlan } from '../documents.js';
import { type Counts, groupsIn } from './materials.js';

/** A PDF of the build, as the print sheet needs to know it. */
export interface PrintFile {
  readonly document: DocumentPlan;
  readonly pages: number;
}

/** What is made for each person: packs in one pile, booklets, which are bound, in another. */
export interface PrintPacks {
  readonly people: number;
  /** Pages of each pack. */
  readonly pack: number;
  /** Pages of each booklet; null: the plan has none. */
  readonly booklet: number | null;
  /** Ids of documents that everybody has in their pack or beside it. */
  readonly holds: ReadonlySet<string>;
}

/** Share of the copies that is printed besides, and the least. */
const SPARES = { share: 0.05, least: 2 } as const;

type Way = Pick<PrintLine, 'stock' | 'sides' | 'finish'>;

/** How a document of the room is printed; what is not named is a list. */
const ROOM_WAYS: Readonly<Record<string, Way>> = {
  'sign-in': { stock: 'paper', sides: 'simplex', finish: 'none' },
  'name-tents': { stock: 'card', sides: 'simplex', finish: 'cut and fold' },
  badges: { stock: 'card', sides: 'simplex', finish: 'cut' },
  'table-signs': { stock: 'card', sides: 'simplex', finish: 'none' },
  'group-cards': { stock: 'card', sides: 'simplex', finish: 'cut' },
  'role-cards': { stock: 'card', sides: 'simplex', finish: 'cut' },
  certificates: { stock: 'card', sides: 'simplex', finish: 'none' },
};

/** Copies, sheets and spares of every pile. */
export function printSheet(
  plan: Plan,
  files: readonly PrintFile[],
  packs: PrintPacks | null,
  counts: Counts,
  labels: Labels,
): PrintSheet {
  const hasBooklet = files.some((f) => f.document.kind === 'booklet');
  const lines = files.map((f) => lineOf(plan, f, packs, counts, hasBooklet, labels));
  const all = packs ? [...pilesOf(packs, labels), ...lines] : lines;
  const isPrinted = (l: (typeof all)[number]): boolean => l.copies + l.spares > 0;
  const printed = all.filter(isPrinted);
  const numbered = [
    ...printed.map((line, i): PrintLine => ({ ...line, pile: i + 1 })),
    ...all.filter((l) => !isPrinted(l)).map((line): PrintLine => ({ ...line, pile: null })),
  ];
  const sum = (of: (l: PrintLine) => number): number => numbered.reduce((total, l) => total + of(l), 0);
  return {
    lines: numbered,
    totals: {
      paper: sum((l) => (l.stock === 'paper' ? l.sheets : 0)),
      card: sum((l) => (l.stock === 'card' ? l.sheets : 0)),
      impressions: sum((l) => l.impressions),
      copies: sum((l) => l.copies + l.spares),
    },
  };
}

function lineOf(
  plan: Plan,
  { document, pages }: PrintFile,
  packs: PrintPacks | null,
  counts: Counts,
  hasBooklet: boolean,
  labels: Labels,
): Omit<PrintLine, 'pile'> {
  const way = wayOf(plan, document, pages);
  const { copies, spares, note } = copiesOf(plan, document, packs, counts, hasBooklet);
  const sheets = sheetsOf(pages, way.sides);
  return {
    path: document.path,
    // Books have the session's title; on a pile it says more what they are.
    title: document.kind === 'sheet' ? document.title : labels[document.label],
    pages,
    ...way,
    copies,
    spares,
    each: sheets,
    sheets: (copies + spares) * sheets,
    impressions: (copies + spares) * pages,
    note,
  };
}

/** What each person gets wants spares, for who comes unannounced and for spilt coffee. */
function sparesOf(copies: number): number {
  return copies === 0 ? 0 : Math.max(SPARES.least, Math.ceil(copies * SPARES.share));
}

function sheetsOf(pages: number, sides: PrintLine['sides']): number {
  return sides === 'duplex' ? Math.ceil(pages / 2) : pages;
}

function wayOf(plan: Plan, document: DocumentPlan, pages: number): Way {
  const room = Object.hasOwn(ROOM_WAYS, document.id) && document.path.startsWith('room/');
  if (room) return ROOM_WAYS[document.id]!;
  const cards = plan.worksheets
    .find((w) => w.id === document.id)
    ?.body.flatMap((b) => (b.block === 'cards' ? [b] : []));
  if (cards && cards.length > 0) {
    const hasBacks = cards.some((b) => b.backs.length > 0);
    return { stock: 'card', sides: hasBacks ? 'duplex' : 'simplex', finish: 'cut' };
  }
  return pages > 1
    ? { stock: 'paper', sides: 'duplex', finish: 'staple' }
    : { stock: 'paper', sides: 'simplex', finish: 'none' };
}

interface Copies {
  readonly copies: number;
  readonly spares: number;
  readonly note: PrintNote | null;
}

/** What the booklet or a pack holds already is printed by itself only where the plan says how often. */
function copiesOf(
  plan: Plan,
  document: DocumentPlan,
  packs: PrintPacks | null,
  counts: Counts,
  hasBooklet: boolean,
): Copies {
  if (document.path.startsWith('room/')) return { copies: 1, spares: 0, note: null };
  if (document.kind === 'facilitator')
    return { copies: Math.max(1, plan.facilitators.length), spares: 0, note: null };
  const { people } = counts;
  const sheet = [...plan.worksheets, ...plan.instruments].find((x) => x.id === document.id);
  const said = sheet?.copies ?? null;
  const each = (copies: number, note: PrintNote | null): Copies => ({
    copies,
    spares: sparesOf(copies),
    note,
  });
  const others = people === null || !sheet ? 0 : people * ratersOf(sheet, 'others');
  // Who comes without a pack needs the sheets as they are for everybody.
  if (packs?.holds.has(document.id)) {
    if (said === null && others > 0) return each(others, 'raters');
    return { copies: 0, spares: sparesOf(packs.people), note: 'packs' };
  }
  if (said !== null) return each(said, null);
  if (hasBooklet && document.kind === 'sheet' && isInBooklet(plan, document.id))
    return others > 0 ? each(others, 'raters') : { copies: 0, spares: 0, note: 'booklet' };
  if (people === null) return { copies: 1, spares: 0, note: 'unknown' };
  const groups = sheet?.answeredBy === 'group' ? groupsWith(plan, document.id, counts) : null;
  if (groups !== null) return each(groups, 'groups');
  const raters = sheet ? ratersOf(sheet, 'all') : 0;
  return raters > 1 ? each(people * raters, 'raters') : each(people, null);
}

type Sheet = Plan['worksheets'][number] | Plan['instruments'][number];

/** How many answer about each person: as many of a kind as must be for their answers to be shown. */
function ratersOf(sheet: Sheet, whom: 'all' | 'others'): number {
  if (!('raters' in sheet)) return 0;
  const counted = sheet.raters.filter((r) => whom === 'all' || r.id !== 'self');
  return counted.reduce((sum, r) => sum + Math.max(1, r.minimum ?? 1), 0);
}

/** Groups that fill in a sheet together: those of the first activity with groups that uses it. */
function groupsWith(plan: Plan, id: string, counts: Counts): number | null {
  const names = groupNames(plan);
  for (const activity of activitiesOf(plan)) {
    const uses = [...activity.use, ...activity.parts.flatMap((p) => p.use)].some((u) => u.id === id);
    const groups = uses ? groupsIn(activity, counts, names) : null;
    if (groups !== null) return groups;
  }
  return null;
}

/** The booklet holds what its activities use, and what such a worksheet shows, but for what is handed out loose. */
function isInBooklet(plan: Plan, id: string): boolean {
  const sheet = [...plan.worksheets, ...plan.instruments].find((x) => x.id === id);
  if (sheet?.print === 'loose') return false;
  const used = activitiesOf(plan)
    .flatMap((a) => [...a.use, ...a.parts.flatMap((p) => p.use)])
    .map((u) => u.id);
  if (used.includes(id)) return true;
  // What is anonymous comes separately, wherever it is named.
  if (sheet && 'anonymous' in sheet && sheet.anonymous) return false;
  const bound = plan.worksheets.filter((w) => w.print !== 'loose' && used.includes(w.id));
  return blocksOf({ modules: plan.modules, worksheets: bound }).some(
    (b) => b.block === 'instrument' && b.id === id,
  );
}

/** The files that hold everybody's: `people/stack.pdf`, or its parts. */
function pilesOf(packs: PrintPacks, labels: Labels): Omit<PrintLine, 'pile'>[] {
  const stack = pileLine('people/stack…', labels.personalPacks, packs.people, packs.pack);
  if (packs.booklet === null) return [stack];
  return [stack, pileLine('people/booklets…', labels.personalBooklets, packs.people, evened(packs.booklet))];
}

function pileLine(path: string, title: string, people: number, pages: number): Omit<PrintLine, 'pile'> {
  const sheets = people * sheetsOf(pages, 'duplex');
  return {
    ...{ path, title, pages: people * pages, stock: 'paper', sides: 'duplex', finish: 'staple' },
    ...{ copies: 1, spares: 0, each: sheets, sheets, impressions: people * pages },
    note: { packs: people },
  };
}

/** What is handed out by itself begins on a front. */
function evened(pages: number): number {
  return pages + (pages % 2);
}

const HEADER =
  'pile,path,title,pages,paper,stock,sides,finish,copies,spares,sheets_each,sheets,printed_sides,note';

/** The same as a table; the last row holds the sums. */
export function printCsv(prints: PrintSheet, paper: string): string {
  const rows = prints.lines.map((l) => [
    l.pile ?? '',
    l.path,
    l.title,
    l.pages,
    paper,
    l.stock,
    l.sides,
    l.finish,
    l.copies,
    l.spares,
    l.each,
    l.sheets,
    l.impressions,
    noteOf(l.note),
  ]);
  const { totals } = prints;
  const sheets = totals.paper + totals.card;
  const last = ['total', '', '', '', paper, '', '', '', '', '', '', sheets, totals.impressions, ''];
  return [HEADER, ...[...rows, last].map((r) => r.map(cell).join(','))].join('\n').concat('\n');
}

function noteOf(note: PrintNote | null): string {
  if (note === null) return '';
  if (typeof note === 'object') return `for ${note.packs} people`;
  return {
    ...{ booklet: 'in the booklet', packs: 'in the packs', unknown: 'number of people unknown' },
    ...{ groups: 'one for each group', raters: 'one for each who answers about somebody' },
  }[note];
}

function cell(value: string | number): string {
  const text = String(value);
  const safe = typeof value === 'string' && looksLikeFormula(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
