import { breakLines } from '../text/index.js';
import { type Style, styleOf } from './sheet.js';
import type { ChartTable, Setting } from './types.js';

/** Words in lines of a width in points. */
export function wrap({ metrics }: Setting, text: string, width: number, style: Style = {}): string[] {
  if (text === '') return [];
  const run = { text, style: styleOf(style), rise: 0, mark: null, blank: null };
  return breakLines([run], metrics, { width: Math.max(width, 1) }).map((line) =>
    line.spans.map((s) => s.text).join(''),
  );
}

/** At most so many lines; an ellipsis says that the words go on. */
export function wrapTo(
  setting: Setting,
  text: string,
  width: number,
  most: number,
  style: Style = {},
): string[] {
  const lines = wrap(setting, text, width, style);
  if (lines.length <= most) return lines;
  for (let end = lines.slice(0, most).join(' ').length; end > 0; end--) {
    const cut = wrap(setting, `${text.slice(0, end).trimEnd()}…`, width, style);
    if (cut.length <= most) return cut;
  }
  return ['…'];
}

/** A chart in words: what it shows, then each row with the heads of its figures. Cells without a figure are left out. */
export function inWords(title: string, { head, rows }: ChartTable): string {
  const told = rows.map(([name, ...cells]) => {
    const parts = cells.flatMap((cell, i) => (cell === '' ? [] : [`${head[i + 1]} ${cell}`]));
    return `${ended(name ?? '', ':')} ${parts.join(', ')}`;
  });
  return [ended(title, '.'), ...told.map((t) => ended(t, '.'))].join(' ');
}

/** A sign at the end, where the text does not end with one of its own. */
function ended(text: string, sign: '.' | ':'): string {
  const bare = text.trimEnd();
  if (sign === ':') return `${bare.replace(/[.:]$/, '')}:`;
  return /[.?!:]$/.test(bare) ? bare : `${bare}.`;
}
