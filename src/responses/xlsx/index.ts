/** In: the bytes of an Excel workbook. Out: the cells of each sheet as text, as a person sees them. */
import type { Findings } from '../../diagnostics/index.js';
import { type InputFile, kindOf, reading, refuseKind } from '../files/index.js';
import type { Grid } from './grid.js';
import { openPackage } from './package.js';
import { readSheet } from './sheet.js';
import { readStrings } from './strings.js';
import { readFormats } from './styles.js';
import { readContents } from './workbook.js';

export type { Grid, GridRow } from './grid.js';

/**
 * All sheets of a workbook in their order, hidden ones too. Null after one error in `findings`: no workbook
 * (which kind of file it is, is said), damaged, locked, or larger than a table of answers can be.
 */
export async function readWorkbook(file: InputFile, findings: Findings): Promise<readonly Grid[] | null> {
  const kind = kindOf(file.bytes);
  if (kind !== 'xlsx') {
    refuseKind(file, kind, findings);
    return null;
  }
  return reading(file, findings, async () => {
    const parts = await openPackage(file.bytes);
    const { sheets, stringsPart, stylesPart, from1904 } = await readContents(parts);
    const strings = stringsPart === null ? [] : await readStrings(parts, stringsPart);
    const formats = stylesPart === null ? [] : await readFormats(parts, stylesPart);
    const grids: Grid[] = [];
    let cells = 0;
    for (const sheet of sheets) {
      const context = { path: file.path, findings, strings, formats, from1904, cellsBefore: cells };
      const { grid, cells: more } = await readSheet(parts, sheet, context);
      grids.push(grid);
      cells += more;
    }
    return grids;
  });
}
