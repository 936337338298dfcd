/** Numbers in content streams: a hundredth of a point is finer than any printer. */
export function n(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a coordinate is ${value}`);
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** `#1a2b3c` as three shares of one. */
export function rgb(color: string): readonly [string, string, string] {
  const part = (at: number): string => n(Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
}

/** Where a circle's Bézier handles stand, as a share of its radius. */
const KAPPA = 0.5523;

/** Path of an ellipse inside a box. */
export function ellipse(x: number, y: number, w: number, h: number): string {
  const [rx, ry] = [w / 2, h / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [kx, ky] = [rx * KAPPA, ry * KAPPA];
  const curve = (...p: readonly number[]): string => `${p.map(n).join(' ')} c`;
  return [
    `${n(cx - rx)} ${n(cy)} m`,
    curve(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
    curve(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
    curve(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
    curve(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
    'h',
  ].join(' ');
}
