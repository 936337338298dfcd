import type { Findings } from '../diagnostics/index.js';
import type { Forms, Question } from '../form/index.js';
import type { Plan } from '../plan/index.js';
import type { Column, Table } from '../responses/index.js';
import { asId, unwrapped, wordingsOf } from './headings.js';
import { folded, normal, shown } from './normalise.js';
import { isSubmissionTime } from './submitted.js';

/** What a column holds. */
export type Meaning =
  | { readonly kind: 'question'; readonly question: Question }
  /** Respondent, group, an identify key, a column of the roster or of `--by`. */
  | { readonly kind: 'named'; readonly name: string }
  /** When an answer came in, for choosing between two. */
  | { readonly kind: 'submitted' }
  | { readonly kind: 'ignored' };

export interface ColumnOptions {
  /** Only this form is in the files. */
  readonly form: string | null;
  /** Normalised header → question id, column or `ignore`. */
  readonly map: ReadonlyMap<string, string> | null;
  /** Further columns that the roster or the user names. */
  readonly known: readonly string[];
}

export interface MatchedColumns {
  /** By column number. */
  readonly meanings: ReadonlyMap<number, Meaning>;
  /** Columns that fit nothing. */
  readonly strays: readonly Column[];
  /** Columns that fit more than one question. */
  readonly torn: readonly { readonly column: Column; readonly between: readonly string[] }[];
}

/** Columns that response files have beside questions and identify keys. */
export const OWN_COLUMNS = ['respondent', 'group', 'round', 'form', 'about', 'rater'];

/** Meaning of each column of a file; nothing is guessed. */
export function matchColumns(
  table: Table,
  forms: Forms,
  plan: Plan,
  options: ColumnOptions,
  findings: Findings,
): MatchedColumns {
  const candidates = candidatesOf(table, forms, plan, options);
  const meanings = new Map<number, Meaning>();
  const strays: Column[] = [];
  const torn: MatchedColumns['torn'][number][] = [];
  for (const column of table.header) {
    const found = meaningsOf(column.name, candidates);
    if (found.length === 1) meanings.set(column.column, found[0]!);
    else if (found.length === 0) strays.push(column);
    else torn.push({ column, between: found.map(nameOf) });
  }
  refuseTwice(table, meanings, findings);
  return { meanings, strays, torn };
}

interface Candidates {
  readonly byId: ReadonlyMap<string, Question>;
  /** Questions of the forms that the file names itself; all of them where it names none. */
  readonly near: readonly Question[];
  readonly all: readonly Question[];
  readonly wordings: ReadonlyMap<Question, readonly string[]>;
  readonly plan: Plan;
  readonly options: ColumnOptions;
}

function candidatesOf(table: Table, forms: Forms, plan: Plan, options: ColumnOptions): Candidates {
  const all = forms.list
    .filter((f) => options.form === null || f.id === options.form)
    .flatMap((f) => [...f.questions, ...f.aliases]);
  const byId = new Map(all.map((q) => [q.id, q]));
  const named = new Set(
    table.header.flatMap((c) => byId.get(options.map?.get(normal(c.name)) ?? asId(c.name))?.form ?? []),
  );
  const near = all.filter((q) => named.has(q.form));
  const wordings = new Map(all.map((q) => [q, wordingsOf(q)]));
  return { byId, near, all, wordings, plan, options };
}

/** Steps from the surest to the least sure; the first that finds something decides, and two findings are no answer. */
const STEPS: readonly ((name: string, c: Candidates) => readonly Meaning[])[] = [
  (name, c) => mapped(c.options.map?.get(normal(name)), c),
  (name, c) => byKey(name, c.plan),
  (name, c) => questionMeanings([c.byId.get(asId(name))]),
  (name, c) => among(c, (q) => q.local === asId(name)),
  (name, c) => among(c, (q) => q.id.endsWith(`.${asId(name)}`)),
  (name, c) => [...among(c, (q) => c.wordings.get(q)!.includes(normal(name))), ...byPrompt(name, c.plan)],
  (name, c) => known(name, c.options.known),
  (name) => (isSubmissionTime(name) ? [{ kind: 'submitted' }] : []),
  (name, c) => wrapped(name, c),
];

function meaningsOf(name: string, c: Candidates): readonly Meaning[] {
  for (const step of STEPS) {
    const found = step(name, c);
    if (found.length > 0) return found;
  }
  return [];
}

function questionMeanings(questions: readonly (Question | undefined)[]): readonly Meaning[] {
  return questions.flatMap((question) => (question ? [{ kind: 'question', question }] : []));
}

/** Among the forms that the file names, and only else in the whole plan. */
function among(c: Candidates, fits: (q: Question) => boolean): readonly Meaning[] {
  const near = c.near.filter(fits);
  return questionMeanings(near.length > 0 ? near : c.all.filter(fits));
}

function wrapped(name: string, c: Candidates): readonly Meaning[] {
  const inner = unwrapped(name);
  return among(c, (q) => c.wordings.get(q)!.some((w) => inner.includes(w)));
}

function mapped(target: string | undefined, c: Candidates): readonly Meaning[] {
  if (target === undefined) return [];
  const question = c.byId.get(target);
  if (question) return [{ kind: 'question', question }];
  // A question of another form than `--form` is left out, as the user asked.
  return target === 'ignore' || target.includes('.')
    ? [{ kind: 'ignored' }]
    : [{ kind: 'named', name: target }];
}

function byKey(name: string, plan: Plan): readonly Meaning[] {
  const keys = [...OWN_COLUMNS, ...plan.identify.map((k) => k.key)];
  const key = keys.find((k) => folded(k) === folded(name));
  return key === undefined ? [] : [{ kind: 'named', name: key }];
}

function byPrompt(name: string, plan: Plan): readonly Meaning[] {
  return plan.identify
    .filter((k) => normal(k.plain) === normal(name))
    .map((k) => ({ kind: 'named', name: k.key }));
}

function known(name: string, columns: readonly string[]): readonly Meaning[] {
  const found = columns.find((k) => folded(k) === folded(name));
  return found === undefined ? [] : [{ kind: 'named', name: found }];
}

function nameOf(meaning: Meaning): string {
  if (meaning.kind === 'question') return meaning.question.id;
  return meaning.kind === 'named' ? meaning.name : meaning.kind;
}

/** Two columns for one thing: which of them counts is for the user to say. */
function refuseTwice(table: Table, meanings: ReadonlyMap<number, Meaning>, findings: Findings): void {
  const first = new Map<string, Column>();
  for (const column of table.header) {
    const meaning = meanings.get(column.column);
    if (meaning?.kind !== 'question' && meaning?.kind !== 'named') continue;
    const key = nameOf(meaning);
    const other = first.get(key);
    if (other === undefined) first.set(key, column);
    else {
      const message = `two columns hold \`${key}\`: column ${other.column} "${shown(other.name)}" and this one, "${shown(column.name)}"`;
      findings.error('ambiguous-column', { path: table.path, row: 1, column: column.column }, message, {
        hint: 'delete or rename one of them',
      });
    }
  }
}
