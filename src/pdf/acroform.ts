import type { Fonts } from './fonts.js';
import { CODES, FormFont, type FormFontFile } from './form-font.js';
import { chosen, dingbat } from './looks.js';
import type { Kit, Ref } from './pdfkit.js';
import type { Structure } from './structure.js';
import type { HiddenField, TextAnswer, TickAnswer, Widget } from './widgets.js';

/** Field flags (PDF 1.7, tables 221, 226, 228), annotation flags (table 165). */
const READ_ONLY = 1;
const MULTILINE = 1 << 12;
const RADIO = 1 << 15;
const IN_UNISON = 1 << 25;
const HIDDEN = 2;
const PRINT = 4;

const SIZE = 11;
const LINE_SIZE = 12;

type Data = Record<string, unknown>;

/**
 * The interactive form of a document. Written by hand: pdfkit drops tooltips and structure, and asks viewers to draw
 * the appearances, which they do with fonts of their own.
 */
export class AcroForm {
  private readonly fields: Ref[] = [];
  private readonly fonts: Record<string, Ref> = {};
  private readonly groups = new Map<string, Ref>();
  /** Fields with several widgets, by name. */
  private readonly shared = new Map<string, Ref>();
  private readonly counts = new Map<string, number>();
  private readonly appearances = new Map<string, Ref>();
  private hidden: readonly HiddenField[];

  constructor(
    private readonly kit: Kit,
    private readonly faces: Fonts,
    private readonly structure: Structure,
    pages: readonly { readonly widgets: readonly Widget[] }[],
    hidden: readonly HiddenField[],
  ) {
    for (const { name } of pages.flatMap((p) => p.widgets))
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    this.hidden = hidden;
    if (this.counts.size === 0) return;
    kit._root.data.AcroForm = kit.ref({
      Fields: this.fields,
      DR: { Font: this.fonts },
      DA: text(`/Form ${SIZE} Tf 0 g`),
    });
    // pdfkit ends the fields that have kids, and wants to know of a font.
    kit._acroform = { fonts: {}, defaultFont: 'Form' };
    this.font('Form');
  }

  /** Puts its widgets on the current page; gives back what tells this page from others. */
  fillIn(page: { readonly widgets: readonly Widget[] }): string {
    if (this.counts.size === 0) return '';
    for (const field of this.hidden) this.hide(field);
    this.hidden = [];
    for (const widget of page.widgets) this.add(widget);
    return JSON.stringify(page.widgets.map(({ node: _, ...rest }) => rest));
  }

  private hide({ name, value }: HiddenField): void {
    const ref = this.kit.ref({
      ...annotation(this.kit, [0, 0, 0, 0], HIDDEN),
      ...this.named(name),
      FT: 'Tx',
      Ff: READ_ONLY,
      V: text(value),
      DA: text(`/Form ${SIZE} Tf 0 g`),
    });
    this.enter(name, ref);
    this.kit.page.annotations.push(ref);
    ref.end();
  }

  private add(widget: Widget): void {
    const { answer } = widget;
    const height = this.kit.page.dictionary.data.MediaBox[3] as number;
    const rect = [widget.x, height - widget.y - widget.h, widget.x + widget.w, height - widget.y] as const;
    const own = answer.kind === 'text' ? this.textLook(widget, answer) : this.tickLook(widget, answer);
    const field = this.fieldData(widget);
    const alone = answer.kind !== 'radio' && this.counts.get(widget.name) === 1;
    const parent = alone ? null : this.parent(widget.name, field);
    const ref = this.kit.ref({
      ...annotation(this.kit, rect, PRINT),
      ...(parent ? { Parent: parent } : { ...this.named(widget.name), ...field }),
      TU: text(tooltip(widget)),
      ...own,
    });
    if (parent) parent.data.Kids.push(ref);
    else this.enter(widget.name, ref);
    this.structure.annotation(widget.node, ref);
    this.kit.page.annotations.push(ref);
    ref.end();
  }

  /** The field of several widgets. */
  private parent(name: string, field: Data): Ref {
    const known = this.shared.get(name);
    if (known) return known;
    const ref = this.kit.ref({ ...this.named(name), ...field, Kids: [] });
    this.shared.set(name, ref);
    this.enter(name, ref);
    return ref;
  }

  private fieldData({ name, tooltip: asked, answer }: Widget): Data {
    const several = (this.counts.get(name) ?? 0) > 1;
    switch (answer.kind) {
      case 'radio':
        // Boxes for one answer that is printed in two places go on together.
        return { FT: 'Btn', Ff: RADIO + IN_UNISON, V: 'Off', TU: text(asked) };
      case 'check':
        return { FT: 'Btn', V: 'Off', ...(several ? { TU: text(`${asked}: ${answer.label}`) } : {}) };
      case 'text':
        return {
          FT: 'Tx',
          ...(answer.multiline ? { Ff: MULTILINE } : {}),
          ...(answer.maxLength === null ? {} : { MaxLen: answer.maxLength, Q: 1 }),
          V: text(''),
          DA: text(this.textStyle(answer)),
          TU: text(asked),
        };
    }
  }

