import type { Column } from '../responses/index.js';
import type { MatchedColumns, Meaning, Names } from './names.js';
import { normal } from './normalise.js';

type Torn = MatchedColumns['torn'][number];

/**
 * Questions of one wording, and as many columns of it: `When`, `When2`, `When3` of Microsoft Forms, or the same
 * header again and again. They are taken in the order of the plan. Fewer or more columns are left to be asked about.
 */
export function byRepetition(
  torn: readonly Torn[],
  strays: readonly Column[],
  names: Names,
): ReadonlyMap<number, Meaning> {
  const out = new Map<number, Meaning>();
  for (const [words, same] of byWording(torn)) {
    const { between } = same[0]!;
    const questions = between.flatMap((id) => names.all.find((q) => q.id === id) ?? []);
    const columns = [...same.map((t) => t.column), ...numbered(words, same.length, strays)];
    if (questions.length !== between.length || columns.length !== questions.length) continue;
    for (const [i, { column }] of columns.entries())
      out.set(column, { kind: 'question', question: questions[i]!, byPlace: true });
  }
  return out;
}

function byWording(torn: readonly Torn[]): ReadonlyMap<string, readonly Torn[]> {
  const groups = new Map<string, Torn[]>();
  for (const each of torn) {
    const key = normal(each.column.name);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** `When2` to `When5`, all of them and each once; none behind a header that is there twice as it is. */
function numbered(words: string, same: number, strays: readonly Column[]): readonly Column[] {
  if (same > 1) return [];
  const found = strays.flatMap((column) => {
    const [, stem, digits] = NUMBERED.exec(column.name.trim()) ?? [];
    return stem !== undefined && normal(stem) === words ? [{ number: Number(digits), column }] : [];
  });
  found.sort((a, b) => a.number - b.number);
  return found.every(({ number }, i) => number === i + 2) ? found.map((f) => f.column) : [];
}

const NUMBERED = /^(.*\D)(\d{1,2})$/s;

/** What a map may call each column: of one header again and again the second is `Header2`. */
export function calledByMap(header: readonly Column[]): ReadonlyMap<number, string> {
  const seen = new Map<string, number>();
  const out = new Map<number, string>();
  for (const { name, column } of header) {
    const count = (seen.get(normal(name)) ?? 0) + 1;
    seen.set(normal(name), count);
    if (count > 1) out.set(column, `${name}${count}`);
  }
  return out;
}
