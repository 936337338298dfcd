import { createHash } from 'node:crypto';
import type { Findings } from '../diagnostics/index.js';
import type { Person } from '../groups/index.js';
import { labelsFor, say } from '../labels/index.js';
import type { PageIndex, Setting } from '../layout/index.js';
import type { PdfPage } from '../pdf/index.js';
import type { SourceFile } from '../source/index.js';
import { dataOf, planContext, recordOf, renderTemplate, type ValueRecord } from '../template/index.js';
import { type BuildInput, type Made, settingOf, writePages, written } from './build.js';
import { type Composed, composePages } from './compose.js';
import { type DocumentPlan, documentsOf } from './documents.js';
import { coverOf, linesOf, personalOf, signsOf, usesOf } from './person.js';
import { type Personal, personalPages } from './personal.js';

/** A file of somebody's folder. */
export interface PackFile {
  /** Inside the folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** A document that is laid out for everybody, or for each where its template speaks of the person. */
interface Sheet {
  readonly document: DocumentPlan;
  readonly source: SourceFile;
  /** null: laid out for each person. */
  readonly composed: Composed | null;
  readonly made: Made;
}

/** Packs of one plan: laid out once, then written for one person after the other. */
export class Packs {
  private constructor(
    private readonly input: BuildInput,
    private readonly setting: Setting,
    private readonly findings: Findings,
    private readonly sheets: readonly Sheet[],
    private readonly cover: SourceFile | null,
    private readonly booklet: PageIndex,
    /** Changes with everything that all packs share. */
    private readonly print: string,
  ) {}

  /** Lays out what packs are made of; null where the findings tell errors. */
  static async prepare(input: BuildInput, findings: Findings): Promise<Packs | null> {
    const setting = settingOf(input, findings);
    const wanted = documentsOf(input.plan).filter((d) => belongs(d, input));
    const sheets: Sheet[] = [];
    let booklet: PageIndex = new Map();
    for (const document of wanted) {
      const source = input.template(document.template);
      const composed = source && compose(input, setting, booklet, document, source, null, findings);
      if (!source || !composed || findings.hasErrors) return null;
      if (document.kind === 'booklet') booklet = composed.index;
      const shared = !/\bperson\b/.test(source.text);
      sheets.push({
        document,
        source,
        composed: shared ? composed : null,
        made: await written(input, document, composed),
      });
    }
    const cover = wantsCover(input) ? input.template('pack') : null;
    if (findings.hasErrors) return null;
    const print = sha256([
      input.version,
      cover?.text ?? '',
      ...sheets.map((x) => sha256([x.made.bytes, x.source.text])),
    ]);
    return new Packs(input, setting, findings, sheets, cover, booklet, print);
  }

  /** Changes with whatever the person's files are made from. */
  inputOf(person: Person): string {
    const signs = signsOf(this.input, person, this.setting);
    return sha256([this.print, JSON.stringify([person.respondent, [...person.columns], signs])]);
  }

  /** All files of a person's folder. */
  async make(person: Person): Promise<readonly PackFile[]> {
    const personal = personalOf(this.input.plan, person);
    const out: PackFile[] = [];
    if (this.cover) out.push(await this.pack(person, personal));
    for (const sheet of this.sheets) {
      if (sheet.document.anonymous) {
        // Nothing on it, in it or in its name says whose it is: everybody has the same file.
        out.push({ path: `${sheet.document.id}.pdf`, bytes: sheet.made.bytes, pages: sheet.made.pages });
      } else if (!this.cover || !this.inPack(sheet)) {
        const pages = this.pagesOf(sheet, person, personal);
        const front = sheet.composed?.front ?? 0;
        const bytes = await writePages(this.input, { pages, front }, titleOf(sheet.document, person));
        out.push({ path: `${sheet.document.id}.pdf`, bytes, pages: pages.length });
      }
    }
    return out;
  }

  /** Pages of the pack as they go to the printer: the first page, the sheets, then what is anonymous. */
  stackPages(person: Person): readonly PdfPage[] {
    const loose = this.sheets.filter((x) => x.document.anonymous);
    return [
      ...this.packPages(person, personalOf(this.input.plan, person)),
      ...loose.flatMap((x) => withoutBookmarks(x.composed?.pages ?? [])),
    ];
  }

  /** The stack for the printer as one PDF. */
  async stack(people: readonly Person[], title: string): Promise<PackFile> {
    const pages = people.flatMap((p) => evened(this.stackPages(p)));
    const bytes = await writePages(this.input, { pages, front: 0 }, title);
    return { path: '', bytes, pages: pages.length };
  }

  /** Pages of one person's stack, so that parts can be cut before anything is written. */
  get makesStacks(): boolean {
    return this.cover !== null;
  }

  private async pack(person: Person, personal: Personal): Promise<PackFile> {
    const pages = this.packPages(person, personal);
    const title = `${this.setting.labels.packTitle} – ${nameOf(person)}`;
    return {
      path: 'pack.pdf',
      bytes: await writePages(this.input, { pages, front: 0 }, title),
      pages: pages.length,
    };
  }

