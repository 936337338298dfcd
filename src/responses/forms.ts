import type { Findings } from '../diagnostics/index.js';
import type { InputFile } from './files/index.js';
import { type FilledForm, readFilledPdf } from './pdf-form/index.js';
import type { Table, TableRow } from './table.js';

/** Filled PDFs → one table: a row for each, its cells where the first PDFs with such a field put them. */
export async function readForms(files: readonly InputFile[], findings: Findings): Promise<Table | null> {
  const columns = new Map<string, number>();
  const rows: TableRow[] = [];
  for (const file of files) {
    const form = await readFilledPdf(file, findings);
    if (form) rows.push(rowOf(file.path, form, columns));
  }
  if (rows.length === 0) return null;
  const [first] = files;
  return {
    path: rows.length === 1 ? rows[0]!.path! : `${folderOf(first!.path)} (${rows.length} PDFs)`,
    sheet: null,
    format: 'pdf',
    tool: null,
    header: [...columns].map(([name, column]) => ({ name, column, also: [] })),
    own: new Set(),
    rows,
    aside: [],
    nameless: new Map(),
    besides: [],
  };
}

/** A PDF has no rows: its answers count as those of row 1, in the file's own name. */
function rowOf(path: string, { values, fingerprints }: FilledForm, columns: Map<string, number>): TableRow {
  const cells: string[] = [];
  const put = (name: string, text: string): void => {
    const column = columns.get(name) ?? columns.size + 1;
    columns.set(name, column);
    cells[column - 1] = text;
  };
  if (fingerprints.length > 0) put('form', fingerprints.join('; '));
  for (const [name, value] of values) put(name, value);
  return { row: 1, cells: Array.from(cells, (cell) => cell ?? ''), partial: false, path };
}

function folderOf(path: string): string {
  const inside = path.lastIndexOf(' › ');
  const at = inside >= 0 ? inside : path.lastIndexOf('/');
  return at < 0 ? 'filled forms' : path.slice(0, at);
}
