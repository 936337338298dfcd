import type { Node, Sign } from '../layout/index.js';

/** A place to fill in on screen (PDF 1.7, 12.7). Widgets of one name are one field and share its value. */
export interface Widget {
  /** Full name: `trust.q1`; a dot parts levels. */
  readonly name: string;
  /** What is asked. */
  readonly tooltip: string;
  /** Points from the page's upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Its element in the document's structure. */
  readonly node: Node;
  readonly answer: TickAnswer | TextAnswer;
}

export interface TickAnswer {
  /** One of several, or each by itself. */
  readonly kind: 'radio' | 'check';
  /** What is stored of it. */
  readonly value: string;
  /** What this box stands for. */
  readonly label: string;
  /** What is drawn when it is chosen. */
  readonly look: 'square' | 'circle' | Sign;
}

export interface TextAnswer {
  readonly kind: 'text';
  readonly multiline: boolean;
  /** Characters. */
  readonly maxLength: number | null;
  /** Points between printed lines that the text is to stand on. */
  readonly lead: number | null;
}

/** What a document keeps about itself, unseen. */
export interface HiddenField {
  readonly name: string;
  readonly value: string;
}