  private packPages(person: Person, personal: Personal): readonly PdfPage[] {
    const inside = this.sheets.filter((x) => this.inPack(x));
    const uses = usesOf(this.setting);
    const sorted = [...inside].sort(
      (a, b) => (uses.get(a.document.id)?.order ?? 1e9) - (uses.get(b.document.id)?.order ?? 1e9),
    );
    const sheets = sorted.map((x) => ({
      title: x.document.title,
      pages: this.pagesOf(x, person, personal),
      when: uses.get(x.document.id)?.when ?? this.setting.labels.takeHome,
    }));
    const pages = sheets.flatMap((x) => x.pages);
    return [...this.coverPages(person, personal, sheets, pages.length), ...pages];
  }

  private coverPages(
    person: Person,
    personal: Personal,
    sheets: readonly { title: string; when: string; pages: readonly PdfPage[] }[],
    inside: number,
  ): readonly PdfPage[] {
    const { setting, input, findings } = this;
    if (!this.cover) return [];
    const bound = this.sheets
      .filter((x) => x.document.kind === 'booklet')
      .map((x) => `${setting.labels.booklet}, ${say(setting.labels.pageCount, { n: x.made.pages })}`);
    const pack = coverOf(input, setting, person, {
      sheets: sheets.map((x) => ({ when: x.when, title: x.title, pages: x.pages.length })),
      bound,
      loose: this.sheets.filter((x) => x.document.anonymous).map((x) => x.document.title),
      total: inside + 1,
    });
    const document: DocumentPlan = { ...PACK, title: setting.labels.packTitle };
    const own = { ...setting, pack };
    const composed = compose(input, own, this.booklet, document, this.cover, person, findings);
    return composed ? withoutBookmarks(personalPages(own, composed, personal)) : [];
  }

  private pagesOf(sheet: Sheet, person: Person, personal: Personal): readonly PdfPage[] {
    const composed =
      sheet.composed ??
      compose(this.input, this.setting, this.booklet, sheet.document, sheet.source, person, this.findings);
    return composed ? personalPages(this.setting, composed, personal) : [];
  }

  /** A booklet is bound by itself; where there is one, it holds whatever is not printed loose only. */
  private inPack({ document }: Sheet): boolean {
    return document.kind === 'sheet' && !document.anonymous;
  }
}

const PACK = {
  ...({ id: 'pack', kind: 'sheet', template: 'pack', path: 'pack.pdf', label: 'packTitle' } as const),
  ...{ form: null, anonymous: false, copies: null },
};

/** What one person needs: not the guide, not what a group fills in together or others answer. */
function belongs(d: DocumentPlan, { plan, only }: BuildInput): boolean {
  if (d.kind === 'facilitator') return false;
  if (only) return only.includes(d.id) || only.includes(d.template);
  if (d.kind === 'booklet') return true;
  const owner = [...plan.worksheets, ...plan.instruments].find((x) => x.id === d.id);
  if (!owner) return !plan.documents.includes('booklet');
  if (owner.audience !== null || owner.answeredBy === 'group') return false;
  return owner.anonymous || owner.print === 'loose' || !plan.documents.includes('booklet');
}

const wantsCover = ({ only }: BuildInput): boolean => only === null || only.includes('pack');

function compose(
  input: BuildInput,
  setting: Setting,
  booklet: PageIndex,
  document: DocumentPlan,
  source: SourceFile,
  person: Person | null,
  findings: Findings,
): Composed | null {
  const { plan } = input;
  const own = {
    plan: planContext(plan),
    document: { id: document.id, name: document.id, paper: input.paper.name, title: document.title },
    person: person ? contextOf(input, setting, person) : null,
    labels: labelsFor(plan.language),
  };
  const rendered = renderTemplate(source, own, { language: plan.language, clock: plan.clock }, findings);
  if (!rendered) return null;
  return composePages({ ...setting, kind: document.kind, booklet }, rendered, setting.labels[document.label]);
}

/** The roster's row, and the groups of the person. */
function contextOf(input: BuildInput, setting: Setting, person: Person): ValueRecord {
  return recordOf([
    ...person.columns,
    ['respondent', person.respondent],
    ['name', nameOf(person)],
    ['groups', dataOf(signsOf(input, person, setting))],
  ]);
}

function nameOf(person: Person): string {
  return linesOf(person).name;
}

function titleOf(document: DocumentPlan, person: Person): string {
  return `${document.title} – ${nameOf(person)}`;
}

function withoutBookmarks(pages: readonly PdfPage[]): readonly PdfPage[] {
  return pages.map((p) => (p.bookmarks.length === 0 ? p : { ...p, bookmarks: p.bookmarks.slice(0, 1) }));
}

/** A pack begins on the front of a sheet: an odd one gets a blank back. */
function evened(pages: readonly PdfPage[]): readonly PdfPage[] {
  const last = pages.at(-1);
  return last && pages.length % 2 === 1
    ? [...pages, { ...last, pieces: [], bookmarks: [], widgets: [] }]
    : pages;
}

function sha256(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\u0000');
  return hash.digest('hex');
}
