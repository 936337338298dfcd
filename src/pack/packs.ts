import { createHash } from 'node:crypto';
import { type Diagnostic, Findings } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import { labelsFor, say } from '../labels/index.js';
import type { PageIndex, Setting } from '../layout/index.js';
import { plainText } from '../markdown/index.js';
import type { PdfDocument, PdfPage } from '../pdf/index.js';
import type { SourceFile } from '../source/index.js';
import { dataOf, planContext, recordOf, renderTemplate, type ValueRecord } from '../template/index.js';
import { type BuildInput, blanksOf, type Made, settingOf, writePages, written } from './build.js';
import { type Composed, composePages, type FieldBox } from './compose.js';
import type { DocumentPlan } from './documents.js';
import { fillable } from './fillable.js';
import { drawable } from './glyphs.js';
import { coverOf, linesOf, personalOf, signsOf, tableOf, usesOf } from './person.js';
import { type Personal, personalPages } from './personal.js';
import { type Placing, placingsOf, wantsPack } from './sheets.js';

/** A file of somebody's folder. */
export interface PackFile {
  /** Inside the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A file that is to be made, and a fingerprint of everything that it is made from. */
export interface PackWant {
  readonly path: string;
  readonly input: string;
}

/** Files, or why this person has none. */
export type PackResult = { readonly files: readonly PackFile[] } | { readonly failed: readonly Diagnostic[] };

/** A document that is laid out for everybody, or for each where its template speaks of the person. */
interface Sheet extends Placing {
  readonly source: SourceFile;
  readonly composed: Composed;
  /** Its template names the person: laid out anew for each. */
  readonly own: boolean;
  readonly made: Made;
  /** Changes with whatever it is made from. */
  readonly print: string;
}

/** What goes to the printer as one pile: packs as they are handed out, or booklets, which are bound. */
export type Pile = 'stack' | 'booklets';

type Laid = Pick<Composed, 'pages' | 'fields' | 'front'>;

/** Packs of one plan: laid out once, then written for one person after the other. */
export class Packs {
  private constructor(
    private readonly input: BuildInput,
    private readonly setting: Setting,
    private readonly sheets: readonly Sheet[],
    private readonly cover: SourceFile | null,
    private readonly booklet: PageIndex,
    /** Changes with everything that all packs share. */
    private readonly print: string,
  ) {}

  /** Lays out what packs are made of; null where the findings tell errors. */
  static async prepare(input: BuildInput, findings: Findings): Promise<Packs | null> {
    const setting = settingOf(input, findings);
    const sheets: Sheet[] = [];
    let booklet: PageIndex = new Map();
    for (const placing of placingsOf(input)) {
      const { document } = placing;
      const source = input.template(document.template);
      const composed = source && compose(input, setting, booklet, document, source, null);
      if (!source || !composed || findings.hasErrors) return null;
      if (document.kind === 'booklet') booklet = composed.index;
      const made = await written(input, document, composed);
      const own = !document.anonymous && /\bperson\b/.test(source.text);
      sheets.push({ ...placing, source, composed, own, made, print: sha256([made.bytes, source.text]) });
    }
    const cover = wantsPack(input.only) ? input.template('pack') : null;
    if (findings.hasErrors) return null;
    const { plan, theme, paper, version } = input;
    const shared = [
      version,
      plainText(plan.title),
      plan.language,
      JSON.stringify([theme, paper, input.date]),
    ];
    const print = sha256([...shared, String(input.fillable), cover?.text ?? '']);
    return new Packs(input, setting, sheets, cover, booklet, print);
  }

  /** The files of a person's folder, before they are made. */
  wants(person: Person): readonly PackWant[] {
    const signs = signsOf(this.input, person, this.setting);
    const own = JSON.stringify([person.respondent, [...person.columns], signs]);
    const inside = this.sheets.filter((x) => x.home !== null).map((x) => x.print);
    const files = this.sheets.filter((x) => x.ownFile);
    return [
      ...(this.cover ? [{ path: 'pack.pdf', input: sha256([this.print, own, ...inside]) }] : []),
      ...files.map((x) => ({
        path: fileOf(x),
        // What is anonymous is the same for everybody, whoever they are.
        input: x.document.anonymous ? x.print : sha256([this.print, own, x.print]),
      })),
    ];
  }

  /** Makes these files of a person's folder. */
  async make(person: Person, wanted: readonly PackWant[]): Promise<PackResult> {
    const one = this.of(person);
    const files: PackFile[] = [];
    for (const { path } of wanted) {
      const file = await one.file(path);
      if (one.findings.hasErrors) return { failed: one.findings.list };
      files.push(file);
    }
    return { files };
  }

  /** Piles that belong to the files of these packs. */
  get piles(): readonly Pile[] {
    const hasBooklets = this.sheets.some((x) => x.home === 'bound' && x.ownFile);
    return [...(this.cover ? ['stack' as const] : []), ...(hasBooklets ? ['booklets' as const] : [])];
  }

