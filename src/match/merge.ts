import type { From } from './answers.js';
import type { Notes } from './notes.js';
import type { Row } from './rows.js';
import type { AnswerValue, Origin } from './types.js';

export type Duplicates = 'error' | 'first' | 'last';

/** Rows of one person in one round, put together question by question. */
export interface Merged {
  /** The first of the rows. */
  readonly first: Row;
  readonly named: ReadonlyMap<string, From<string>>;
  readonly answers: ReadonlyMap<string, From<AnswerValue>>;
}

/** Rows with the same key are one person's; rows without a respondent stay alone. */
export function mergeRows(
  rows: readonly Row[],
  keyOf: (row: Row) => string | null,
  duplicates: Duplicates,
  notes: Notes,
): readonly Merged[] {
  const groups = new Map<string | Row, Row[]>();
  for (const row of rows) {
    const key = keyOf(row) ?? row;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((group) =>
    group.length === 1 ? { first: group[0]!, ...group[0]! } : mergeGroup(group, duplicates, notes),
  );
}

function mergeGroup(group: readonly Row[], duplicates: Duplicates, notes: Notes): Merged {
  const named = new Map<string, From<string>>();
  const answers = new Map<string, From<AnswerValue>>();
  for (const row of inTime(group)) {
    const clashes = [...row.answers].flatMap(([id, again]): Clash[] => {
      const known = answers.get(id);
      return known ? [{ id, known: known.at, again: again.at }] : [];
    });
    if (clashes.length > 0) sayTwice(row, clashes, duplicates, notes);
    sayDiffering(row, named, duplicates, notes);
    for (const [id, answer] of row.answers)
      if (!answers.has(id) || duplicates === 'last') answers.set(id, answer);
    for (const [name, text] of row.named)
      if (!named.has(name) || duplicates === 'last') named.set(name, text);
  }
  return { first: group[0]!, named, answers };
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
