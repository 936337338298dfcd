import writeXlsxFile from 'write-excel-file/node';
import { type Diagnostic, Findings, locate } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { type Duplicates, matchResponses, namesOf, readMap, readRoster } from '../../src/match/index.js';
import {
  type Canonical,
  canonicalCsv,
  canonicalOf,
  Page,
  type Receipt,
  receiptOf,
  tellReceipt,
  traceCsv,
} from '../../src/report/index.js';
import { PLAIN, readResponses, readText, type ToolId, toolNamed } from '../../src/responses/index.js';
import { planOf } from '../helpers/plan.js';

/** A questionnaire with two items that are nearly the same, and a worksheet with a question of most kinds. */
export const PLAN = `
plenary: 1
title: Working as one team
identify:
  respondent: {prompt: Your name or code}
  group: {prompt: School, options: [North, South, East]}
scales:
  agree: {labels: [Strongly agree, Agree, Disagree, Strongly disagree], values: [4, 3, 2, 1]}
instruments:
  team:
    title: How we work together
    scale: agree
    items:
      - I can ask my colleagues for help.
      - I can ask my colleagues for advice.
      - Bad news travels upward quickly here.
      - {text: The same few people carry most of the extra tasks., reversed: true}
worksheets:
  back:
    title: Looking back
    body:
      - choose:
          id: next
          prompt: What would help you next?
          options:
            - Time
            - Coaching, one to one
            - Books
            - {id: read, text: "Books, and time to read them"}
          max: 4
          other: true
      - choose: {id: again, prompt: Would you come again?, options: [Yes, Perhaps, No]}
      - ask: {id: size, prompt: How many are you?, type: number}
      - write: {id: best, prompt: What was best today?}
`;

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Options {
  readonly plan?: string;
  readonly from?: ToolId;
  readonly form?: string;
  /** Text of a map file. */
  readonly map?: string;
  /** Text of a roster. */
  readonly roster?: string;
  readonly duplicates?: Duplicates;
  /** Rounds by the name of their file. */
  readonly rounds?: Readonly<Record<string, string>>;
  /** The files lie in one folder, or came in one by one. */
  readonly folder?: boolean;
}

export interface Collected {
  /** The canonical file. */
  readonly csv: string;
  readonly receipt: Receipt;
  /** The receipt in 80 columns. */
  readonly text: string;
  readonly trace: string;
  /** `a.csv:1:3 unmatched-column: …`. */
  readonly said: readonly string[];
  readonly found: readonly Diagnostic[];
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Files as they came back → what `plenary collect` makes of them, without the command line. */
export async function collected(given: Files | string, options: Options = {}): Promise<Collected> {
  const plan = planOf(options.plan ?? PLAN);
  const forms = formsOf(plan);
  const findings = new Findings();
  const { form = null, from = null, duplicates = 'keep' } = options;
  const file = (path: string, text: string) => ({ path, text });
  const map =
    options.map === undefined ? null : readMap(file('map.yaml', options.map), forms, plan, findings);
  const people =
    options.roster === undefined ? null : readText('roster.csv', options.roster, PLAIN, findings);
  const roster = people && readRoster(people, findings);
  const names = namesOf(forms, plan, { form, map });
  const knows = (name: string): boolean => names.knows(name);
  const files = Object.entries(typeof given === 'string' ? { 'answers.csv': given } : given).map(
    ([path, content]) => ({ path, bytes: bytesOf(content) }),
  );
  const sets = options.folder ? [files] : files.map((f) => [f]);
  const tables = [];
  for (const set of sets) {
    const round = options.rounds?.[set[0]!.path] ?? null;
    for (const table of await readResponses(set, { from, knows }, findings)) tables.push({ table, round });
  }
  const matching = { form, map, roster, by: [], skipInvalid: true, duplicates };
  const matched = matchResponses(tables, forms, plan, matching, findings);
  const table = canonicalOf(matched, forms);
  const receipt = receiptOf(matched, forms, table, { skipInvalid: false, duplicates });
  return {
    csv: [...canonicalCsv(table)].join(''),
    receipt,
    text: textOf(receipt, table, forms),
    trace: [...traceCsv(table)].join(''),
    said: findings.list.map(said),
    found: findings.list,
  };
}

function textOf(receipt: Receipt, table: Canonical, forms: ReturnType<typeof formsOf>): string {
  const plain = (s: string): string => s;
  const ink = new Proxy({} as Page['ink'], { get: () => plain });
  const page = new Page({ ink, width: 80, unicode: true });
  tellReceipt(page, receipt, table, { forms, tool: (id) => toolNamed(id as ToolId).name });
  return page.lines.join('\n');
}

function said(d: Diagnostic): string {
  const { file, line, column } = locate(d.at);
  return `${file}:${line}:${column} ${d.code}: ${d.message}`;
}

/** Every cell in quotes, as most tools write them. */
export const csvOf = (rows: readonly (readonly string[])[], separator = ',', end = '\n'): string =>
  rows.map((r) => `${r.map((c) => `"${c.replaceAll('"', '""')}"`).join(separator)}${end}`).join('');

/** `rowSpan`: merged with so many cells below, itself counted. */
type Cell = string | number | Date | null | { readonly value: string; readonly rowSpan: number };
export type Cells = readonly (readonly Cell[])[];

/** A workbook of one sheet or several. */
export async function workbookOf(sheets: Readonly<Record<string, Cells>>): Promise<Uint8Array> {
  const all = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((r) =>
      r.map((value) => {
        if (value === null || value === '') return null;
        if (value instanceof Date) return { value, format: 'yyyy-mm-dd hh:mm:ss' };
        return typeof value === 'object' ? value : { value };
      }),
    ),
  }));
  return new Uint8Array(await writeXlsxFile(all as never).toBuffer());
}
