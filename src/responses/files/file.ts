/** A file as it came. `path` is what people know it by; inside an archive `forms.zip › march/a.csv`. */
export interface InputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The same bytes as a Buffer, without a copy. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
