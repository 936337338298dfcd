import PDFDocument from 'pdfkit';
import { directionOf } from '../text/index.js';

/** An indirect object. */
export interface Ref {
  // biome-ignore lint/suspicious/noExplicitAny: a PDF dictionary holds names, numbers, references and arrays of them
  data: Record<string, any>;
  end(chunk?: string | Uint8Array): void;
}

/** A font as one document embeds it. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: {
    includeGlyph(glyph: number): number;
    /** By their ids in the subset. */
    readonly glyphs: number[];
  };
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
  ref(): Ref;
}

export interface KitPage {
  readonly dictionary: Ref;
  readonly fonts: Record<string, Ref>;
  readonly xobjects: Record<string, Ref>;
  readonly annotations: Ref[];
  readonly structParentTreeKey: number;
  write(chunk: string): void;
}

interface OutlineItem {
  outlineData: { Dest?: unknown };
  addItem(title: string, options?: { expanded?: boolean }): OutlineItem;
}

/** The parts of pdfkit that its types leave out; kept here, so that the rest of the room is typed. */
export interface Kit {
  readonly page: KitPage;
  readonly outline: OutlineItem;
  readonly info: Record<string, string | Date>;
  _id: Uint8Array;
  _font: EmbeddedFont;
  _root: Ref;
  _acroform: { readonly fonts: object; readonly defaultFont: string };
  _addInfo(): void;
  ref(data: Record<string, unknown>): Ref;
  font(source: unknown): void;
  registerFont(name: string, source: unknown): void;
  addPage(options: { size: readonly [number, number]; margin: number }): void;
  getStructTreeRoot(): Ref;
  getStructParentTree(): { get(key: number): Ref[]; add(key: number, value: Ref): void };
  createStructParentTreeNextKey(): number;
  on(event: 'data', listener: (chunk: Uint8Array) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  end(): void;
}

export interface KitInfo {
  readonly title: string;
  readonly language: string;
  readonly date: Date;
  readonly author: string | null;
}

/** A tagged document without pages. */
export function openKit(info: KitInfo): Kit {
  const options = {
    pdfVersion: '1.7',
    tagged: true,
    lang: info.language,
    displayTitle: true,
    subset: 'PDF/UA',
    font: null,
    autoFirstPage: false,
    info: {
      Title: info.title,
      CreationDate: info.date,
      Producer: 'Plenary',
      Creator: 'Plenary',
      ...(info.author ? { Author: info.author } : {}),
    },
  };
  const kit = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Kit;
  escapeMetadata(kit);
  if (directionOf(info.language) === 'rtl') kit._root.data.ViewerPreferences.data.Direction = 'R2L';
  return kit;
}

/** pdfkit writes the title into XML as it is; a title with `&` would make the file's metadata unreadable. */
function escapeMetadata(kit: Kit): void {
  const original = kit._addInfo.bind(kit);
  kit._addInfo = () => {
    const plain = { ...kit.info };
    for (const [key, value] of Object.entries(plain)) {
      if (typeof value === 'string') kit.info[key] = escapeXml(value);
    }
    original();
    Object.assign(kit.info, plain);
  };
}

function escapeXml(text: string): string {
  return text
    .replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

/** All bytes of the document, once it has ended. */
export function finish(kit: Kit): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    kit.on('data', (chunk) => chunks.push(chunk));
    kit.on('end', () => resolve(Buffer.concat(chunks)));
    kit.on('error', reject);
    kit.end();
  });
}
