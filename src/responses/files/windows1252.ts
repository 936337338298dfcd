/** 0x80 to 0x9f of Windows-1252 (Microsoft's table of 1998); a blank where the code page has nothing. */
const HIGH = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Own table: `TextDecoder('windows-1252')` of Node 20 gives control characters for these bytes. */
export function decode1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80]!);
}

const LINE_ENDS_AND_TABS = new Set([9, 10, 11, 12, 13]);

/** Whether all bytes are letters of the code page: no control characters, none of its five gaps. */
export function isText1252(bytes: Uint8Array): boolean {
  return bytes.every((b) => {
    if (b < 0x20) return LINE_ENDS_AND_TABS.has(b);
    return b < 0x80 || b > 0x9f || HIGH[b - 0x80] !== ' ';
  });
}
