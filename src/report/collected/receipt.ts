import type { Form, Forms } from '../../form/index.js';
import type {
  Attendance,
  CodePairs,
  ColumnFate,
  Duplicates,
  Matched,
  Problem,
  ReadTable,
  Twice,
} from '../../match/index.js';
import { type Canonical, formsWithData } from './canonical.js';

/** What came in, so that it adds up: every row and every column is accounted for. Plain data, for people and scripts. */
export interface Receipt {
  readonly plenary: 1;
  readonly files: readonly ReadTable[];
  /** Files that could not be read, and why. */
  readonly unread: readonly Unread[];
  readonly rows: {
    readonly read: number;
    readonly blank: number;
    readonly partial: number;
    readonly aside: number;
    readonly written: number;
  };
  readonly respondents: number;
  readonly rounds: readonly string[];
  /** By form with data. */
  readonly questions: Readonly<Record<string, { readonly of: number; readonly missing: readonly string[] }>>;
  readonly twice: readonly Twice[];
  /** Which of two answers counts; `keep`: both were written, and it is asked when they are scored. */
  readonly duplicates: Duplicates;
  readonly codes: readonly CodePairs[];
  readonly roster: Attendance | null;
  readonly versions: readonly string[];
  readonly bad: readonly Problem[];
  /** What a person must decide before all of it can be used. */
  readonly decisions: number;
}

export interface Unread {
  readonly path: string;
  readonly why: string;
}

export interface ReceiptOptions {
  /** The user has said that bad cells count as missing. */
  readonly skipInvalid: boolean;
  readonly duplicates: Duplicates;
  readonly unread?: readonly Unread[];
}

export function receiptOf(
  matched: Matched,
  forms: Forms,
  table: Canonical,
  { skipInvalid, duplicates, unread = [] }: ReceiptOptions,
): Receipt {
  const known = formsWithData(matched, forms);
  const nameless = known.every((f) => f.anonymous);
  const bad = matched.problems.filter((p) => p.code === 'bad-cell' || p.code === 'too-many');
  const undecided = matched.tables.flatMap((t) => t.columns.filter(isUndecided)).length;
  const sum = (count: (t: ReadTable) => number): number => matched.tables.reduce((n, t) => n + count(t), 0);
  return {
    plenary: 1,
    files: matched.tables,
    unread,
    rows: {
      read: sum((t) => t.rows),
      blank: sum((t) => t.blank.length),
      partial: sum((t) => t.partial.length),
      aside: sum((t) => t.aside.filter((a) => a.why !== 'head').length),
      written: table.count,
    },
    respondents: matched.respondents,
    rounds: matched.rounds,
    questions: Object.fromEntries(known.map((f) => [f.id, coverageOf(f, matched.matched)])),
    twice: matched.twice.map((t) => (nameless ? { ...t, who: '' } : t)),
    duplicates,
    codes: matched.codes.map((c) => (forms.form.get(c.form)?.anonymous ? withoutCodes(c) : c)),
    roster: matched.attendance && (nameless ? withoutNames(matched.attendance) : matched.attendance),
    versions: matched.problems.filter((p) => p.code === 'other-version').map((p) => p.message),
    bad,
    decisions:
      undecided +
      unread.length +
      (duplicates === 'keep' ? matched.twice.length : 0) +
      (skipInvalid ? 0 : bad.length) +
      (matched.attendance?.unknown.length ?? 0),
  };
}

export const isUndecided = (c: ColumnFate): boolean => c.is === 'stray' || c.is === 'torn';

function coverageOf(form: Form, matched: ReadonlySet<string>): { of: number; missing: string[] } {
  const asked = form.questions.filter(
    (q) => !form.questions.some((o) => o.answer.kind === 'choice' && o.answer.other === q.id),
  );
  return { of: asked.length, missing: asked.filter((q) => !matched.has(q.id)).map((q) => q.id) };
}

/** How many, not who. */
const blank = (list: readonly string[]): string[] => list.map(() => '');

function withoutNames({ expected, missing, unknown }: Attendance): Attendance {
  return { expected, missing: blank(missing), unknown: blank(unknown) };
}

/** A code may be known to somebody. */
function withoutCodes(pairs: CodePairs): CodePairs {
  return {
    ...pairs,
    near: pairs.near.map(() => ({ from: '', to: '' })),
    ambiguous: blank(pairs.ambiguous),
    unmatched: { from: blank(pairs.unmatched.from), to: blank(pairs.unmatched.to) },
  };
}
