import { distance } from 'fastest-levenshtein';
import type { Form, Forms, InstrumentForm } from '../form/index.js';
import type { CodePairs, ResponseRecord } from './types.js';

/** A code as it is compared: `Ab 12` is `ab12`. */
const foldedCode = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.\-_/]+/g, '');

/** The code that a record has made up for a form; null for none. */
function codeOf(record: ResponseRecord, form: Pick<InstrumentForm, 'code'>): string | null {
  const answer = form.code === null ? undefined : record.answers.get(form.code);
  const code = answer?.kind === 'text' ? foldedCode(answer.text) : '';
  return code === '' ? null : code;
}

/** Who a record is by its code: the code of the earliest round that it has been paired with; null without a code. */
export function personByCode(
  form: Pick<InstrumentForm, 'id' | 'code'>,
  pairs: readonly CodePairs[],
): (record: ResponseRecord) => string | null {
  const before = new Map(pairs.filter((p) => p.form === form.id).map((p) => [p.to, p]));
  const first = (round: string, code: string): string => {
    const pair = before.get(round);
    return pair ? first(pair.from, pair.near.find((n) => n.to === code)?.from ?? code) : code;
  };
  return (record) => {
    const code = codeOf(record, form);
    return code === null ? null : first(record.round, code);
  };
}

/**
 * Codes of one round against those of the next: the same code, else one that differs in a single element where no
 * other lies so near on either side. What is ambiguous stays unpaired (McGloin, Holcomb & Main 1996 find most
 * mismatches of self-made codes to differ in one element).
 */
export function pairCodes(
  records: readonly ResponseRecord[],
  forms: Forms,
  rounds: readonly string[],
): readonly CodePairs[] {
  return forms.list.flatMap((form) => {
    if (!hasCode(form)) return [];
    const held = rounds
      .map((round) => ({ round, codes: codesIn(records, form, round) }))
      .filter((r) => r.codes.size > 0);
    return held.slice(1).map((to, i) => pairRounds(form.id, held[i]!, to));
  });
}

const hasCode = (form: Form): form is InstrumentForm => form.kind === 'instrument' && form.code !== null;

/** How many records of a round have each code. */
function codesIn(
  records: readonly ResponseRecord[],
  form: InstrumentForm,
  round: string,
): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const r of records) {
    const code = r.round === round ? codeOf(r, form) : null;
    if (code !== null) out.set(code, (out.get(code) ?? 0) + 1);
  }
  return out;
}

interface Codes {
  readonly round: string;
  readonly codes: ReadonlyMap<string, number>;
}

function pairRounds(form: string, from: Codes, to: Codes): CodePairs {
  const shared = [...from.codes.keys()].filter((c) => to.codes.has(c));
  const doubled = [...from.codes, ...to.codes].flatMap(([c, n]) => (n > 1 ? [c] : []));
  const open = (all: Codes, other: Codes): string[] =>
    [...all.codes.keys()].filter((c) => !other.codes.has(c) && all.codes.get(c) === 1);
  const [left, right] = [open(from, to), open(to, from)];
  const ofLeft = new Map(left.map((c) => [c, right.filter((d) => isNear(c, d))]));
  const ofRight = new Map(right.map((c) => [c, left.filter((d) => isNear(c, d))]));
  const near = left.flatMap((c) => {
    const [only, ...more] = ofLeft.get(c)!;
    return only !== undefined && more.length === 0 && ofRight.get(only)!.length === 1
      ? [{ from: c, to: only }]
      : [];
  });
  const paired = new Set(near.flatMap((p) => [p.from, p.to]));
  const torn = [...ofLeft, ...ofRight].flatMap(([c, all]) => (all.length > 0 && !paired.has(c) ? [c] : []));
  const alone = (all: readonly string[]): string[] => all.filter((c) => !paired.has(c) && !torn.includes(c));
  return {
    form,
    from: from.round,
    to: to.round,
    exact: shared.filter((c) => !doubled.includes(c)).length,
    near,
    ambiguous: [...new Set([...doubled, ...torn])],
    unmatched: { from: alone(left), to: alone(right) },
  };
}

/** Codes of fewer elements differ in one by chance. */
const SHORTEST = 4;

/** One element put wrongly, left out or added. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST || Math.abs(a.length - b.length) > 1) return false;
  return distance(a, b) === 1;
}
