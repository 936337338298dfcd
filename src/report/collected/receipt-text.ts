import type { Forms } from '../../form/index.js';
import type { ColumnFate, ReadTable, RowPlace } from '../../match/index.js';
import type { Page } from '../text/page.js';
import { plural } from '../words.js';
import type { Canonical } from './canonical.js';
import { isUndecided, type Receipt } from './receipt.js';

export interface ReceiptWords {
  readonly tool: (id: string) => string;
  readonly forms: Forms;
}

/** The receipt as a terminal shows it: files, columns, rows, a look at what was written. */
export function tellReceipt(page: Page, receipt: Receipt, table: Canonical, words: ReceiptWords): void {
  tellFiles(page, receipt, words);
  page.head('Columns');
  tellColumns(page, receipt, words.forms);
  page.head('Rows');
  tellRows(page, receipt);
  tellLook(page, table, words.forms);
}

const FORMATS: Readonly<Record<string, string>> = {
  csv: 'a table',
  xlsx: 'a workbook',
  json: 'JSON',
  jsonl: 'JSON Lines',
  yaml: 'YAML',
  pdf: 'filled forms',
};

function tellFiles(page: Page, { files, unread }: Receipt, { tool }: ReceiptWords): void {
  const name = Math.min(40, Math.max(...files.map((f) => f.path.length)));
  const digits = Math.max(...files.map((f) => String(f.rows).length));
  const room = page.width - name - digits - ' rows'.length - 4;
  for (const f of files) {
    const what = f.tool === null ? (FORMATS[f.format] ?? f.format) : tool(f.tool);
    const sheet = f.sheet === null ? '' : `, sheet "${f.sheet}"`;
    const round = f.round === null ? '' : `, round ${f.round}`;
    const rows = `${String(f.rows).padStart(digits)} row${f.rows === 1 ? ' ' : 's'}`;
    page.line(
      `${page.cut(f.path, name).padEnd(name)}  ${rows}  ${page.cut(`${what}${sheet}${round}`, room)}`,
    );
  }
  for (const { path, why } of unread) tell(page, 'warning', `${path} was not read: ${why}`);
}

type Sign = 'ok' | 'warning' | 'none';

/** One entry behind its sign. */
function tell(page: Page, sign: Sign, text: string): void {
  const { ok, warning } = page.ink;
  if (sign === 'ok') page.words(text, `  ${page.unicode ? '✓ ' : 'ok'} `, undefined, ok);
  else
    page.words(
      text,
      sign === 'warning' ? '  !  ' : '  -  ',
      undefined,
      sign === 'warning' ? warning : undefined,
    );
}

function tellColumns(page: Page, { files, questions }: Receipt, forms: Forms): void {
  for (const [id, { of, missing }] of Object.entries(questions)) {
    const title = forms.form.get(id)?.title ?? id;
    const none = missing.length === 0 ? '' : `; no column for ${some(missing)}`;
    tell(
      page,
      missing.length === 0 ? 'ok' : 'warning',
      `${of - missing.length} of ${of} questions of ${id} (${title})${none}`,
    );
  }
  for (const file of files) {
    const named = file.columns.filter((c) => c.is === 'named' && c.name !== c.target);
    if (named.length > 0)
      tell(page, 'ok', `${file.path}: ${named.map((c) => `${c.name} → ${c.target}`).join('; ')}`);
    for (const row of rowsByPlace(file)) tell(page, 'warning', placed(file, row));
    for (const c of file.columns.filter(isUndecided)) tell(page, 'warning', undecided(file, c));
    const own = file.columns.filter((c) => c.is === 'own' || c.is === 'submitted').map((c) => `"${c.name}"`);
    if (own.length > 0) tell(page, 'none', `${file.path}: left out, the tool's own: ${some(own, 8)}`);
  }
}

/** Columns that were taken by their order, those of one name together. */
function rowsByPlace({ columns }: ReadTable): Iterable<readonly ColumnFate[]> {
  const rows = new Map<string, ColumnFate[]>();
  for (const c of columns.filter((each) => each.byPlace)) {
    const name = c.name.replace(/[\d\s\p{P}]+$/u, '').toLowerCase();
    rows.set(name, [...(rows.get(name) ?? []), c]);
  }
  return rows.values();
}

function placed(file: ReadTable, columns: readonly ColumnFate[]): string {
  const [first, last] = [columns[0]!, columns.at(-1)!];
  return `${file.path} columns ${first.column} to ${last.column}, "${first.name}" to "${last.name}" taken as ${first.target} to ${last.target}, by their order; check that it is the same`;
}

function undecided(file: ReadTable, { column, name, is, target }: ColumnFate): string {
  if (name === '') return `${file.path} column ${column} has no name and was not used`;
  const place = `${file.path} column ${column} "${name}"`;
  if (is === 'torn') return `${place} is not clear; perhaps ${target}`;
  return `${place} fits no question${target === null ? '' : `; nearest: ${target}`}`;
}

/** The first few and how many more. */
function some(list: readonly string[], most = 6): string {
  const more = list.length > most ? ` and ${list.length - most} more` : '';
  return `${list.slice(0, most).join(', ')}${more}`;
}

