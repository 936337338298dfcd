import { nearest } from '../diagnostics/index.js';
import type { Form, Question } from '../form/index.js';
import type { Column } from '../responses/index.js';
import { unwrapped } from './headings.js';
import type { MatchedColumns, Meaning, Names, Near } from './names.js';
import { normal } from './normalise.js';

/** Fewer columns than this may well stand side by side by chance. */
const SHORTEST = 3;

/**
 * Columns headed by the options of one question alone (Typeform): taken where every option has its column, the
 * question itself has none, and no other question has the same options.
 */
export function byOptionsAlone(
  strays: readonly Column[],
  names: Names,
  near: Near,
  meanings: ReadonlyMap<number, Meaning>,
): ReadonlyMap<number, Meaning> {
  const columns = new Map(strays.map((c) => [normal(c.name), c]));
  const taken = questionsIn(meanings);
  const fits = inPlay(names, near).filter(
    ({ answer, id }) =>
      answer.kind === 'choice' &&
      answer.max > 1 &&
      answer.options.length > 1 &&
      !taken.has(id) &&
      answer.options.every((o) => columns.has(normal(o.plain))),
  );
  const out = new Map<number, Meaning>();
  for (const question of fits) {
    if (question.answer.kind !== 'choice') continue;
    const { options } = question.answer;
    const shared = fits.some(
      (q) =>
        q !== question &&
        q.answer.kind === 'choice' &&
        q.answer.options.some((o) => options.some((p) => normal(p.plain) === normal(o.plain))),
    );
    if (shared) continue;
    for (const option of options)
      out.set(columns.get(normal(option.plain))!.column, { kind: 'option', question, option });
  }
  return out;
}

/**
 * `Q3_1` … `Q3_10`, `SQ001` … `SQ010`: a complete run of numbers stands for the items of the one instrument that has
 * as many. Where several have, or several runs could be the same instrument, the user is asked.
 */
export function byCompleteRun(
  strays: readonly Column[],
  names: Names,
  near: Near,
  meanings: ReadonlyMap<number, Meaning>,
): { readonly meanings: ReadonlyMap<number, Meaning>; readonly torn: MatchedColumns['torn'] } {
  const out = new Map<number, Meaning>();
  const torn: MatchedColumns['torn'][number][] = [];
  const taken = new Set([...questionsIn(meanings)].map((id) => id.slice(0, id.indexOf('.'))));
  const open = names.forms.list.filter((f) => !taken.has(f.id) && mayHold(f, names, near));
  const runs = runsIn(strays).map((columns) => ({
    columns,
    fits: open
      .map((f) => itemsOf(f, names))
      .filter((items) => items.length === columns.length && wordsAgree(columns, items)),
  }));
  for (const { columns, fits } of runs) {
    const [only, ...more] = fits;
    if (only === undefined) continue;
    const alone =
      more.length === 0 && runs.filter((r) => r.fits.some((items) => items[0] === only[0])).length === 1;
    for (const [i, column] of columns.entries())
      if (alone) out.set(column.column, { kind: 'question', question: only[i]!, byPlace: true });
      else torn.push({ column, between: fits.map((items) => items[i]!.id) });
  }
  return { meanings: out, torn };
}

/** Where the file has words behind its numbers, most must be near their item, and none nearer to another one. */
function wordsAgree(columns: readonly Column[], items: readonly Question[]): boolean {
  const texts = items.map((q) => normal(q.text));
  const said = columns.map((c) => c.also.flatMap((words) => [words, ...unwrapped(words)]).map(normal));
  const worded = said.filter((words) => words.length > 0).length;
  if (worded === 0) return true;
  const places = said.map((words) => {
    const near = words.flatMap((w) => nearest(w, texts) ?? []);
    return near.length === 0 ? null : texts.indexOf(near.at(-1)!);
  });
  return (
    places.every((place, i) => place === null || place === i) &&
    places.filter((place) => place !== null).length * 2 > worded
  );
}

function mayHold(form: Form, names: Names, near: Near): boolean {
  const own = names.all.filter((q) => q.form === form.id);
  return own.length > 0 && (near.size === 0 || own.some((q) => near.has(q)) || form.kind === 'instrument');
}

/** The items of an instrument that are answered once; other forms have no such row of questions. */
function itemsOf(form: Form, names: Names): readonly Question[] {
  if (form.kind !== 'instrument' || form.scorings.length > 1) return [];
  const ids = new Set(form.scorings[0].items.map((i) => i.question));
  return names.all.filter((q) => ids.has(q.id));
}

/** Columns that differ in a number only, 1 to n, each once; in the order of their numbers. */
function runsIn(strays: readonly Column[]): (readonly Column[])[] {
  const groups = new Map<string, Map<number, Column>>();
  const doubled = new Set<string>();
  for (const column of strays) {
    const found = /^(.*?)0*(\d{1,4})(\D{0,2})$/s.exec(column.name);
    if (!found) continue;
    const key = `${found[1]}\u0000${found[3]}`;
    const group = groups.get(key) ?? new Map<number, Column>();
    if (group.has(Number(found[2]))) doubled.add(key);
    groups.set(key, group.set(Number(found[2]), column));
  }
  return [...groups].flatMap(([key, group]) => {
    const numbers = [...group.keys()].sort((a, b) => a - b);
    const complete = numbers.length >= SHORTEST && numbers.every((n, i) => n === i + 1) && !doubled.has(key);
    return complete ? [numbers.map((n) => group.get(n)!)] : [];
  });
}

function inPlay(names: Names, near: Near): readonly Question[] {
  return near.size > 0 ? [...near] : names.all;
}

function questionsIn(meanings: ReadonlyMap<number, Meaning>): ReadonlySet<string> {
  return new Set(
    [...meanings.values()].flatMap((m) =>
      m.kind === 'question' || m.kind === 'option' ? [m.question.id] : [],
    ),
  );
}
