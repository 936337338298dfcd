import type { From } from './answers.js';
import type { Notes } from './notes.js';
import type { Row } from './rows.js';
import type { AnswerValue, Origin } from './types.js';

/** Which of two answers to one question counts; `keep`: both stay, in rows of their own. */
export type Duplicates = 'error' | 'first' | 'last' | 'keep';

/** Rows of one person in one round, put together question by question. */
export interface Merged {
  /** The first of the rows. */
  readonly first: Row;
  readonly named: ReadonlyMap<string, From<string>>;
  readonly answers: ReadonlyMap<string, From<AnswerValue>>;
}

/** Rows of one person in one round as one record; with `keep` as many as it takes that no answer is lost. */
export function mergeGroup(
  group: readonly Row[],
  duplicates: Duplicates,
  notes: Notes,
  clashed: (rows: readonly Row[]) => void,
): readonly Merged[] {
  if (duplicates === 'keep') return keptApart(group, notes, clashed);
  const named = new Map<string, From<string>>();
  const answers = new Map<string, From<AnswerValue>>();
  const twice = new Set<Row>();
  for (const row of inTime(group)) {
    const clashes = [...row.answers].flatMap(([id, again]): Clash[] => {
      const known = answers.get(id);
      return known ? [{ id, known: known.at, again: again.at }] : [];
    });
    if (clashes.length > 0) {
      sayTwice(row, clashes, duplicates, notes);
      twice.add(row);
    }
    sayDiffering(row, named, duplicates, notes);
    for (const [id, answer] of row.answers)
      if (!answers.has(id) || duplicates === 'last') answers.set(id, answer);
    for (const [name, text] of row.named)
      if (!named.has(name) || duplicates === 'last') named.set(name, text);
  }
  if (twice.size > 0) clashed(group);
  return [{ first: group[0]!, named, answers }];
}

/** A row joins the first record that answers none of its questions yet. */
function keptApart(
  group: readonly Row[],
  notes: Notes,
  clashed: (rows: readonly Row[]) => void,
): readonly Merged[] {
  const kept: { first: Row; named: Map<string, From<string>>; answers: Map<string, From<AnswerValue>> }[] =
    [];
  for (const row of group) {
    const home = kept.find((k) => ![...row.answers.keys()].some((id) => k.answers.has(id)));
    if (!home) {
      kept.push({ first: row, named: new Map(row.named), answers: new Map(row.answers) });
      continue;
    }
    sayDiffering(row, home.named, 'keep', notes);
    for (const [id, answer] of row.answers) home.answers.set(id, answer);
    for (const [name, text] of row.named) if (!home.named.has(name)) home.named.set(name, text);
  }
  if (kept.length > 1) clashed(group);
  return kept;
}

/** By submission time where every row has one, else in the order of files and rows. */
function inTime(group: readonly Row[]): readonly Row[] {
  const timed = group.flatMap((row) => (row.time === null ? [] : [{ row, time: row.time }]));
  if (timed.length < group.length) return group;
  return timed.sort((a, b) => a.time - b.time).map((t) => t.row);
}

interface Clash {
  readonly id: string;
  readonly known: Origin;
  readonly again: Origin;
}

/** One message for a row, however many of its questions were answered before. */
function sayTwice(row: Row, clashes: readonly Clash[], duplicates: Duplicates, notes: Notes): void {
  const { id, known, again } = clashes[0]!;
  const who = row.named.get('respondent')!.value;
  const what = clashes.length === 1 ? `\`${id}\`` : `${clashes.length} questions, \`${id}\` the first,`;
  const place = (o: Origin): string => `${o.path}:${o.row}:${o.column}`;
  const message = `${who} has answered ${what} twice: at ${place(known)} and at ${place(again)}`;
  if (duplicates === 'error') {
    notes.findings.error('duplicate-answer', again, message, {
      hint: 'keep one of them, or say which counts: --duplicates first or --duplicates last',
    });
  } else notes.warn('duplicate-answer', again, `${message}; the ${duplicates} one counts`);
}

/** The same person with another group: one of them counts, and that must be said. */
function sayDiffering(
  row: Row,
  known: ReadonlyMap<string, From<string>>,
  duplicates: Duplicates,
  notes: Notes,
): void {
  for (const [name, { value, at }] of row.named) {
    const before = known.get(name);
    if (!before || before.value === value || name === 'form') continue;
    const counts = duplicates === 'last' ? value : before.value;
    const message = `${row.named.get('respondent')!.value} has ${name} \`${value}\` here and \`${before.value}\` at ${before.at.path}:${before.at.row}; \`${counts}\` counts`;
    notes.warn('duplicate-answer', at, message, {
      hint: `mend one of them, so that the ${name} is the same`,
    });
  }
}
