import { parse } from 'csv-parse/sync';

const SAMPLE = 30;
const DELIMITERS = [',', ';', '\t'];

/**
 * Comma, semicolon or tab: the one that parts most rows into as many cells as the header has. Counting in
 * the header alone would be misled by questions with commas in them.
 */
export function likelyDelimiter(text: string): string {
  const scored = DELIMITERS.map((d) => [d, likeness(text, d)] as const);
  return scored.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function likeness(text: string, delimiter: string): number {
  const widths = sample(text, delimiter).map((record) => record.length);
  const [columns = 0, ...others] = widths;
  if (columns < 2) return 0;
  const same = others.length === 0 ? 1 : others.filter((w) => w === columns).length / others.length;
  return columns * (same + 0.01);
}

function sample(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      to: SAMPLE,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1e6,
    });
  } catch {
    return [];
  }
}
