/** Pixels, as a PDF embeds them. */
export interface Raster {
  readonly kind: 'raster';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** `jpeg`: the file's own bytes; `raw`: 8 bits a channel, rows from the top. */
  readonly format: 'jpeg' | 'raw';
  readonly channels: 1 | 3 | 4;
  readonly data: Uint8Array;
  /** Opacity, 8 bits a pixel; null: opaque. */
  readonly alpha: Uint8Array | null;
  /** How a camera was held (EXIF 2.32, 4.6.4): 1 upright, 3 half turn, 6 and 8 quarter turns. */
  readonly orientation: 1 | 3 | 6 | 8;
}

/** Lines and words. Points, from the upper left corner. */
export interface Drawing {
  readonly kind: 'drawing';
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Segment =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

export type Shape = PathShape | TextShape;

interface Toned {
  /** What the shape stands for, as names with blanks between (`for full`): a screen may colour it; paper has its ink. */
  readonly tone?: string;
}

export interface PathShape extends Toned {
  readonly kind: 'path';
  readonly segments: readonly Segment[];
  /** `#rrggbb`; null: none. */
  readonly fill: string | null;
  readonly evenOdd: boolean;
  readonly stroke: string | null;
  readonly weight: number;
  readonly dash: readonly number[];
  readonly cap: 0 | 1 | 2;
  readonly join: 0 | 1 | 2;
}

export interface TextShape extends Toned {
  readonly kind: 'text';
  readonly text: string;
  readonly size: number;
  readonly face: { readonly serif: boolean; readonly bold: boolean; readonly italic: boolean };
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  /** From the text's baseline start to the drawing. */
  readonly matrix: Matrix;
}

/** a b c d e f, as SVG and PDF write it: x' = a·x + c·y + e. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Picture = Raster | Drawing;

/** Why a file is no picture that can be printed; `hint` says what to do. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
  readonly hint: string;
}
