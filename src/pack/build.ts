import { createHash } from 'node:crypto';
import type { Findings } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { Drawn, Person } from '../groups/index.js';
import { labelsFor } from '../labels/index.js';
import {
  type Earlier,
  frameOf,
  landscapeOf,
  numbersOf,
  type PageIndex,
  type Setting,
} from '../layout/index.js';
import { plainText } from '../markdown/index.js';
import { type Fonts, type PdfDocument, type PdfPage, writePdf } from '../pdf/index.js';
import { type Paper, type Plan, type ResultsBlock, scheduleOf } from '../plan/index.js';
import type { SourceFile } from '../source/index.js';
import { planContext, renderTemplate } from '../template/index.js';
import type { Theme } from '../theme/index.js';
import { type Composed, composePages, type FieldBox } from './compose.js';
import { type DocumentPlan, documentsOf } from './documents.js';
import { fillable } from './fillable.js';
import { checkGlyphs } from './glyphs.js';
import { imposed } from './impose.js';
import { fieldsJson, manifestJson, responsesHeader } from './lists.js';
import { buildRoom, type PrintFile, type PrintPacks, type Room, wantsRoom } from './room/index.js';
import { placingsOf } from './sheets.js';

export interface BuildInput {
  readonly plan: Plan;
  readonly forms: Forms;
  readonly paper: Paper;
  readonly theme: Theme;
  readonly fonts: Fonts;
  /** Source of a template by its name without ending; null (and said) where it cannot be had. */
  readonly template: (name: string) => SourceFile | null;
  /** Answers of earlier rounds, by the block that shows them. */
  readonly earlier: ReadonlyMap<ResultsBlock, Earlier>;
  /** Ids of `--only`; null for all. */
  readonly only: readonly string[] | null;
  /** What PDFs carry as their date. */
  readonly date: Date;
  readonly version: string;
  /** Whether the PDFs can be filled in on screen. */
  readonly fillable: boolean;
  /** Whether the booklet is written once more with its pages two to a side. */
  readonly imposed: boolean;
  /** Whoever comes, by the roster, with the groups that were drawn; null: nobody is known. */
  readonly people: PackPeople | null;
}

export interface PackPeople {
  readonly people: readonly Person[];
  /** Columns of the roster, `respondent` left out. */
  readonly columns: readonly string[];
  /** null: the plan makes no groups. */
  readonly drawn: Drawn | null;
}

/** A file as it is to stand in the output folder. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** null for what is no PDF. */
  readonly pages: number | null;
  readonly document: DocumentPlan | null;
  /** A start for the user to go on with: never written over what has been typed in. */
  readonly seed: boolean;
}

export interface Built {
  readonly files: readonly OutputFile[];
  readonly pages: number;
  /** What was left out and why, a line each. */
  readonly notes: readonly string[];
}

export interface Made {
  readonly document: DocumentPlan;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly fields: readonly FieldBox[];
}

/** Makes every document of a plan. Nothing is written; with errors among the findings the result is not to be used. */
export async function buildPlan(
  input: BuildInput,
  findings: Findings,
  progress: (done: number, all: number, what: string) => Promise<void> | void,
): Promise<Built> {
  const { plan } = input;
  checkGlyphs(plan, input.fonts, findings);
  const setting = settingOf(input, findings);
  const room = wantsRoom(input.only, input.people !== null);
  const isWanted = (d: DocumentPlan): boolean =>
    !input.only || input.only.includes(d.id) || input.only.includes(d.template);
  // The print sheet tells of all documents, also of those that are not written this time.
  const laidOut = documentsOf(plan).filter((d) => isWanted(d) || (room && wantsPrintSheet(input.only)));
  const context = planContext(plan);
  const made: Made[] = [];
  const known: PrintFile[] = [];
  let booklet: PageIndex = new Map();
  for (const [i, document] of laidOut.entries()) {
    await progress(i, laidOut.length, document.path);
    const source = input.template(document.template);
    const own = {
      plan: context,
      document: { id: document.id, name: document.id, paper: input.paper.name, title: document.title },
      person: null,
      labels: setting.labels,
    };
    const rendered =
      source && renderTemplate(source, own, { language: plan.language, clock: plan.clock }, findings);
    if (!rendered) continue;
    const kind = setting.labels[document.label];
    const composed = composePages(
      { ...setting, kind: document.kind, booklet },
      rendered,
      kind,
      document.path,
    );
    if (document.kind === 'booklet') booklet = composed.index;
    if (findings.hasErrors) continue;
    known.push({ document, pages: composed.pages.length });
    if (!isWanted(document)) continue;
    made.push(await written(input, document, composed));
    if (input.imposed && document.kind === 'booklet') made.push(await imposedOf(input, document, composed));
  }
  const table = room ? await roomOf(input, setting, known, findings, progress) : NO_ROOM;
  for (const { document, composed } of table.pages) made.push(await written(input, document, composed));
  return {
    files: filesOf(input, made, table.csv, findings),
    pages: made.reduce((sum, m) => sum + m.pages, 0),
    notes: table.notes,
  };
}

const NO_ROOM: Room = { pages: [], csv: null, notes: [] };

function wantsPrintSheet(only: readonly string[] | null): boolean {
  return !only || only.includes('room') || only.includes('print-sheet');
}

function roomOf(
  input: BuildInput,
  setting: Setting,
  known: readonly PrintFile[],
  findings: Findings,
  progress: (done: number, all: number, what: string) => Promise<void> | void,
): Promise<Room> {
  return buildRoom(input, setting, known, packsOf(input, known), findings, (path) =>
    progress(known.length, known.length + 1, path),
  );
}

