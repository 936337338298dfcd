import { ellipse, n } from './numbers.js';
import type { TickAnswer } from './widgets.js';

/** Side of the square in which a sign stands that has no box, in points. */
const SIGN = 13;

/** How a chosen box looks, in its own coordinates (origin lower left). `letter` needs the form font as /Form. */
export function chosen(look: TickAnswer['look'], w: number, h: number): string {
  if (look === 'square') return tick(w, h);
  if (look === 'circle') return `0 g ${ellipse(w * 0.24, h * 0.24, w * 0.52, h * 0.52)} f`;
  const y = look.low ? SIGN / 2 + 3 : h / 2;
  const code = look.letter?.codePointAt(0) ?? 0;
  if ((code > 32 && code < 127) || (code > 160 && code < 256)) return letter(code, w / 2, y);
  return cross(w / 2, y);
}

/** Name of the like sign in ZapfDingbats, for viewers that draw it anew. */
export function dingbat(look: TickAnswer['look']): string {
  return look === 'square' ? '4' : look === 'circle' ? 'l' : '8';
}

function tick(w: number, h: number): string {
  const at = (x: number, y: number): string => `${n(w * x)} ${n(h * y)}`;
  return `0 G 1.6 w 1 J 1 j ${at(0.2, 0.5)} m ${at(0.42, 0.22)} l ${at(0.82, 0.8)} l S`;
}

function cross(x: number, y: number): string {
  const r = SIGN * 0.35;
  const line = (dy: number): string => `${n(x - r)} ${n(y - dy)} m ${n(x + r)} ${n(y + dy)} l S`;
  return `0 G 1.6 w 1 J ${line(r)} ${line(-r)}`;
}

function letter(code: number, x: number, y: number): string {
  const hex = code.toString(16).padStart(2, '0');
  return `BT 0 g /Form ${SIGN} Tf ${n(x - SIGN * 0.28)} ${n(y - SIGN * 0.33)} Td <${hex}> Tj ET`;
}
