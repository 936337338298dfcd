/** Bytes of the well-formed UTF-8 letter at `i` (Unicode 15, table 3-7): 1 to 4; 0 where there is none. */
export function lengthInUtf8(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  if (lead < 0x80) return 1;
  const length = expectedLength(lead);
  if (length === 0 || !isSecond(lead, bytes[i + 1])) return 0;
  for (let k = 2; k < length; k++) if (!isTrail(bytes[i + k])) return 0;
  return length;
}

/** Whether the file ends inside the letter that begins at `i`, all being well up to there. */
export function goesOnAsUtf8(bytes: Uint8Array, i: number): boolean {
  const length = expectedLength(bytes[i]!);
  const there = bytes.length - i;
  if (length === 0 || there >= length) return false;
  if (there > 1 && !isSecond(bytes[i]!, bytes[i + 1])) return false;
  return there < 3 || isTrail(bytes[i + 2]);
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

const isTrail = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80 && byte <= 0xbf;

/** The second byte has narrower bounds where the letter would be too small, a surrogate, or beyond Unicode. */
function isSecond(lead: number, byte: number | undefined): boolean {
  if (byte === undefined || !isTrail(byte)) return false;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}
