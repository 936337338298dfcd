import { scaleBand, scaleLinear } from 'd3-scale';
import { Sheet, SIZE, SMALL } from './sheet.js';
import type { Chart, Setting } from './types.js';
import { inWords, wrapTo } from './words.js';

export interface HistogramData {
  readonly title: string;
  readonly heads: { readonly row: string; readonly count: string };
  readonly bins: readonly { readonly label: string; readonly count: number }[];
}

const HEIGHT = 62;

/** How often each value was given, in the order of the scale. */
export function histogram(data: HistogramData, setting: Setting): Chart {
  const sheet = new Sheet(setting);
  const ids = data.bins.map((_, i) => String(i));
  const x = scaleBand(ids, [0, setting.width]).paddingInner(0.15).paddingOuter(0.05);
  const most = Math.max(1, ...data.bins.map((b) => b.count));
  const height = scaleLinear([0, most], [0, HEIGHT]);
  const foot = HEIGHT + SIZE + 4;
  let labels = 1;
  for (const [i, bin] of data.bins.entries()) {
    const [left, w, h] = [x(String(i))!, x.bandwidth(), height(bin.count)];
    sheet.box(left, foot - h, w, h, 'full', 'for');
    sheet.text(String(bin.count), left + w / 2, foot - h - 3, 'middle', {}, 'figure');
    const lines = wrapTo(setting, bin.label, x.step() - 2, 3, { size: SMALL });
    sheet.texts(lines, left + w / 2, foot + 10, 'middle', { size: SMALL }, 'axis');
    labels = Math.max(labels, lines.length);
  }
  sheet.line(0, foot, setting.width, foot, 'zero', 0.9);
  const table = {
    head: [data.heads.row, data.heads.count],
    rows: data.bins.map((b) => [b.label, String(b.count)]),
  };
  return {
    drawing: sheet.drawing(foot + labels * 11 + 4),
    alternative: inWords(data.title, table),
    table,
    cuts: [],
  };
}
