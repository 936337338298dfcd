const CHUNK = 1 << 16;

/** A whole number for each of many rows, most of them there; 0 where none was set. */
export class Numbers {
  private readonly chunks: (Int32Array | undefined)[] = [];

  get(index: number): number {
    return this.chunks[index >>> 16]?.[index & (CHUNK - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    let chunk = this.chunks[index >>> 16];
    if (!chunk) {
      chunk = new Int32Array(CHUNK);
      this.chunks[index >>> 16] = chunk;
    }
    chunk[index & (CHUNK - 1)] = value;
  }
}

/** Values of a column, each kept once: a scale of four answers has four, however many rows there are. */
export class Pool<T> {
  private known = new Map<string | number, number>();
  private readonly values: T[] = [];
  private readonly rows = new Numbers();

  set(row: number, key: string | number, value: T): void {
    let at = this.known.get(key);
    if (at === undefined) {
      at = this.values.push(value);
      this.known.set(key, at);
    }
    this.rows.set(row, at);
  }

  /** Nothing more will be set: what finds values again is given up, for a million names a tenth of all memory. */
  close(): void {
    this.known = new Map();
  }

  get(row: number): T | undefined {
    return this.values[this.rows.get(row) - 1];
  }

  /** A number for the value; 0 where the row has none. */
  number(row: number): number {
    return this.rows.get(row);
  }
}
