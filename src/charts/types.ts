import type { Drawing } from '../pictures/index.js';
import type { Metrics } from '../text/index.js';

/** Where a chart is drawn: its width in points, and what knows how wide words are. */
export interface Setting {
  readonly width: number;
  readonly metrics: Metrics;
}

/** The same figures as a table: what stands beside the chart. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Chart {
  readonly drawing: Drawing;
  /** The chart in words, with its figures. */
  readonly alternative: string;
  readonly table: ChartTable;
  /** Where it may be parted for pages: the foot of its head, which repeats, then the foot of each row but the last. None: it is one thing. */
  readonly cuts: readonly number[];
}

/** Ends of an axis and where it is marked. */
export interface AxisData {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}
