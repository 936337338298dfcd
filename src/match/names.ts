import type { Forms, Question } from '../form/index.js';
import { idFrom, type Option, type Plan } from '../plan/index.js';
import type { Column } from '../responses/index.js';
import { OTHER_WORDS } from './choice-cell.js';
import { asId, behindId, idsIn, squashed, stemsOf, unwrapped, wordingsOf } from './headings.js';
import { folded, normal } from './normalise.js';
import { isSubmissionTime } from './submitted.js';

/** What a column holds. */
export type Meaning =
  | { readonly kind: 'question'; readonly question: Question; readonly byPlace?: boolean }
  /** Whether one option of a question is ticked. */
  | { readonly kind: 'option'; readonly question: Question; readonly option: Option | 'other' }
  /** Respondent, group, an identify key, a column of the roster or of `--by`. */
  | { readonly kind: 'named'; readonly name: string }
  /** When an answer came in, for choosing between two. */
  | { readonly kind: 'submitted' }
  /** One that the survey tool adds to every export. */
  | { readonly kind: 'own' }
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

/** Questions of the forms that a file names itself; empty where it names none. */
export type Near = ReadonlySet<Question>;

/** All that a header may name, ready to be looked up. */
export class Names {
  readonly all: readonly Question[];
  private readonly byId: ReadonlyMap<string, Question>;
  private readonly byLocal: Index;
  private readonly byEnd: Index;
  private readonly byWords: Index;
  /** By ids without dots and hyphens, as tools keep them that take letters and digits only. */
  private readonly byCode: Index;

  constructor(
    readonly forms: Forms,
    private readonly plan: Plan,
    private readonly options: ColumnOptions,
  ) {
    this.all = forms.list
      .filter((f) => options.form === null || f.id === options.form)
      .flatMap((f) => [...f.questions, ...f.aliases]);
    this.byId = new Map(this.all.map((q) => [q.id, q]));
    this.byLocal = indexOf(this.all, (q) => [q.local]);
    this.byEnd = indexOf(this.all, (q) => endsOf(q.id));
    this.byWords = indexOf(this.all, wordingsOf);
    this.byCode = indexOf(this.all, (q) => [squashed(q.id), squashed(q.local)].flatMap((c) => c ?? []));
  }

  /** Questions of the forms that headers name by full id. */
  among(headers: readonly string[]): Near {
    const named = new Set(
      headers.flatMap((h) => {
        const mapped = this.options.map?.get(normal(h));
        const ids = mapped === undefined ? idsIn(h) : [mapped];
        return ids.flatMap((id) => this.byId.get(id)?.form ?? []);
      }),
    );
    return new Set(this.all.filter((q) => named.has(q.form)));
  }

  /** Whether a name is a question, an option of one, or a blank that identifies people. */
  knows(name: string): boolean {
    return this.steps(name, NOBODY, true).length > 0 || this.optionMeanings(name, NOBODY).length > 0;
  }

