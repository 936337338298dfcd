import { createHash } from 'node:crypto';
import type { Bookmark, Mark } from '../layout/index.js';
import { AcroForm } from './acroform.js';
import type { Fonts } from './fonts.js';
import { type Colors, Pen } from './ink.js';
import { finish, type Kit, type KitInfo, openKit } from './pdfkit.js';
import { Structure } from './structure.js';
import type { HiddenField, Widget } from './widgets.js';

/** A page as it is drawn. Points, from the upper left corner. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** A copy begins: elements of earlier pages, though they be the same, do not go on here. */
  readonly begins?: boolean;
  /** Pieces of content in reading order, with where their upper left corner stands. */
  readonly pieces: readonly {
    readonly marks: readonly Mark[];
    readonly x: number;
    readonly y: number;
    readonly artifact: boolean;
    /** Turned a quarter to the left; where its upper left corner then stands, at the foot. */
    readonly turn?: { readonly x: number; readonly y: number };
  }[];
  readonly bookmarks: readonly (Bookmark & { readonly y: number })[];
  /** What can be filled in on it, in a document with a form. */
  readonly widgets: readonly Widget[];
}

export interface PdfDocument extends KitInfo {
  readonly pages: readonly PdfPage[];
  /** Pages with small Roman numbers, before page 1. */
  readonly front: number;
  /** null: a document for paper. */
  readonly form: { readonly hidden: readonly HiddenField[] } | null;
}

/** Pages → bytes of a tagged PDF; the same pages give the same bytes. */
export function writePdf(document: PdfDocument, fonts: Fonts, colors: Colors): Promise<Uint8Array> {
  const kit = openKit(document);
  const interactive = document.form !== null;
  const structure = new Structure(kit, interactive);
  const pen = new Pen(kit, fonts, structure, colors, interactive);
  const form = document.form && new AcroForm(kit, fonts, structure, document.pages, document.form.hidden);
  const hash = createHash('sha256').update(
    JSON.stringify([document.title, document.language, document.date]),
  );
  const outline = new Outline(kit);
  for (const page of document.pages) {
    kit.addPage({ size: [page.width, page.height], margin: 0 });
    if (page.begins) structure.begin();
    pen.begin();
    for (const piece of page.pieces) pen.draw(piece);
    hash.update(pen.end());
    if (form) hash.update(form.fillIn(page));
    for (const bookmark of page.bookmarks) outline.add(bookmark, page.height);
  }
  if (document.front > 0) {
    kit._root.data.PageLabels = { Nums: [0, { S: 'r' }, document.front, { S: 'D' }] };
  }
  structure.end();
  kit._id = hash.digest().subarray(0, 16);
  return finish(kit);
}

/** Bookmarks, nested by their levels. */
class Outline {
  private readonly open: { readonly level: number; readonly item: Kit['outline'] }[] = [];

  constructor(private readonly kit: Kit) {}

  add(bookmark: Bookmark & { readonly y: number }, height: number): void {
    while (this.open.length > 0 && this.open.at(-1)!.level >= bookmark.level) this.open.pop();
    const parent = this.open.at(-1)?.item ?? this.kit.outline;
    const item = parent.addItem(bookmark.title, { expanded: this.open.length === 0 });
    // pdfkit's own destination would scroll to the right edge.
    item.outlineData.Dest = [this.kit.page.dictionary, 'XYZ', null, height - bookmark.y, null];
    this.open.push({ level: bookmark.level, item });
  }
}
