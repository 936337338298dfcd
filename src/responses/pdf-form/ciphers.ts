import { createCipheriv, createHash } from 'node:crypto';

/** Rivest's stream cipher, which old PDFs use and OpenSSL 3 no longer has. Encrypts and decrypts alike. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    const held = state[a]!;
    state[a] = state[b]!;
    state[b] = held;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Uint8Array.from(bytes, (byte) => {
    i = (i + 1) & 255;
    j = (j + state[i]!) & 255;
    swap(i, j);
    return byte ^ state[(state[i]! + state[j]!) & 255]!;
  });
}

/** The hash of revision 6 for an empty user password (ISO 32000-2, 7.6.4.3.4, algorithm 2.B). */
export function hash2B(salt: Uint8Array): Buffer {
  let key = createHash('sha256').update(salt).digest();
  for (let round = 1, last = 0; round <= 64 || last > round - 33; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    const block = cipher.setAutoPadding(false).update(Buffer.concat(Array.from({ length: 64 }, () => key)));
    // 256 is 1 modulo 3, so the sum of the first sixteen bytes will do for the number that they are.
    const rest = block.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(['sha256', 'sha384', 'sha512'][rest]!).update(block).digest();
    last = block.at(-1)!;
  }
  return key.subarray(0, 32);
}
