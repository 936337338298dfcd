/** In: figures with their words, a width in points, Metrics. Out: charts as vectors, in words and as a table. */
export { ticksOf } from './axis.js';
export { type BarData, bars, type MirrorData, mirrorBars } from './bars.js';
export { type DivergingData, type DivergingRow, divergingBars, type Speaking } from './diverging.js';
export { type DumbbellData, dumbbells } from './dumbbells.js';
export { type HeatData, heatMap } from './heat.js';
export { type HistogramData, histogram } from './histogram.js';
export { type IntervalData, intervals } from './intervals.js';
export { type PlaceData, placeGrid } from './place.js';
export { type StairData, staircase } from './stairs.js';
export { escapeXml, toSvg } from './svg.js';
export type { AxisData, Chart, ChartTable, Setting } from './types.js';