function tellRows(page: Page, receipt: Receipt): void {
  const { rows, twice, bad, roster, files } = receipt;
  const people = plural(receipt.respondents, 'respondent');
  tell(page, 'ok', `${plural(rows.read, 'row')} read, ${people}; ${plural(rows.written, 'row')} written`);
  if (twice.length > 0) {
    const who = twice.map((t) => {
      const at = t.at.map((a) => `${a.path}:${a.row}`).join(', ');
      return t.who === '' ? at : `${t.who} (${at})`;
    });
    tell(
      page,
      'warning',
      `${plural(twice.length, 'person').replace('persons', 'people')} answered twice: ${some(who, 4)}; ${counts(receipt.duplicates)}`,
    );
  }
  if (bad.length > 0) {
    const where = bad.map((p) => `${p.file}:${p.row}:${p.column}`);
    tell(page, 'warning', `${plural(bad.length, 'cell')} could not be used and stayed blank: ${some(where)}`);
  }
  for (const code of receipt.codes) tellCodes(page, code);
  for (const message of receipt.versions) tell(page, 'warning', message);
  for (const f of files) tellAside(page, f);
  if (rows.partial > 0)
    tell(page, 'none', `${plural(rows.partial, 'row')} of forms that were not finished, kept`);
  if (roster) tellRoster(page, roster);
}

function counts(duplicates: Receipt['duplicates']): string {
  return duplicates === 'keep' ? 'all kept, see score --duplicates' : `the ${duplicates} answer was taken`;
}

function tellCodes(
  page: Page,
  { form, from, to, exact, near, ambiguous, unmatched }: Receipt['codes'][number],
): void {
  const pairs = near.filter((n) => n.from !== '').map((n) => `${n.from} = ${n.to}`);
  const alike =
    near.length === 0
      ? ''
      : `, ${near.length} by one differing sign${pairs.length > 0 ? ` (${some(pairs, 3)})` : ''}`;
  const alone = unmatched.from.length + unmatched.to.length;
  tell(
    page,
    ambiguous.length > 0 ? 'warning' : 'ok',
    `codes of ${form}, ${from} to ${to}: ${exact} the same${alike}; ${ambiguous.length} ambiguous, ${alone} without a partner`,
  );
}

const WHY: Readonly<Record<string, string>> = {
  preview: 'tests of the form',
  summary: 'figures under the answers',
};

function tellAside(page: Page, file: ReadTable): void {
  for (const [why, words] of Object.entries(WHY)) {
    const rows = file.aside.filter((a) => a.why === why);
    if (rows.length > 0)
      tell(
        page,
        'none',
        `${words}, left out: ${some(
          rows.map((r) => `${file.path}:${r.row} "${r.text}"`),
          4,
        )}`,
      );
  }
  if (file.blank.length > 0)
    tell(
      page,
      'none',
      `${file.blank.length} without any answer: ${some(file.blank.map((r) => placeOf(file, r)))}`,
    );
  const heads = file.aside.filter((a) => a.why === 'head');
  if (heads.length > 0)
    tell(
      page,
      'none',
      `above the header of ${file.path}: ${some(
        heads.map((a) => `"${a.text}"`),
        3,
      )}`,
    );
  if (file.besides.length > 0)
    tell(page, 'none', `sheets without any question, left out: ${some(file.besides.map((s) => `"${s}"`))}`);
}

/** A filled PDF has no rows. */
function placeOf({ format }: ReadTable, { path, row }: RowPlace): string {
  return format === 'pdf' ? path : `${path}:${row}`;
}

function tellRoster(page: Page, { expected, missing, unknown }: NonNullable<Receipt['roster']>): void {
  const named = (people: readonly string[]): string => (people.includes('') ? '' : `: ${some(people)}`);
  if (missing.length > 0)
    tell(page, 'none', `${missing.length} of ${expected} people are missing${named(missing)}`);
  else tell(page, 'ok', `everybody of the roster is there, ${expected} people`);
  if (unknown.length > 0)
    tell(
      page,
      'warning',
      `${unknown.length} not on the roster${named(unknown)}; kept: a slip, or more people for the roster?`,
    );
}

const LOOK = 2;

/** The first rows, as many columns as fit. */
function tellLook(page: Page, table: Canonical, forms: Forms): void {
  if (table.count === 0) return;
  const open = table.header.map((name) => !isSecret(name, forms));
  const rows: (readonly string[])[] = [table.header.filter((_, i) => open[i]).map(lastPart)];
  for (const { cells } of table.rows()) {
    if (rows.length > LOOK) break;
    rows.push(cells.filter((_, i) => open[i]));
  }
  page.head('First rows');
  const cells = rows.map((r) => r.map((c) => page.cut(page.say(c), 14)));
  const widths = cells[0]!.map((_, i) => Math.max(...cells.map((r) => r[i]?.length ?? 0)));
  let room = page.width - 2;
  const shown = widths.filter((w) => {
    room -= w + 2;
    return room >= 0;
  }).length;
  for (const r of cells)
    page.line(
      `  ${r
        .slice(0, shown)
        .map((c, i) => c.padEnd(widths[i]!))
        .join('  ')
        .trimEnd()}`,
    );
}

/** A code that somebody has made up for an anonymous form may be known to others. */
function isSecret(name: string, forms: Forms): boolean {
  const question = forms.question.get(name);
  return question?.answer.kind === 'code' && (forms.form.get(question.form)?.anonymous ?? false);
}

const lastPart = (id: string): string => id.split('.').slice(1).join('.') || id;
