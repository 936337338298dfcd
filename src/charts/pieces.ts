import { drawFigure, type Figure } from './figure.js';
import type { Chart, Setting } from './types.js';

/** A chart in pieces of which none is higher than `most` points, each with its legend and axis. A row by itself is never split. */
export function drawPieces(figure: Figure, setting: Setting, most: number): readonly Chart[] {
  const whole = drawFigure(figure, setting);
  if (whole.drawing.height <= most || countOf(figure) < 2) return [whole];
  const wanted = Math.ceil(whole.drawing.height / most);
  for (let pieces = wanted; ; pieces++) {
    const each = Math.ceil(countOf(figure) / pieces);
    const charts = Array.from({ length: Math.ceil(countOf(figure) / each) }, (_, i) =>
      drawFigure(part(figure, i * each, (i + 1) * each), setting),
    );
    if (each === 1 || charts.every((c) => c.drawing.height <= most)) return charts;
  }
}

/** Rows that may stand in charts of their own; 1: the chart is one thing. */
function countOf(figure: Figure): number {
  switch (figure.kind) {
    case 'place':
    case 'histogram':
      return 1;
    case 'diverging':
      return figure.data.sections.reduce((sum, s) => sum + s.rows.length, 0);
    default:
      return figure.data.rows.length;
  }
}

function part(figure: Figure, from: number, to: number): Figure {
  switch (figure.kind) {
    case 'place':
    case 'histogram':
      return figure;
    case 'diverging':
      return { ...figure, data: { ...figure.data, ...rowsOfSections(figure.data, from, to) } };
    case 'dumbbells':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
    case 'intervals':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
    case 'heat':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
    case 'stairs':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
    case 'bars':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
    case 'mirror':
      return { ...figure, data: { ...figure.data, rows: figure.data.rows.slice(from, to) } };
  }
}

type Diverging = Extract<Figure, { kind: 'diverging' }>['data'];

/** The rows keep the scale that all of them share. */
function rowsOfSections(data: Diverging, from: number, to: number): Pick<Diverging, 'beside' | 'sections'> {
  let at = 0;
  const sections = data.sections.flatMap((s) => {
    const rows = s.rows.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += s.rows.length;
    return rows.length > 0 ? [{ ...s, rows }] : [];
  });
  return { beside: data.beside ?? data.sections.flatMap((s) => s.rows), sections };
}
