/** Most bytes of each part: names stay under the 255 that disks allow, with room for what is added while they are written. */
const ID_BYTES = 60;
const NAME_BYTES = 100;
/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])$/i;

/**
 * `<respondent>-<slug of the name>`, a name for a file or folder on any disk: letters and digits of any script, hyphens
 * between them, NFC. `taken` holds what was given out before and is added to; names that differ only in case, width or
 * form count as the same, and get a number.
 */
export function personFile(respondent: string, name: string, taken: Set<string>): string {
  const id = cut(safe(respondent), ID_BYTES);
  const slug = cut(slugOf(name), NAME_BYTES);
  const bare = [id, slug].filter((x) => x !== '').join('-') || 'person';
  const stem = RESERVED.test(bare) ? `person-${bare}` : bare;
  for (let n = 1; ; n++) {
    const tried = n === 1 ? stem : `${stem}-${n}`;
    const key = keyOf(tried);
    if (taken.has(key)) continue;
    taken.add(key);
    return tried;
  }
}

/** Lower case, and Latin letters without their marks: `José Núñez` is `jose-nunez`, `Łukasz` stays `łukasz`. */
function slugOf(name: string): string {
  const bare = name.normalize('NFKD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
  return safe(bare.toLowerCase().replace(/(\p{Script=Latin})\p{M}+/gu, '$1'));
}

/** Letters and digits, and the marks that belong to them; a hyphen for everything else. */
function safe(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
    .normalize('NFC');
}

/** At most so many bytes of UTF-8, never within a letter and its marks. */
function cut(text: string, bytes: number): string {
  const length = (s: string): number => new TextEncoder().encode(s).length;
  if (length(text) <= bytes) return text;
  const letters = text.match(/\P{M}\p{M}*/gu) ?? [];
  let out = '';
  let used = 0;
  for (const letter of letters) {
    used += length(letter);
    if (used > bytes) break;
    out += letter;
  }
  return out.replace(/-+$/, '');
}

/** Disks differ in what they take for one name: case, width, composed or not. */
function keyOf(stem: string): string {
  return stem.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD').toUpperCase();
}
