import { type Findings, nearest } from '../diagnostics/index.js';
import type { Forms, Question } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Column, Table } from '../responses/index.js';
import { normal } from './normalise.js';

/** What a column holds. */
export type Meaning =
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'column'; readonly name: string }
  /** When an answer came in, for choosing between two. */
  | { readonly kind: 'submitted' }
  | { readonly kind: 'ignored' };

export interface ColumnOptions {
  /** Only this form is in the files. */
  readonly form: string | null;
  /** Normalised header → question id, column or `ignore`. */
  readonly map: ReadonlyMap<string, string> | null;
  /** Further columns that the user asked for by name. */
  readonly known: ReadonlySet<string>;
}

const OWN = ['respondent', 'group', 'round', 'form', 'about', 'rater'];
const SUBMITTED = ['submitted', 'timestamp', 'submission time', 'submitdate', 'completion time', 'end time'];

/** Meaning of each column of a file. What fits nothing is said, with what is nearest; nothing is guessed. */
export function matchColumns(
  table: Table,
  forms: Forms,
  plan: Plan,
  options: ColumnOptions,
  findings: Findings,
): ReadonlyMap<number, Meaning> {
  const questions = forms.list
    .filter((f) => options.form === null || f.id === options.form)
    .flatMap((f) => f.questions);
  const byId = new Map(questions.map((q) => [q.id, q]));
  const named = namedForms(table, byId, options);
  const near = questions.filter((q) => named.size === 0 || named.has(q.form));
  const meanings = new Map<number, Meaning>();
  const taken = new Map<string, Column>();
  for (const column of table.header) {
    const found = meaningOf(table, column, { byId, near, questions, plan, options }, findings);
    if (found === null) continue;
    const key = found.kind === 'question' ? found.question.id : found.kind === 'column' ? found.name : '';
    const first = key === '' ? undefined : taken.get(key);
    if (first) {
      const at = { path: table.path, row: 1, column: column.column };
      findings.error(
        'ambiguous-column',
        at,
        `two columns hold \`${key}\`: column ${first.column} "${first.name}" and this one "${column.name}"`,
        {
          hint: 'keep one of them, or leave one out: --map with `ignore`',
        },
      );
      continue;
    }
    if (key !== '') taken.set(key, column);
    meanings.set(column.column, found);
  }
  return meanings;
}

/** Forms that the file itself names by a full id, or by the map. */
function namedForms(table: Table, byId: ReadonlyMap<string, Question>, options: ColumnOptions): Set<string> {
  const ids = table.header.map((c) => byId.get(options.map?.get(normal(c.name)) ?? c.name)?.form);
  return new Set(ids.filter((id) => id !== undefined));
}

interface Candidates {
  readonly byId: ReadonlyMap<string, Question>;
  /** Questions of the forms that the file names; all of them where it names none. */
  readonly near: readonly Question[];
  readonly questions: readonly Question[];
  readonly plan: Plan;
  readonly options: ColumnOptions;
}

function meaningOf(table: Table, column: Column, c: Candidates, findings: Findings): Meaning | null {
  const { name } = column;
  const mapped = c.options.map?.get(normal(name));
  if (mapped !== undefined) return mappedMeaning(mapped, c);
  const exact = c.byId.get(name);
  if (exact) return { kind: 'question', question: exact };
  const own = ownColumn(name, c);
  if (own) return own;
  for (const fits of [
    (q: Question) => q.local === name,
    (q: Question) => q.local.split('.').at(-1) === name,
    (q: Question) => worded(q, name),
  ]) {
    const found = choose(c.near.filter(fits), c.questions.filter(fits));
    if (found.length === 1) return { kind: 'question', question: found[0]! };
    if (found.length > 1) {
      sayAmbiguous(table, column, found, findings);
      return null;
    }
  }
  if (c.options.known.has(name)) return { kind: 'column', name };
  sayUnmatched(table, column, c, findings);
  return null;
}

function choose(near: readonly Question[], all: readonly Question[]): readonly Question[] {
  return near.length > 0 ? near : all;
}

function mappedMeaning(target: string, c: Candidates): Meaning {
  if (target === 'ignore') return { kind: 'ignored' };
  const question = c.byId.get(target);
  return question ? { kind: 'question', question } : { kind: 'column', name: target };
}

/** Respondent, group and the like; `identify` columns go by key or by what the paper asks. */
function ownColumn(name: string, c: Candidates): Meaning | null {
  const key = normal(name);
  const identify = c.plan.identify.find(
    (k) => k.key === name || normal(k.key) === key || normal(k.plain) === key,
  );
  if (identify) return { kind: 'column', name: identify.key };
  if (OWN.includes(key)) return { kind: 'column', name: key };
  return SUBMITTED.includes(key) ? { kind: 'submitted' } : null;
}

/** The question's own words, alone or as survey tools wrap them: `Form [Item]`, `1. Item`, `q1: Item`, `Form - Item`. */
function worded(q: Question, name: string): boolean {
  const wanted = new Set([q.text, ...q.wordings].map(normal));
  return wrappings(name).some((w) => wanted.has(w));
}

function wrappings(name: string): string[] {
  const bracket = /^.*\[(.+)\]\s*$/s.exec(name)?.[1];
  const numbered = /^\s*(?:q?\d+|[a-z])\s*[.:)]\s*(.+)$/is.exec(name)?.[1];
  const dashed = / [-–—] (.+)$/s.exec(name)?.[1];
  return [name, bracket, numbered, dashed].flatMap((x) => (x ? [normal(x)] : []));
}

function sayAmbiguous(table: Table, column: Column, found: readonly Question[], findings: Findings): void {
  const at = { path: table.path, row: 1, column: column.column };
  const ids = found
    .slice(0, 4)
    .map((q) => `\`${q.id}\``)
    .join(' or ');
  findings.warning('ambiguous-column', at, `"${column.name}" could be ${ids}; the column was not used`, {
    hint: `write the full id into the header, or name the form: --form ${found[0]!.form}`,
  });
}

function sayUnmatched(table: Table, column: Column, c: Candidates, findings: Findings): void {
  const texts = new Map(
    c.questions.flatMap(
      (q) =>
        [
          [q.id, q],
          [q.local, q],
          [q.text, q],
        ] as const,
    ),
  );
  const near = nearest(column.name, texts.keys());
  const question = near === undefined ? undefined : texts.get(near);
  const hint = question
    ? `nearest: ${question.id} "${question.text}"; to use it, a map file with  "${column.name}": ${question.id}  and --map`
    : 'to leave it out in silence, a map file with `ignore` for it and --map';
  findings.warning(
    'unmatched-column',
    { path: table.path, row: 1, column: column.column },
    `"${column.name}" fits no question; the column was not used`,
    { hint },
  );
}
