/** Kinds of structure elements (PDF 1.7, 14.8.4) that Plenary's pages are made of. */
export type Role =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Note'
  | 'Link'
  | 'Code'
  | 'Figure'
  | 'Caption'
  | 'Form';

/** A paper form's box, told to readers who do not see it. */
export interface PrintField {
  readonly role: 'cb' | 'rb' | 'tv';
  readonly description: string;
}

/** An element of the document's structure. Each drawn piece of content names the one that it belongs to. */
export interface Node {
  readonly role: Role;
  readonly parent: Node | null;
  readonly scope?: 'Row' | 'Column';
  readonly field?: PrintField;
  /** Of lists. */
  readonly numbering?: 'None' | 'Disc' | 'Decimal';
  /** Columns that a cell takes. */
  readonly span?: number;
  readonly title?: string;
  /** What a figure shows, in words. */
  readonly alternative?: string;
}

export function node(role: Role, parent: Node | null, more: Omit<Node, 'role' | 'parent'> = {}): Node {
  return { role, parent, ...more };
}

/** A heading's role by its depth below the document's title; PDF has six. */
export function headingRole(depth: number): Role {
  return `H${Math.min(Math.max(depth, 1), 6)}` as Role;
}