  /** About how many pages somebody has in a pile, blank backs included. */
  usualPages(pile: Pile): number {
    const even = (n: number): number => n + (n % 2);
    if (pile === 'booklets') return this.homed('bound').reduce((sum, x) => sum + even(x.made.pages), 0);
    const inside = this.homed('pack').reduce((n, x) => n + x.made.pages, 1);
    return this.homed('loose').reduce((sum, x) => sum + even(x.made.pages), even(inside));
  }

  /** Changes with whatever this part of a pile is made from. */
  pileInput(pile: Pile, people: readonly Person[]): string {
    const path = pile === 'stack' ? PACK_FILE : fileOf(this.homed('bound')[0]!);
    const own = people.map((p) => this.wants(p).find((w) => w.path === path)!.input);
    return sha256([...own, ...(pile === 'stack' ? this.homed('loose').map((x) => x.print) : [])]);
  }

  /** A part of a pile for the printer as one PDF; people whose pack cannot be made are left out. */
  async pile(pile: Pile, people: readonly Person[], title: string): Promise<PackFile> {
    const pages = people.flatMap((p) => this.of(p).pilePages(pile));
    const bytes = await writePages(this.input, { pages, front: 0 }, `${title} – ${this.session}`);
    return { path: `${title}.pdf`, bytes, pages: pages.length };
  }

  /** The table of the roster, else the group that meets most often; empty where there is neither. */
  tableOf(person: Person): string {
    return tableOf(this.input, person);
  }

  private homed(home: Placing['home']): readonly Sheet[] {
    return this.sheets.filter((x) => x.home === home);
  }

  private get session(): string {
    return plainText(this.input.plan.title);
  }

  private of(person: Person): OnePack {
    const { input, setting, sheets, cover, booklet } = this;
    return new OnePack(input, { ...setting, findings: new Findings() }, sheets, cover, booklet, person);
  }
}

/** The pack of one person. */
class OnePack {
  private readonly personal: Personal;
  private readonly shown: Person;

  constructor(
    private readonly input: BuildInput,
    private readonly setting: Setting,
    private readonly sheets: readonly Sheet[],
    private readonly cover: SourceFile | null,
    private readonly booklet: PageIndex,
    private readonly person: Person,
  ) {
    this.shown = drawable(person, input.fonts);
    this.personal = personalOf(input.plan, person, this.shown);
  }

  get findings(): Findings {
    return this.setting.findings;
  }

  async file(path: string): Promise<PackFile> {
    const { labels } = this.setting;
    const session = plainText(this.input.plan.title);
    const { name } = linesOf(this.shown);
    if (path === PACK_FILE)
      return this.written(path, this.packPages(), `${labels.packTitle} – ${name} – ${session}`);
    const sheet = this.sheets.find((x) => x.ownFile && fileOf(x) === path)!;
    // Nothing on it, in it or in its name says whose it is: everybody has the same file.
    if (sheet.document.anonymous) return { path, bytes: sheet.made.bytes, pages: sheet.made.pages };
    const title = sheet.document.kind === 'booklet' ? session : `${sheet.document.title} – ${session}`;
    return this.written(path, this.laid(sheet), `${name} – ${title}`);
  }

  /** Pages as they go to the printer: the first page, the sheets, then what is anonymous, on paper of its own. */
  pilePages(pile: Pile): readonly PdfPage[] {
    if (pile === 'booklets') return this.bookletPages();
    const pack = personalPages(this.setting, this.packPages(), this.personal);
    const loose = this.sheets.filter((x) => x.home === 'loose');
    if (this.findings.hasErrors) return [];
    return [pack, ...loose.map((x) => withoutBookmarks(x.composed.pages))].flatMap(evened);
  }

  private bookletPages(): readonly PdfPage[] {
    const bound = this.sheets.filter((x) => x.home === 'bound');
    const pages = bound.map((x) => personalPages(this.setting, this.laid(x), this.personal));
    return this.findings.hasErrors ? [] : pages.map(withoutBookmarks).flatMap(evened);
  }

  private async written(path: string, laid: Laid, title: string): Promise<PackFile> {
    const { input } = this;
    const known = new Map([...this.personal.blanks].map(([key, { value }]) => [key, value]));
    const { pages, form }: { pages: readonly PdfPage[]; form: PdfDocument['form'] } = input.fillable
      ? fillable(laid, input.forms, blanksOf(input.plan), { known })
      : { pages: laid.pages, form: null };
    const own = personalPages(this.setting, { pages, fields: laid.fields }, this.personal);
    const bytes = await writePages(input, { pages: own, front: laid.front, form }, title);
    return { path, bytes, pages: own.length };
  }

