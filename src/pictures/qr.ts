import { encode } from 'uqr';
import type { Drawing, Segment } from './types.js';

/**
 * An address as a QR code (ISO/IEC 18004) with a quiet zone of four modules, error correction M.
 * @param size Of the whole with its quiet zone, in points.
 */
export function qrDrawing(text: string, size: number): Drawing {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 4 });
  const unit = size / modules;
  const segments = data.flatMap((row, y) =>
    runsOf(row).flatMap(([from, to]) => bar(from * unit, y * unit, to * unit, unit)),
  );
  const shape = { kind: 'path', segments, fill: '#000000', evenOdd: false, stroke: null, weight: 0 } as const;
  return { kind: 'drawing', width: size, height: size, shapes: [{ ...shape, dash: [], cap: 0, join: 0 }] };
}

/** Black modules side by side as one bar, so that no hairline of white stands between them. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((black, x) => {
    const last = runs.at(-1);
    if (!black) return;
    if (last && last[1] === x) last[1] = x + 1;
    else runs.push([x, x + 1]);
  });
  return runs;
}

function bar(x1: number, y: number, x2: number, unit: number): Segment[] {
  // A hundredth of a module over the next row closes the seam that some printers draw.
  const bottom = y + unit * 1.01;
  return [['M', x1, y], ['L', x2, y], ['L', x2, bottom], ['L', x1, bottom], ['Z']];
}
