import { parse } from 'csv-parse/sync';

const SAMPLE = 30;
const SAMPLE_TEXT = 1 << 19;
const DELIMITERS = [',', ';', '\t'];

/**
 * Comma, semicolon or tab: the one by which most names of some row are known to the plan; else the one that parts
 * most rows into as many cells as the first has. Counting in the header alone would be misled by questions with
 * commas in them.
 */
export function likelyDelimiter(text: string, knows: (name: string) => boolean): string {
  const start = text.slice(0, SAMPLE_TEXT);
  const scored = DELIMITERS.map((d) => {
    const rows = sample(start, d);
    return { d, known: Math.max(0, ...rows.map((r) => r.filter(knows).length)), likeness: likeness(rows) };
  });
  return scored.reduce((best, next) =>
    next.known > best.known || (next.known === best.known && next.likeness > best.likeness) ? next : best,
  ).d;
}

function likeness(rows: readonly (readonly string[])[]): number {
  const [columns = 0, ...others] = rows.map((record) => record.length);
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
