import type { Findings } from '../../diagnostics/index.js';
import { type Drawn, groupNames, type Person } from '../../groups/index.js';
import type { PrintSheet, RoomData, Setting } from '../../layout/index.js';
import type { Paper, Plan } from '../../plan/index.js';
import type { SourceFile } from '../../source/index.js';
import { dataOf, planContext, renderTemplate } from '../../template/index.js';
import type { Metrics } from '../../text/index.js';
import { type Composed, composePages } from '../compose.js';
import type { DocumentPlan } from '../documents.js';
import { UNSEEN } from '../glyphs.js';
import { type RoomPlan, roomDocuments } from './documents.js';
import { type RoomGroups, roomGroups, roomTables } from './groups.js';
import { packedThings } from './materials.js';
import { nameOf, roomPeople } from './people.js';
import { type PrintFile, type PrintPacks, printCsv, printSheet } from './prints.js';

/** What the room needs to know of a build. */
export interface RoomInput {
  readonly plan: Plan;
  readonly paper: Paper;
  readonly fonts: Metrics;
  readonly only: readonly string[] | null;
  readonly template: (name: string) => SourceFile | null;
  readonly people: { readonly people: readonly Person[]; readonly drawn: Drawn | null } | null;
}

/** A document of the room, laid out. */
export interface RoomPage {
  readonly document: DocumentPlan;
  readonly composed: Composed;
}

export interface Room {
  readonly pages: readonly RoomPage[];
  /** The print sheet as a table; null where it is not wanted. */
  readonly csv: string | null;
  readonly notes: readonly string[];
}

/** Empty rows of a sign-in sheet: for whoever comes unannounced, or for everybody where nobody is known. */
const BLANK = { share: 0.05, least: 3, unknown: 20 } as const;
const NO_PRINTS: PrintSheet = { lines: [], totals: { paper: 0, card: 0, impressions: 0, copies: 0 } };

/**
 * Everything that lies on the table that morning. `others` are the PDFs of the build, whether they are written this
 * time or not: the print sheet, made last, names them all and itself.
 */
export async function buildRoom(
  input: RoomInput,
  base: Setting,
  others: readonly PrintFile[],
  packs: PrintPacks | null,
  findings: Findings,
  progress: (path: string) => Promise<void> | void,
): Promise<Room> {
  const { plan } = input;
  const names = groupNames(plan);
  const drawn = input.people?.drawn ?? null;
  const people = input.people ? roomPeople(input.people.people, drawn, names, plan.language) : null;
  const groups = roomGroups(plan, base.schedule, drawn, names);
  const tables = people && roomTables(people, plan.language, base.labels.tableHead);
  const signed = groups.filter((g) => !isPairs(g));
  const signs = tables ? [tables, ...signed] : signed;
  const made = roomDocuments(input.only, base.labels, people, groups, signs);
  if (input.people) checkNames(input, findings);
  const count = people?.length ?? plan.participants;
  const room: RoomData = {
    signIn: {
      people: (people ?? []).map(({ respondent, name, school }) => ({
        respondent,
        name,
        school: school ?? '',
      })),
      blanks: blanksFor(people?.length ?? null, plan.participants),
    },
    materials: packedThings(plan, { people: count, drawn }),
    prints: NO_PRINTS,
    paper: input.paper.name.toUpperCase() === input.paper.name ? input.paper.name : capital(input.paper.name),
  };
  const setting = roomSetting(base, room);
  const data = { people: dataOf(people ?? []), groups: dataOf(groups), signs: dataOf(signs) };
  const pages: RoomPage[] = [];
  const prints = (sheetPages: number): PrintSheet => {
    const own = pages.map(({ document, composed }) => ({ document, pages: composed.pages.length }));
    const last = made.documents.find((d) => d.id === 'print-sheet');
    const itself = last ? [{ document: last, pages: sheetPages }] : [];
    return printSheet(plan, [...others, ...own, ...itself], packs, { people: count, drawn }, base.labels);
  };
  let csv: string | null = null;
  for (const document of made.documents) {
    await progress(document.path);
    if (document.id !== 'print-sheet') {
      const composed = compose(input, setting, document, data, findings);
      if (composed) pages.push({ document, composed });
      continue;
    }
    const sheet = printPages(input, setting, document, data, prints, findings);
    if (!sheet) continue;
    csv = printCsv(sheet.prints, room.paper);
    pages.push({ document, composed: sheet.composed });
  }
  const pairs = made.documents.some((d) => d.id === 'table-signs') ? groups.filter(isPairs) : [];
  return { pages, csv, notes: notesOf(made, input, pairs) };
}

