const CHUNK = 1 << 16;

type Chunk = Uint8Array | Uint16Array | Int32Array;

/** A whole number of 0 or more for each of many rows, most of them there; 0 where none was set. As narrow as they allow. */
export class Numbers {
  private readonly chunks: (Chunk | undefined)[] = [];

  get(index: number): number {
    return this.chunks[index >>> 16]?.[index & (CHUNK - 1)] ?? 0;
  }

  set(index: number, value: number): void {
    const at = index >>> 16;
    let chunk = this.chunks[at];
    if (!chunk || value > limitOf(chunk)) {
      chunk = wider(chunk, value);
      this.chunks[at] = chunk;
    }
    chunk[index & (CHUNK - 1)] = value;
  }
}

const limitOf = ({ BYTES_PER_ELEMENT: bytes }: Chunk): number => (bytes === 4 ? Infinity : 256 ** bytes - 1);

function wider(chunk: Chunk | undefined, value: number): Chunk {
  const wide = value < 256 ? Uint8Array : value < 65_536 ? Uint16Array : Int32Array;
  const made = new wide(CHUNK);
  if (chunk) made.set(chunk);
  return made;
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