/** The stack of personal packs as it goes to the printer: each pack, and each loose sheet in it, begins a sheet. */
function packsOf(input: BuildInput, known: readonly PrintFile[]): PrintPacks | null {
  if (!input.people || input.people.people.length === 0) return null;
  const places = placingsOf({ plan: input.plan, only: null });
  const pagesOf = (home: 'pack' | 'loose' | 'bound'): number[] =>
    places
      .filter((p) => p.home === home)
      .map((p) => known.find((k) => k.document.id === p.document.id)?.pages ?? 0);
  const even = (n: number): number => Math.ceil(n / 2) * 2;
  const own = even(1 + pagesOf('pack').reduce((sum, n) => sum + n, 0));
  const each = own + pagesOf('loose').reduce((sum, n) => sum + even(n), 0);
  const holds = places.filter((p) => p.home !== null).map((p) => p.document.id);
  const booklet = pagesOf('bound')[0] ?? null;
  return { people: input.people.people.length, pack: each, booklet, holds: new Set(holds) };
}

export function settingOf(input: BuildInput, findings: Findings): Setting {
  const { plan, forms, theme, fonts } = input;
  return {
    plan,
    forms,
    theme,
    findings,
    schedule: scheduleOf(plan),
    metrics: fonts,
    frame: frameOf(input.paper),
    landscape: landscapeOf(input.paper),
    earlier: input.earlier,
    labels: labelsFor(plan.language),
    kind: 'booklet',
    index: new Map(),
    booklet: new Map(),
    numbers: numbersOf(plan),
    pack: null,
    notes: { count: 0 },
    room: null,
    report: null,
    feedback: null,
  };
}

/** Pages that are put together by hand → bytes. */
export function writePages(
  input: BuildInput,
  body: { readonly pages: readonly PdfPage[]; readonly front: number; readonly form?: PdfDocument['form'] },
  title: string,
): Promise<Uint8Array> {
  const { plan, theme } = input;
  const author = plan.facilitators.length > 0 ? plan.facilitators.join(', ') : null;
  const info = { title, language: plan.language, date: input.date, author };
  const colors = { ink: theme.colors.ink, tint: theme.colors.tint, frame: theme.rules.frame };
  return writePdf({ ...info, form: null, ...body }, input.fonts, colors);
}

export async function written(input: BuildInput, document: DocumentPlan, composed: Composed): Promise<Made> {
  const { plan, theme } = input;
  const session = plainText(plan.title);
  const title =
    document.kind === 'sheet'
      ? `${document.title} – ${session}`
      : document.kind === 'booklet'
        ? session
        : `${session} – ${labelsFor(plan.language).guide}`;
  const info = {
    title,
    language: plan.language,
    date: input.date,
    author: plan.facilitators.length > 0 && !document.anonymous ? plan.facilitators.join(', ') : null,
  };
  const colors = { ink: theme.colors.ink, tint: theme.colors.tint, frame: theme.rules.frame };
  const printed = { pages: composed.pages, form: null };
  const body = input.fillable
    ? fillable(composed, input.forms, blanksOf(plan), { anonymous: document.anonymous })
    : printed;
  const bytes = await writePdf({ ...info, ...body, front: composed.front }, input.fonts, colors);
  return { document, bytes, pages: composed.pages.length, fields: composed.fields };
}

/** The booklet once more, two pages to a side, to be folded and stapled; for the printer only. */
async function imposedOf(input: BuildInput, booklet: DocumentPlan, composed: Composed): Promise<Made> {
  const document = { ...booklet, path: booklet.path.replace(/\.pdf$/, '-2up.pdf') };
  const pages = imposed(composed.pages);
  const bytes = await writePages(
    input,
    { pages, front: 0 },
    `${booklet.title} – ${plainText(input.plan.title)}`,
  );
  return { document, bytes, pages: pages.length, fields: [] };
}

/** Prompts of what forms ask at their head. */
export function blanksOf(plan: Plan): ReadonlyMap<string, string> {
  const { about, rater } = labelsFor(plan.language);
  return new Map([
    ['about', about],
    ['rater', rater],
    ...plan.identify.map((k) => [k.key, k.plain] as const),
  ]);
}

function filesOf(
  input: BuildInput,
  made: readonly Made[],
  printCsv: string | null,
  findings: Findings,
): OutputFile[] {
  const pdfs = made.map(
    (m): OutputFile => ({
      path: m.document.path,
      bytes: m.bytes,
      pages: m.pages,
      document: m.document,
      seed: false,
    }),
  );
  const fields = fieldsJson(made.map((m) => ({ path: m.document.path, fields: m.fields })));
  const listed = [
    ...pdfs,
    ...(printCsv === null ? [] : [text('room/print-sheet.csv', printCsv)]),
    text('fields.json', fields),
    { ...text('responses.csv', responsesHeader(input.plan, input.forms)), seed: true },
  ];
  const manifest = manifestJson({
    plan: input.plan,
    forms: input.forms,
    paper: input.paper,
    version: input.version,
    fillable: input.fillable,
    files: listed.map((f) => ({
      path: f.path,
      sha256: createHash('sha256').update(f.bytes).digest('hex'),
      bytes: f.bytes.length,
      pages: f.pages,
    })),
    problems: findings.list,
  });
  return [...listed, text('manifest.json', manifest)];
}

function text(path: string, content: string): OutputFile {
  return { path, bytes: new TextEncoder().encode(content), pages: null, document: null, seed: false };
}