/** The print sheet counts its own pages: it is laid out again until their number is the one it prints. */
function printPages(
  input: RoomInput,
  setting: Setting,
  document: DocumentPlan,
  data: RoomValues,
  prints: (pages: number) => PrintSheet,
  findings: Findings,
): { readonly composed: Composed; readonly prints: PrintSheet } | null {
  for (let pages = 1; ; ) {
    const sheet = prints(pages);
    const said = findings.list.length;
    const own = { ...setting, room: { ...setting.room!, prints: sheet } };
    const values = { ...data, prints: dataOf(sheet) };
    const composed = compose(input, own, document, values, findings);
    if (!composed) return null;
    if (composed.pages.length <= pages) return { composed, prints: sheet };
    findings.list.length = said;
    pages = composed.pages.length;
  }
}

type RoomValues = Readonly<Record<string, ReturnType<typeof dataOf>>>;

function compose(
  input: RoomInput,
  setting: Setting,
  document: DocumentPlan,
  data: RoomValues,
  findings: Findings,
): Composed | null {
  const { plan, paper } = input;
  const source = input.template(document.template);
  const own = {
    plan: planContext(plan),
    document: { id: document.id, name: document.id, paper: paper.name, title: document.title },
    person: null,
    labels: setting.labels,
    materials: dataOf(setting.room?.materials ?? []),
    prints: null,
    ...data,
  };
  const style = { language: plan.language, clock: plan.clock };
  const rendered = source && renderTemplate(source, own, style, findings);
  if (!rendered) return null;
  const composed = composePages({ ...setting, kind: 'sheet' }, rendered, document.title, document.path);
  return findings.hasErrors ? null : composed;
}

/** Lists are read standing up too: nothing on them is under 10 points. */
function roomSetting(base: Setting, room: RoomData): Setting {
  const styles = Object.entries(base.theme.styles).map(([name, style]) => [
    name,
    { ...style, size: Math.max(10, style.size) },
  ]);
  return { ...base, room, theme: { ...base.theme, styles: Object.fromEntries(styles) } };
}

function blanksFor(people: number | null, expected: number | null): number {
  if (people === null) return (expected ?? BLANK.unknown) + BLANK.least;
  return Math.max(BLANK.least, Math.ceil(people * BLANK.share));
}

function notesOf(made: RoomPlan, input: RoomInput, pairs: readonly RoomGroups[]): readonly string[] {
  const chosen = input.people?.drawn?.chosen ?? [];
  const cards = made.documents.some((d) => d.id === 'group-cards' || d.id === 'table-signs');
  const own =
    chosen.length > 0 && cards ? [`no signs and cards for ${chosen.join(', ')}: people choose`] : [];
  const two = pairs.map((g) => g.name).join(', ');
  return [...made.notes, ...own, ...(two === '' ? [] : [`no table signs for ${two}: two sit anywhere`])];
}

/** Two find a place by themselves: a sheet on the table for each pair would only be in their way. */
function isPairs({ groups }: RoomGroups): boolean {
  return groups.filter((g) => g.members.length <= 2).length * 2 > groups.length;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Warns once of names that the fonts cannot draw: a box on a name tent is worse than a name written by hand. */
function checkNames(input: RoomInput, findings: Findings): void {
  const without = (input.people?.people ?? []).filter((p) =>
    [...nameOf(p).normalize('NFC')].some(
      (c) =>
        !UNSEEN.test(c) &&
        !['serif-bold', 'sans'].every((f) => input.fonts.has(f as 'sans', c.codePointAt(0)!)),
    ),
  );
  if (without.length === 0) return;
  const named = without.slice(0, 3).map((p) => `\`${nameOf(p).slice(0, 40)}\` (${p.respondent})`);
  const more = without.length > 3 ? ` and ${without.length - 3} more` : '';
  findings.warning(
    'missing-glyph',
    { path: input.plan.path },
    `the fonts cannot draw the whole of ${without.length === 1 ? 'a name' : 'some names'} of the roster: ${named.join(', ')}${more}; empty boxes are printed`,
    { hint: 'name fonts that have these characters in a theme of your own, or write these names by hand' },
  );
}
