import { type BarData, bars, type MirrorData, mirrorBars } from './bars.js';
import { type DivergingData, divergingBars } from './diverging.js';
import { type DumbbellData, dumbbells } from './dumbbells.js';
import { type HeatData, heatMap } from './heat.js';
import { type HistogramData, histogram } from './histogram.js';
import { type IntervalData, intervals } from './intervals.js';
import { type PlaceData, placeGrid } from './place.js';
import { type StairData, staircase } from './stairs.js';
import type { Chart, Setting } from './types.js';

/** What is to be drawn, before it is known how wide: the same for a screen, a telephone and a page. */
export type Figure =
  | { readonly kind: 'diverging'; readonly data: DivergingData }
  | { readonly kind: 'dumbbells'; readonly data: DumbbellData }
  | { readonly kind: 'intervals'; readonly data: IntervalData }
  | { readonly kind: 'heat'; readonly data: HeatData }
  | { readonly kind: 'stairs'; readonly data: StairData }
  | { readonly kind: 'place'; readonly data: PlaceData }
  | { readonly kind: 'bars'; readonly data: BarData }
  | { readonly kind: 'mirror'; readonly data: MirrorData }
  | { readonly kind: 'histogram'; readonly data: HistogramData };

export function drawFigure(figure: Figure, setting: Setting): Chart {
  switch (figure.kind) {
    case 'diverging':
      return divergingBars(figure.data, setting);
    case 'dumbbells':
      return dumbbells(figure.data, setting);
    case 'intervals':
      return intervals(figure.data, setting);
    case 'heat':
      return heatMap(figure.data, setting);
    case 'stairs':
      return staircase(figure.data, setting);
    case 'place':
      return placeGrid(figure.data, setting);
    case 'bars':
      return bars(figure.data, setting);
    case 'mirror':
      return mirrorBars(figure.data, setting);
    case 'histogram':
      return histogram(figure.data, setting);
  }
}
