import type { Plan } from '../plan/index.js';
import { blankLabel } from './blanks.js';
import type { Ledger } from './ledger.js';
import { type Merged, mergeGroup } from './merge.js';
import type { Notes } from './notes.js';
import type { MatchOptions } from './options.js';
import { Numbers } from './pool.js';
import type { AnswerValue, Lookup, Origin, ResponseRecord, Twice } from './types.js';

type RecordOptions = Pick<MatchOptions, 'roster' | 'by' | 'duplicates'>;

/** Rows of the ledger → records, those of one person in one round put together, in the order of first appearance. */
export function recordsOf(
  ledger: Ledger,
  plan: Plan,
  options: RecordOptions,
  notes: Notes,
  twice: Twice[],
): readonly ResponseRecord[] {
  const context = { plan, options };
  const records: ResponseRecord[] = [];
  for (const rows of groupsOf(ledger)) {
    if (typeof rows === 'number') {
      records.push(new LedgerRecord(ledger, rows, context));
      continue;
    }
    const round = ledger.round(rows[0]!);
    const group = rows.map((index) => ledger.row(index));
    const merged = mergeGroup(group, options.duplicates, notes, (all) => {
      const who = all[0]!.named.get('respondent')!.value;
      twice.push({ who, round, at: all.map(({ path, row }) => ({ path, row })) });
    });
    for (const one of merged) records.push(new MergedRecord(one, round, context));
  }
  return records;
}

/** Same respondent, round, about and rater: one person's. Nobody knows who a row without a respondent is. */
function groupsOf(ledger: Ledger): readonly (number | number[])[] {
  const out: (number | number[])[] = [];
  // Place in `out` of each person's rows, plus one; people are numbered, so that a list will do for a map.
  const rounds = new Map<string, Numbers>();
  for (let index = 0; index < ledger.size; index++) {
    const who = ledger.textNumber(index, 'respondent');
    if (who === 0) {
      out.push(index);
      continue;
    }
    const set = `${ledger.textNumber(index, 'about')} ${ledger.textNumber(index, 'rater')} ${ledger.round(index)}`;
    let people = rounds.get(set);
    if (!people) {
      people = new Numbers();
      rounds.set(set, people);
    }
    const place = people.get(who);
    if (place === 0) {
      people.set(who, out.push(index));
      continue;
    }
    const known = out[place - 1]!;
    if (typeof known === 'number') out[place - 1] = [known, index];
    else known.push(index);
  }
  return out;
}

interface Context {
  readonly plan: Plan;
  readonly options: RecordOptions;
}

/** The rater that means the respondent. */
const SELF = 'self';
/** Not among a record's columns, unless `--by` asks for them. */
const OWN = ['respondent', 'round', 'form'];

/** What a record says is worked out when it is asked: few of a million are ever looked at as a whole. */
abstract class Recorded implements ResponseRecord {
  abstract readonly answers: Lookup<AnswerValue>;
  abstract readonly origin: ResponseRecord['origin'];
  abstract readonly round: string;

  constructor(protected readonly context: Context) {}

  abstract originOf(question: string): Origin;
  protected abstract text(name: string): string | null;
  protected abstract names(): Iterable<string>;

  get respondent(): string | null {
    return this.text('respondent');
  }

  get prints(): string | null {
    return this.text('form');
  }

  get group(): string | null {
    return this.column('group') ?? null;
  }

  get rater(): string | null {
    return this.text('rater');
  }

  /** Who answers about themselves need not say so twice. */
  get about(): string | null {
    return this.text('about') ?? (this.rater === SELF ? this.respondent : null);
  }

  get columns(): Lookup<string> {
    return new ColumnView(
      (name) => this.column(name),
      () => this.columnNames(),
    );
  }

  /** What the data says of a person wins over the roster. */
  private column(name: string): string | undefined {
    const { plan, options } = this.context;
    if (OWN.includes(name) && !options.by.includes(name)) return undefined;
    const own = this.text(name);
    if (own !== null) return own;
    const known = this.ofRoster()?.get(name);
    return known === undefined ? undefined : blankLabel(plan, name, known);
  }

  private columnNames(): Iterable<string> {
    return new Set([...(this.ofRoster()?.keys() ?? []), ...this.names()]);
  }

  private ofRoster(): ReadonlyMap<string, string> | undefined {
    const { respondent } = this;
    return respondent === null ? undefined : this.context.options.roster?.people.get(respondent);
  }
}

class LedgerRecord extends Recorded {
  constructor(
    private readonly ledger: Ledger,
    private readonly index: number,
    context: Context,
  ) {
    super(context);
  }

  get answers(): Lookup<AnswerValue> {
    return this.ledger.answersOf(this.index);
  }

  get origin(): ResponseRecord['origin'] {
    return this.ledger.origin(this.index);
  }

  get round(): string {
    return this.ledger.round(this.index);
  }

  originOf(question: string): Origin {
    return this.ledger.at(this.index, question);
  }

  protected text(name: string): string | null {
    return this.ledger.text(this.index, name);
  }

  protected names(): Iterable<string> {
    return this.ledger.texts(this.index).keys();
  }
}

class MergedRecord extends Recorded {
  readonly answers: ReadonlyMap<string, AnswerValue>;

  constructor(
    private readonly merged: Merged,
    readonly round: string,
    context: Context,
  ) {
    super(context);
    this.answers = new Map([...merged.answers].map(([id, a]) => [id, a.value]));
  }

  get origin(): ResponseRecord['origin'] {
    return { path: this.merged.first.path, row: this.merged.first.row };
  }

  originOf(question: string): Origin {
    return this.merged.answers.get(question)!.at;
  }

  protected text(name: string): string | null {
    return this.merged.named.get(name)?.value ?? null;
  }

  protected names(): Iterable<string> {
    return this.merged.named.keys();
  }
}

class ColumnView implements Lookup<string> {
  constructor(
    private readonly column: (name: string) => string | undefined,
    private readonly names: () => Iterable<string>,
  ) {}

  get(key: string): string | undefined {
    return this.column(key);
  }

  has(key: string): boolean {
    return this.column(key) !== undefined;
  }

  *keys(): Iterable<string> {
    for (const name of this.names()) if (this.has(name)) yield name;
  }

  *[Symbol.iterator](): Iterator<readonly [string, string]> {
    for (const name of this.names()) {
      const value = this.column(name);
      if (value !== undefined) yield [name, value];
    }
  }
}