  private textStyle({ lead, multiline }: TextAnswer): string {
    if (!multiline) return `/Form ${LINE_SIZE} Tf 0 g`;
    if (lead === null) return `/Form ${SIZE} Tf 0 g`;
    this.font('Lines');
    return `/Lines ${FormFont.sizeFor(lead)} Tf 0 g`;
  }

  private textLook({ w, h }: Widget, answer: TextAnswer): Data {
    return { AP: { N: this.appearance(w, h, '/Tx BMC EMC') }, DA: text(this.textStyle(answer)) };
  }

  private tickLook({ w, h }: Widget, { value, look }: TickAnswer): Data {
    const on = this.appearance(w, h, chosen(look, w, h));
    const off = this.appearance(w, h, '');
    return { AS: 'Off', AP: { N: { [name(value)]: on, Off: off } }, MK: { CA: text(dingbat(look)) } };
  }

  /** Equal appearances are written once. */
  private appearance(w: number, h: number, content: string): Ref {
    const key = `${w.toFixed(3)} ${h.toFixed(3)} ${content}`;
    const known = this.appearances.get(key);
    if (known) return known;
    const resources = content.includes('/Form') ? { Font: { Form: this.font('Form') } } : {};
    const box = [0, 0, w, h];
    const ref = this.kit.ref({ Type: 'XObject', Subtype: 'Form', BBox: box, Resources: resources });
    ref.end(content === '' ? ' ' : content);
    this.appearances.set(key, ref);
    return ref;
  }

  /** Last part of the name, and the level that it belongs to. */
  private named(full: string): Data {
    const parts = full.split('.');
    const last = parts.pop()!;
    const group = parts.length > 0 ? this.group(parts) : null;
    return { T: text(last), ...(group ? { Parent: group } : {}) };
  }

  private enter(full: string, ref: Ref): void {
    const parts = full.split('.').slice(0, -1);
    const kids = parts.length > 0 ? this.group(parts).data.Kids : this.fields;
    kids.push(ref);
  }

  private group(parts: readonly string[]): Ref {
    const full = parts.join('.');
    const known = this.groups.get(full);
    if (known) return known;
    const ref = this.kit.ref({ ...this.named(full), Kids: [] });
    this.groups.set(full, ref);
    this.enter(full, ref);
    return ref;
  }

  private font(kind: 'Form' | 'Lines'): Ref {
    this.fonts[kind] ??= embed(
      this.kit,
      kind === 'Form' ? 'PlenaryForm' : 'PlenaryLines',
      kind === 'Form' ? this.faces.forForms().plain : this.faces.forForms().ruled,
    );
    return this.fonts[kind];
  }
}

function tooltip({ tooltip: asked, answer }: Widget): string {
  return answer.kind === 'text' || answer.label === '' ? asked : `${asked}: ${answer.label}`;
}

function annotation(kit: Kit, rect: readonly number[], flags: number): Data {
  return { Type: 'Annot', Subtype: 'Widget', Rect: rect, F: flags, P: kit.page.dictionary };
}

/** A simple font (PDF 1.7, 9.6.3): viewers encode what is typed by themselves. */
function embed(kit: Kit, called: string, font: FormFontFile): Ref {
  const file = kit.ref({ Length1: font.file.length });
  file.end(font.file);
  const descriptor = kit.ref({
    Type: 'FontDescriptor',
    FontName: called,
    Flags: 32,
    FontBBox: font.box,
    ItalicAngle: 0,
    Ascent: font.ascent,
    Descent: font.descent,
    CapHeight: font.capHeight,
    StemV: 80,
    FontFile2: file,
  });
  descriptor.end();
  const ref = kit.ref({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: called,
    Encoding: 'WinAnsiEncoding',
    FirstChar: CODES[0],
    LastChar: CODES[1],
    Widths: font.widths,
    FontDescriptor: descriptor,
  });
  ref.end();
  return ref;
}

/** pdfkit takes plain strings for names. */
function text(value: string): unknown {
  return new String(value);
}

/**
 * A value as a name (PDF 1.7, 7.3.5), all but plain characters as their codes. Bytes are Latin-1 where that has them,
 * as most programs that read names as text expect; else UTF-8.
 */
function name(value: string): string {
  const latin = /^[\u0000-\u00ff]*$/.test(value);
  return [...Buffer.from(value, latin ? 'latin1' : 'utf8')]
    .map((b) => {
      const c = String.fromCharCode(b);
      return /[A-Za-z0-9_-]/.test(c) ? c : `#${b.toString(16).padStart(2, '0')}`;
    })
    .join('');
}
