/** In: figures with their words, a width in points, Metrics. Out: charts as vectors, in words and as a table. */
export { ticksOf } from './axis.js';
export type { BarData, MirrorData } from './bars.js';
export type { DivergingData, DivergingRow, Speaking } from './diverging.js';
export type { DumbbellData } from './dumbbells.js';
export { drawFigure, type Figure } from './figure.js';
export type { HeatData, HeatRow } from './heat.js';
export type { HistogramData } from './histogram.js';
export type { IntervalData, IntervalRow } from './intervals.js';
export type { PlaceData } from './place.js';
export type { StairData } from './stairs.js';
export { type Strips, stripsOf } from './strips.js';
export { escapeXml, toSvg } from './svg.js';
export type { AxisData, Chart, ChartTable, Setting } from './types.js';
