import { type Diagnostic, Findings, locate } from '../diagnostics/index.js';
import type { Matched, RoundTable } from '../match/index.js';

/** Files of which something cannot be read are left out as a whole; where none is left, their errors are the result. */
export function matchWhole(
  tables: readonly RoundTable[],
  before: readonly Diagnostic[],
  match: (some: readonly RoundTable[], said: Findings) => Matched,
  findings: Findings,
): { readonly matched: Matched; readonly unread: readonly Diagnostic[] } {
  const said = new Findings();
  const matched = match(tables, said);
  const errors = errorsIn(said);
  const whole = tables.filter(({ table }) => !errors.some((e) => isOf(e, table.path)));
  if (errors.length > 0 && whole.length > 0 && whole.length < tables.length)
    return matchWhole(whole, [...before, ...errors], match, findings);
  findings.list.push(...(errors.length > 0 ? before : []), ...said.list);
  return { matched, unread: errors.length > 0 ? [] : before };
}

export const errorsIn = ({ list }: Findings): readonly Diagnostic[] =>
  list.filter((d) => d.severity === 'error');

/** Whether something is said of a table, or of the workbook that it is a sheet of. */
export function isOf({ at }: Diagnostic, table: string): boolean {
  const { file } = locate(at);
  return table === file || table.startsWith(`${file} › `);
}
