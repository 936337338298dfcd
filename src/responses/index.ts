/** In: files as they came back, of whatever kind. Out: tables whose cells know their row and column. One reader a format, chosen by content. */
import { Findings } from '../diagnostics/index.js';
import {
  checkSize,
  decodeText,
  holdsNoAnswers,
  type InputFile,
  kindOf,
  passOver,
  refuseKind,
  sayRefused,
  unpack,
} from './files/index.js';
import { readForms } from './forms.js';
import { headerOf } from './header.js';
import { isBlank, type RawSheet, TOP } from './raw.js';
import { tableOfSheet } from './sheet.js';
import type { Table } from './table.js';
import { type ReadOptions, readText } from './text.js';
import { type Grid, readWorkbook } from './xlsx/index.js';

export { type InputFile, notAPlan } from './files/index.js';
export type { Aside, Column, Table, TableRow } from './table.js';
export { PLAIN, type ReadOptions, readText } from './text.js';
export { SENT, TOOLS, type ToolId, toolNamed } from './tools/index.js';

/** Whether a file may be read at all, before it is; its size in bytes. What is too large is told. */
export function mayBeRead(path: string, size: number, findings: Findings): boolean {
  try {
    checkSize(size);
    return true;
  } catch (error) {
    sayRefused(path, error, findings);
    return false;
  }
}

/**
 * Reads what came in under one name: a file, or all files of a folder. Archives are unpacked, a workbook gives a table
 * for each sheet that the plan knows, filled PDFs become one table together. What is wrong goes to `findings`.
 */
export async function readResponses(
  files: readonly InputFile[],
  options: ReadOptions,
  findings: Findings,
): Promise<readonly Table[]> {
  const tables: Table[] = [];
  const forms: InputFile[] = [];
  for (const file of await unpacked(files, findings)) {
    const kind = kindOf(file.bytes);
    if (kind === 'pdf') forms.push(file);
    else if (kind === 'xlsx') tables.push(...(await readSheets(file, options, findings)));
    else if (kind === 'text') tables.push(...readTextFile(file, options, findings));
    else if (files.length > 1 && holdsNoAnswers(kind)) passOver(file, kind, findings);
    else refuseKind(file, kind, findings);
  }
  const filled = await readForms(forms, findings);
  return filled ? [...tables, filled] : tables;
}

async function unpacked(files: readonly InputFile[], findings: Findings): Promise<readonly InputFile[]> {
  const all = await Promise.all(
    files.map(async (f) => (kindOf(f.bytes) === 'zip' ? ((await unpack(f, findings)) ?? []) : [f])),
  );
  return all.flat();
}

function readTextFile(file: InputFile, options: ReadOptions, findings: Findings): Table[] {
  const decoded = decodeText(file, findings);
  const table = decoded && readText(file.path, decoded.text, options, findings);
  return table ? [table] : [];
}

/** Sheets that hold questions of the plan; where none does, the first one with anything in it, so that it can be told. */
async function readSheets(file: InputFile, options: ReadOptions, findings: Findings): Promise<Table[]> {
  const grids = (await readWorkbook(file, findings)) ?? [];
  const sheets = grids.filter((g) => !g.hidden).flatMap((g) => sheetOf(file.path, g) ?? []);
  const headed = sheets.flatMap((sheet) => {
    const header = headerOf(sheet, options);
    return header ? [{ sheet, header }] : [];
  });
  const known = headed.filter((h) => h.header.known > 0);
  const used = known.length > 0 ? known : headed.slice(0, 1);
  const besides = grids.map((g) => g.sheet).filter((name) => !used.some((u) => u.sheet.sheet === name));
  if (used.length === 0 && !findings.hasErrors)
    findings.error('bad-table', { path: file.path }, 'this workbook is empty', {
      hint: 'its first row names the columns: respondent, q1, q2 …',
    });
  return used.flatMap(({ sheet, header }, i) => {
    const path = used.length > 1 ? `${file.path} › ${sheet.sheet}` : file.path;
    return tableOfSheet(sheet, header, path, findings, i === 0 ? besides : []) ?? [];
  });
}

function sheetOf(path: string, grid: Grid): RawSheet | null {
  if (grid.rows.every((r) => isBlank(r.cells))) return null;
  return { path, sheet: grid.sheet, format: 'xlsx', top: grid.rows.slice(0, TOP), rows: grid.rows };
}

/** A roster or another list of people: one table, its first row the header. */
export async function readList(
  file: InputFile,
  options: ReadOptions,
  findings: Findings,
): Promise<Table | null> {
  const own = new Findings();
  const [table, another] = await readResponses([file], options, own);
  findings.list.push(...own.list);
  if (another)
    findings.error('bad-table', { path: file.path }, 'this file holds several tables', {
      hint: 'keep the people on one sheet',
    });
  return table ?? null;
}
