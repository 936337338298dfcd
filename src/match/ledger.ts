import type { From } from './answers.js';
import { Numbers, Pool } from './pool.js';
import type { Row } from './rows.js';
import type { AnswerValue, Lookup, Origin } from './types.js';

/**
 * Rows that answer something, kept by columns and with every value once, so that a million rows of twenty-five
 * questions stay within a few hundred megabytes. A row is given back as it was when it is asked for.
 */
export class Ledger {
  size = 0;
  private readonly rows = new Numbers();
  private readonly partial = new Set<number>();
  private readonly paths = new Pool<string>();
  private readonly rounds = new Pool<string>();
  private readonly named = new Map<string, Pool<string>>();
  private readonly answers = new Map<string, Pool<AnswerValue>>();
  private readonly times: (number | null)[] = [];
  /** Column of each name and question, by table. */
  private readonly columns: { readonly from: number; readonly of: Map<string, number> }[] = [];

  /** What follows comes from another table. */
  begin(): void {
    this.columns.push({ from: this.size, of: new Map() });
  }

  /** Gives the row's number in the ledger. */
  add(row: Row, round: string): number {
    const index = this.size++;
    const { of } = this.columns.at(-1)!;
    this.rows.set(index, row.row);
    this.paths.set(index, row.path, row.path);
    this.rounds.set(index, round, round);
    if (row.time !== null) this.times[index] = row.time;
    if (row.partial) this.partial.add(index);
    for (const [name, { value, at }] of row.named) {
      poolOf(this.named, name).set(index, value, value);
      of.set(name, at.column);
    }
    for (const [id, { value, at }] of row.answers) {
      poolOf(this.answers, id).set(index, keyOf(value), value);
      of.set(id, at.column);
    }
    return index;
  }

  /** Nothing more will be added. */
  close(): void {
    for (const pools of [this.named, this.answers]) for (const pool of pools.values()) pool.close();
  }

  round(index: number): string {
    return this.rounds.get(index)!;
  }

  origin(index: number): { readonly path: string; readonly row: number } {
    return { path: this.paths.get(index)!, row: this.rows.get(index) };
  }

  text(index: number, name: string): string | null {
    return this.named.get(name)?.get(index) ?? null;
  }

  /** A number that is the same for rows of one text; 0 for none. */
  textNumber(index: number, name: string): number {
    return this.named.get(name)?.number(index) ?? 0;
  }

  texts(index: number): Lookup<string> {
    return new View(this.named, index);
  }

  answersOf(index: number): Lookup<AnswerValue> {
    return new View(this.answers, index);
  }

  /** The column from which a row has a name or an answer. */
  at(index: number, key: string): Origin {
    const table = this.columns.findLast((c) => c.from <= index)!;
    return { ...this.origin(index), column: table.of.get(key) ?? 1 };
  }

  /** The row as it was read. */
  row(index: number): Row {
    const from = <T>([key, value]: readonly [string, T]): [string, From<T>] => [
      key,
      { value, at: this.at(index, key) },
    ];
    return {
      ...this.origin(index),
      named: new Map([...this.texts(index)].map(from)),
      answers: new Map([...this.answersOf(index)].map(from)),
      bad: false,
      partial: this.partial.has(index),
      time: this.times[index] ?? null,
    };
  }
}

function poolOf<T>(pools: Map<string, Pool<T>>, key: string): Pool<T> {
  let pool = pools.get(key);
  if (!pool) {
    pool = new Pool<T>();
    pools.set(key, pool);
  }
  return pool;
}

/** What tells the answers to one question apart. */
function keyOf(value: AnswerValue): string | number {
  switch (value.kind) {
    case 'scale':
      return value.answer;
    case 'number':
      return value.value;
    case 'text':
      return value.text;
    case 'choice':
      return `${value.none ? '!' : ''}${value.options.join(';')}`;
    case 'place':
      return value.cells.map((c) => `${c.x}/${c.y}`).join(';');
  }
}

/** What one row has in each of many columns. */
class View<T> implements Lookup<T> {
  constructor(
    private readonly pools: ReadonlyMap<string, Pool<T>>,
    private readonly row: number,
  ) {}

  get(key: string): T | undefined {
    return this.pools.get(key)?.get(this.row);
  }

  has(key: string): boolean {
    return (this.pools.get(key)?.number(this.row) ?? 0) > 0;
  }

  *keys(): Iterable<string> {
    for (const [key, pool] of this.pools) if (pool.number(this.row) > 0) yield key;
  }

  *[Symbol.iterator](): Iterator<readonly [string, T]> {
    for (const [key, pool] of this.pools) {
      const value = pool.get(this.row);
      if (value !== undefined) yield [key, value];
    }
  }
}
