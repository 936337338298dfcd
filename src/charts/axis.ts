import { scaleLinear } from 'd3-scale';
import { type Sheet, SMALL } from './sheet.js';
import type { AxisData } from './types.js';

export type X = (value: number) => number;

/** Values to points; what lies outside the axis is drawn at its end. */
export function axisScale({ from, to }: AxisData, left: number, right: number): X {
  const x = scaleLinear([from, to === from ? from + 1 : to], [left, right]).clamp(true);
  return (value) => x(value);
}

/** Ticks of a whole scale: each of its values where there are few, else round ones. */
export function ticksOf(from: number, to: number, show: (value: number) => string): AxisData['ticks'] {
  const whole = to - from <= 10 && Number.isInteger(from) && Number.isInteger(to);
  const values = whole
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
    : scaleLinear([from, to]).ticks(5);
  return values.map((at) => ({ at, label: show(at) }));
}

/** Upright lines of a plot, and their figures under it; figures that would touch are left out. Gives the foot. */
export function drawAxis(sheet: Sheet, { ticks }: AxisData, x: X, top: number, bottom: number): number {
  let free = -Infinity;
  for (const { at, label } of ticks) {
    sheet.line(x(at), top, x(at), bottom, 'grid', 0.4);
    const half = sheet.widthOf(label, { size: SMALL }) / 2;
    if (x(at) - half < free + 4) continue;
    const { width } = sheet.setting;
    const anchor = x(at) + half > width ? 'end' : x(at) - half < 0 ? 'start' : 'middle';
    sheet.text(
      label,
      anchor === 'end' ? width : anchor === 'start' ? 0 : x(at),
      bottom + 10,
      anchor,
      { size: SMALL },
      'axis',
    );
    free = x(at) + half;
  }
  return bottom + 13;
}
