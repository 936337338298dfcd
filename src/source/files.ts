/** The outer world as far as reading goes; the command line gives the real one, tests a made-up one. */
export interface Files {
  /** Bytes of a file, or why there are none. */
  read(path: string): Uint8Array | 'missing' | 'folder' | 'denied';
  /** The path with links resolved; null where there is nothing. */
  real(path: string): string | null;
}

/** Text of strict UTF-8 bytes without its byte order mark; null where the bytes are not UTF-8 text. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}
