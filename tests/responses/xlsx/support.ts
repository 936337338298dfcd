import { Findings, toText } from '../../../src/diagnostics/index.js';
import { type Grid, readWorkbook } from '../../../src/responses/xlsx/index.js';
import { type WorkbookXml, workbook } from '../../helpers/workbook.js';

interface Reading {
  readonly grids: readonly Grid[] | null;
  readonly said: readonly string[];
  readonly hints: readonly string[];
}

export async function read(book: WorkbookXml | Uint8Array): Promise<Reading> {
  const findings = new Findings();
  const bytes = book instanceof Uint8Array ? book : workbook(book);
  const grids = await readWorkbook({ path: 'a.xlsx', bytes }, findings);
  const said = findings.list.map((d) => toText(d).split('\n')[0]!);
  return { grids, said, hints: findings.list.map((d) => d.hint ?? '') };
}

/** The rows of the first sheet as one would draw them, each with its number in front. */
export async function drawn(
  book: WorkbookXml | Uint8Array,
): Promise<readonly (readonly (string | number)[])[]> {
  const { grids, said } = await read(book);
  if (said.length > 0) throw new Error(said.join('\n'));
  return grids![0]!.rows.map((r) => [r.row, ...r.cells]);
}

/** The text of one cell that is written like this. */
export async function cell(xml: string, book: WorkbookXml = {}): Promise<string | undefined> {
  const { grids, said } = await read({ ...book, sheets: [{ rows: `<row>${xml}</row>` }] });
  if (said.length > 0) throw new Error(said.join('\n'));
  return grids![0]!.rows[0]?.cells[0];
}
