import type { Paper } from '../plan/index.js';
import { MM } from './units.js';

/** A page and its text area. Points. */
export interface Frame {
  readonly paper: { readonly width: number; readonly height: number };
  /** Of the text area. */
  readonly width: number;
  readonly height: number;
  readonly inner: number;
  readonly top: number;
  /** The label column of pages that one reads, and what lies between it and the text. */
  readonly label: number;
  readonly text: number;
  readonly textWidth: number;
}

/** Instructions stay at 144 mm, so that they are read easily. */
export const READABLE = 144 * MM;

const WIDE = 168;
const STEP = 16;

/**
 * The text area keeps its 168 mm wherever the paper is wide enough, so that lines break alike on A4 and
 * Letter; its height is whole steps of 16 mm. Narrower papers give up margin and label column first.
 */
export function frameOf(paper: Paper): Frame {
  const narrow = paper.width < 25 + WIDE + 17 - 0.01;
  const inner = narrow ? 18 : 25;
  return framed(paper, inner, narrow ? paper.width - inner - 13 : WIDE, narrow);
}

/** The same paper turned: tables that are wider than an upright page. */
export function landscapeOf(paper: Paper): Frame {
  const [width, height] = [Math.max(paper.width, paper.height), Math.min(paper.width, paper.height)];
  const wide = Math.floor((width - 25 - 20) / 8) * 8;
  return framed({ ...paper, width, height }, 25, wide, false);
}

function framed(paper: Paper, inner: number, width: number, narrow: boolean): Frame {
  const top = paper.height < 240 ? 20 : 26;
  const height = Math.floor((paper.height - top - 29) / STEP) * STEP;
  const label = narrow ? Math.max(18, width * 0.22) : 36;
  const text = label + (narrow ? 3 : 4);
  return {
    paper: { width: paper.width * MM, height: paper.height * MM },
    width: width * MM,
    height: height * MM,
    inner: inner * MM,
    top: top * MM,
    label: label * MM,
    text: text * MM,
    textWidth: (width - text) * MM,
  };
}