  private packPages(): Laid {
    const uses = usesOf(this.setting);
    const order = (x: Sheet): number => uses.get(x.document.id)?.order ?? Number.POSITIVE_INFINITY;
    const inside = this.sheets
      .filter((x) => x.home === 'pack')
      .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
    const sheets = inside.map((x) => ({
      title: x.document.title,
      when: uses.get(x.document.id)?.when ?? this.setting.labels.takeHome,
      laid: this.laid(x),
    }));
    const rows = sheets.map(({ title, when, laid }) => ({ title, when, pages: laid.pages.length }));
    return joined([this.coverPages(rows), ...sheets.map((x) => x.laid)]);
  }

  /** The first page counts what is inside; where it needs a second one, that is counted too. */
  private coverPages(sheets: readonly { title: string; when: string; pages: number }[]): Laid {
    const { setting, input } = this;
    const bound = this.sheets
      .filter((x) => x.home === 'bound')
      .map((x) => `${setting.labels.booklet}, ${say(setting.labels.pageCount, { n: x.made.pages })}`);
    const loose = this.sheets.filter((x) => x.home === 'loose').map((x) => x.document.title);
    const inside = sheets.reduce((n, x) => n + x.pages, 0);
    const document: DocumentPlan = { ...PACK, title: setting.labels.packTitle };
    const of = (own: number): Laid => {
      const rest = { sheets, bound, loose, total: inside + own };
      const pack = coverOf(input, setting, this.person, this.shown, rest);
      return (
        compose(input, { ...setting, pack }, this.booklet, document, this.cover!, this.context) ?? NOTHING
      );
    };
    const first = of(1);
    const laid = first.pages.length === 1 ? first : of(first.pages.length);
    return { ...laid, pages: withoutBookmarks(laid.pages) };
  }

  private laid(sheet: Sheet): Laid {
    if (!sheet.own) return sheet.composed;
    const { input, setting, booklet, context } = this;
    return compose(input, setting, booklet, sheet.document, sheet.source, context) ?? NOTHING;
  }

  /** The roster's row, blank cells as empty words, and the groups of the person. */
  private get context(): ValueRecord {
    const { input, shown, setting, person } = this;
    return recordOf([
      ...(input.people?.columns ?? []).map((c) => [c, shown.columns.get(c) ?? ''] as const),
      ['respondent', shown.respondent],
      ['name', linesOf(shown).name],
      ['groups', dataOf(signsOf(input, person, setting))],
    ]);
  }
}

const PACK_FILE = 'pack.pdf';
const NOTHING: Laid = { pages: [], fields: [], front: 0 };

const PACK = {
  ...({ id: 'pack', kind: 'sheet', template: 'pack', path: PACK_FILE, label: 'packTitle' } as const),
  ...{ form: null, anonymous: false, copies: null },
};

const fileOf = ({ document }: Placing): string => `${document.id === 'pack' ? 'pack-' : document.id}.pdf`;

function compose(
  input: BuildInput,
  setting: Setting,
  booklet: PageIndex,
  document: DocumentPlan,
  source: SourceFile,
  person: ValueRecord | null,
): Composed | null {
  const { plan } = input;
  const own = {
    plan: planContext(plan),
    document: { id: document.id, name: document.id, paper: input.paper.name, title: document.title },
    person,
    labels: labelsFor(plan.language),
  };
  const style = { language: plan.language, clock: plan.clock };
  const rendered = renderTemplate(source, own, style, setting.findings);
  if (!rendered) return null;
  const kindName = setting.labels[document.label];
  return composePages({ ...setting, kind: document.kind, booklet }, rendered, kindName, document.path);
}

/** One document after the other; places keep their pages. */
function joined(parts: readonly Laid[]): Laid {
  const pages: PdfPage[] = [];
  const fields: FieldBox[] = [];
  for (const part of parts) {
    for (const f of part.fields) fields.push({ ...f, page: f.page + pages.length });
    pages.push(...part.pages);
  }
  return { pages, fields, front: 0 };
}

function withoutBookmarks(pages: readonly PdfPage[]): readonly PdfPage[] {
  return pages.map((p) => (p.bookmarks.length === 0 ? p : { ...p, bookmarks: p.bookmarks.slice(0, 1) }));
}

/**
 * Whatever is handed out by itself begins on the front of a sheet: what has an odd number of pages gets a blank back,
 * so that nothing anonymous is printed on the back of a name.
 */
function evened(pages: readonly PdfPage[]): readonly PdfPage[] {
  const begun = pages.map((p, i) => (i === 0 ? { ...p, begins: true } : p));
  const last = begun.at(-1);
  return last && pages.length % 2 === 1
    ? [...begun, { ...last, begins: false, pieces: [], bookmarks: [], widgets: [] }]
    : begun;
}

function sha256(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\u0000');
  return hash.digest('hex');
}
