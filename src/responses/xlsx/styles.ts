import type { Parts } from './package.js';

/** How a number in a cell is shown, as far as it matters here. `duration` is hours beyond 24. */
export type Format = 'number' | 'date' | 'time' | 'datetime' | 'duration';

/** The format of each cell style, by its number. */
export async function readFormats(parts: Parts, part: string): Promise<readonly Format[]> {
  const codes = new Map<string, string>();
  const styles: string[] = [];
  let inCellStyles = false;
  await parts.walk(part, {
    open(tag, attributes, depth) {
      if (depth === 2) inCellStyles = tag === 'cellXfs';
      else if (tag === 'numFmt' && depth === 3) {
        codes.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      } else if (tag === 'xf' && depth === 3 && inCellStyles) {
        styles.push(attributes.numFmtId ?? '0');
      }
    },
  });
  return styles.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtIn(Number(id)) : formatOfCode(code);
  });
}

/** Formats that every program knows by number (ECMA-376, 18.8.30); 27 to 36 and 50 to 58 are East Asian dates. */
function builtIn(id: number): Format {
  if (id === 22) return 'datetime';
  if (id >= 14 && id <= 17) return 'date';
  if (id === 46) return 'duration';
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return 'time';
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : 'number';
}

/** `[$-409]d mmm yyyy h:mm AM/PM;@`: what is left without quoted words, colours and languages tells. */
export function formatOfCode(code: string): Format {
  const first = code
    .slice(0, 255)
    .replace(/"[^"]*"?|[\\_*]./g, '')
    .split(';')[0]!;
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'duration';
  const bare = first.replace(/\[[^\]]*\]|general|am\/pm|a\/p/gi, '');
  const time = /[hs]/i.test(bare);
  const date = /[yd]/i.test(bare) || (/m/i.test(bare) && !time);
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : 'number';
}
