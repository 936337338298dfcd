/** Tables of a TrueType file (OpenType 1.9, "Organization of an OpenType font"), by tag. */
export type Tables = Map<string, Buffer>;

export function tablesOf(file: Uint8Array): Tables {
  const data = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const count = data.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, i): [string, Buffer] => {
      const at = 12 + i * 16;
      const start = data.readUInt32BE(at + 8);
      return [data.toString('latin1', at, at + 4), data.subarray(start, start + data.readUInt32BE(at + 12))];
    }),
  );
}

/** A file of these tables, each on a boundary of four bytes, in the order of their tags. */
export function fileOf(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + sorted.length * 16);
  const power = Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(sorted.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((sorted.length - 2 ** power) * 16, 10);
  let at = head.length;
  const bodies = sorted.map(([tag, table], i) => {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    head.write(tag, 12 + i * 16, 'latin1');
    head.writeUInt32BE(checksum(padded), 16 + i * 16);
    head.writeUInt32BE(at, 20 + i * 16);
    head.writeUInt32BE(table.length, 24 + i * 16);
    at += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}

function checksum(padded: Buffer): number {
  let sum = 0;
  for (let i = 0; i < padded.length; i += 4) sum = (sum + padded.readUInt32BE(i)) >>> 0;
  return sum;
}

/** A character map of format 4 for Windows (3, 1), with one segment for each character. */
export function characterMap(glyphs: ReadonlyMap<number, number>): Buffer {
  const sorted = [...glyphs].sort(([a], [b]) => a - b);
  const codes = [...sorted.map(([code]) => code), 0xffff];
  const deltas = [...sorted.map(([code, glyph]) => (glyph - code) & 0xffff), 1];
  const count = codes.length;
  const power = Math.floor(Math.log2(count));
  const subtable = [
    ...[4, 16 + count * 8, 0, count * 2, 2 ** power * 2, power, (count - 2 ** power) * 2],
    ...codes,
    0,
    ...codes,
    ...deltas,
    ...codes.map(() => 0),
  ];
  const header = [0, 1, 3, 1, 0, 12];
  const words = [...header, ...subtable];
  const table = Buffer.alloc(words.length * 2);
  words.forEach((word, i) => {
    table.writeUInt16BE(word, i * 2);
  });
  return table;
}