  /** All that a column may be: one is an answer, several are none. */
  meaningsOf(column: Column, near: Near): readonly Meaning[] {
    const { name, also } = column;
    // A tool that has codes and texts numbers its questions itself: its Q1 need not be ours, so the text goes first.
    const inTurn = also.length === 0 ? [name] : [...also, name];
    const sure = also.length === 0 ? [] : this.sure(name);
    if (sure.length > 0) return sure;
    for (const each of inTurn) {
      const found = this.steps(each, near, also.length === 0 || each !== name);
      if (found.length > 0) return found;
    }
    for (const each of inTurn) {
      const found = this.optionMeanings(each, near);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What the map says of a header. */
  mappedAs(name: string | undefined): readonly Meaning[] {
    return name === undefined ? [] : this.mapped(this.options.map?.get(normal(name)));
  }

  /** By the map, a key of ours or a full id. */
  private sure(name: string): readonly Meaning[] {
    const mapped = this.mappedAs(name);
    if (mapped.length > 0) return mapped;
    const key = this.byKey(name);
    return key.length > 0
      ? key
      : questions(
          idsIn(name)
            .flatMap((id) => this.byId.get(id) ?? [])
            .slice(0, 1),
        );
  }

  /** Steps from the surest to the least sure; the first that finds something decides, and two findings are no answer. */
  private steps(name: string, near: Near, short: boolean): readonly Meaning[] {
    const steps: readonly (() => readonly Meaning[])[] = [
      () => this.sure(name),
      () => (short ? chosen(this.byLocal.get(asId(name)), near) : []),
      () => (short ? chosen(this.byEnd.get(asId(name)), near) : []),
      () => [...chosen(this.byWords.get(normal(name)), near), ...this.byPrompt(name)],
      () => this.known(name),
      () => (isSubmissionTime(name) ? [{ kind: 'submitted' } as const] : []),
      () => this.wrapped(name, near),
    ];
    for (const step of steps) {
      const found = step();
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A question inside a tool's wrapping, by its words or by its id. */
  private wrapped(name: string, near: Near): readonly Meaning[] {
    const inner = unwrapped(name);
    const byWords = new Set(inner.flatMap((w) => this.byWords.get(w) ?? []));
    if (byWords.size > 0) return chosen([...byWords], near);
    // `t3. I can ask for help`, where the tool has cut or changed the words behind the id.
    const shown = [name, ...inner].flatMap((w) => behindId(w) ?? []);
    for (const { id, words } of shown) {
      const full = this.byId.get(id);
      if (full) return questions([full]);
      const local = this.byLocal.get(id) ?? [];
      const said = local.filter((q) => wordingsOf(q).includes(normal(words)));
      if (local.length > 0) return chosen(said.length > 0 ? said : local, near);
    }
    const code = squashed(name);
    return code === null ? [] : chosen(this.byCode.get(code), near);
  }

  private optionMeanings(name: string, near: Near): readonly Meaning[] {
    for (const { stem, part } of stemsOf(name)) {
      const found = this.steps(stem, near, true).flatMap((m): Meaning[] => {
        if (m.kind !== 'question' || m.question.answer.kind !== 'choice') return [];
        const option = optionNamed(m.question.answer.options, part, m.question.answer.other !== null);
        return option === null ? [] : [{ kind: 'option', question: m.question, option }];
      });
      if (found.length > 0) return found;
    }
    return [];
  }

  private mapped(target: string | undefined): readonly Meaning[] {
    if (target === undefined) return [];
    const question = this.byId.get(target);
    if (question) return [{ kind: 'question', question }];
    // A question of another form than `--form` is left out, as the user asked.
    return target === 'ignore' || target.includes('.')
      ? [{ kind: 'ignored' }]
      : [{ kind: 'named', name: target }];
  }

  private byKey(name: string): readonly Meaning[] {
    const keys = [...OWN_COLUMNS, ...this.plan.identify.map((k) => k.key)];
    const key = keys.find((k) => folded(k) === folded(name));
    return key === undefined ? [] : [{ kind: 'named', name: key }];
  }

  private byPrompt(name: string): readonly Meaning[] {
    return this.plan.identify
      .filter((k) => normal(k.plain) === normal(name))
      .map((k) => ({ kind: 'named', name: k.key }));
  }

  private known(name: string): readonly Meaning[] {
    const found = this.options.known.find((k) => folded(k) === folded(name));
    return found === undefined ? [] : [{ kind: 'named', name: found }];
  }
}

type Index = ReadonlyMap<string, readonly Question[]>;

const NOBODY: Near = new Set();

function indexOf(all: readonly Question[], keys: (q: Question) => readonly string[]): Index {
  const index = new Map<string, Question[]>();
  for (const q of all) {
    for (const key of new Set(keys(q))) {
      const known = index.get(key);
      if (known) known.push(q);
      else index.set(key, [q]);
    }
  }
  return index;
}

/** `plan.first.who`, `first.who`, `who` of `reflect.plan.first.who`. */
function endsOf(id: string): readonly string[] {
  const parts = id.split('.');
  return parts.slice(1).map((_, i) => parts.slice(i + 1).join('.'));
}

/** Among the forms that the file names, and only else in the whole plan. */
function chosen(found: readonly Question[] | undefined, near: Near): readonly Meaning[] {
  if (!found) return [];
  const close = found.filter((q) => near.has(q));
  return questions(close.length > 0 ? close : found);
}

function questions(list: readonly Question[]): readonly Meaning[] {
  return list.map((question) => ({ kind: 'question', question }));
}

/** An option by id, label or the code that a tool makes of them; `other` where the question allows it. */
function optionNamed(options: readonly Option[], text: string, other: boolean): Option | 'other' | null {
  const wanted = folded(text);
  const found =
    options.find((o) => o.id === wanted.replaceAll('_', '-')) ??
    options.find((o) => normal(o.plain) === normal(text)) ??
    options.find((o) => o.id === idFrom(text)) ??
    options.find((o) => squashed(o.id) === squashed(text));
  if (found) return found;
  return other && OTHER_WORDS.includes(normal(text)) ? 'other' : null;
}
