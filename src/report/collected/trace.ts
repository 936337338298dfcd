import { csvText, safe } from '../cells.js';
import type { Canonical } from './canonical.js';

const HEAD = ['row', 'column', 'question', 'value', 'file', 'file row', 'file column'];

/** Where every value of the canonical table came from. Anonymous answers are not traced: that would name their rows. */
export function* traceCsv(table: Canonical): Iterable<string> {
  yield csvText([HEAD]);
  const columns = new Map(table.header.map((name, i) => [name, i] as const));
  let row = 1;
  for (const { cells, from } of table.rows()) {
    row++;
    if (!from) continue;
    const { record, questions } = from;
    const lines = questions.flatMap((q) => {
      if (!record.answers.has(q.id)) return [];
      const { path, row: line, column } = record.originOf(q.id);
      const at = columns.get(q.id)!;
      return [[String(row), String(at + 1), q.id, cells[at]!, safe(path), String(line), String(column)]];
    });
    if (lines.length > 0) yield csvText(lines);
  }
}
