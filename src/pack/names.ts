import type { Person } from '../groups/index.js';

/** Folder of each person by respondent, from a pattern such as `{table}/{respondent}-{name}`. */
export function foldersOf(people: readonly Person[], pattern: string): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    people.map((p) => {
      const parts = pattern.split('/').map((part) => partOf(part, p));
      const path = parts.filter((x) => x !== '').join('/') || 'person';
      return [p.respondent, unique(path, taken)] as const;
    }),
  );
}

/** Names of columns that a pattern asks for. */
export function columnsIn(pattern: string): readonly string[] {
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1]!);
}

/** `<respondent>-<name>`, the name of a person's file, as the folder of their pack is called. `taken` is added to. */
export function personFile(respondent: string, name: string, taken: Set<string>): string {
  const person = { respondent, columns: new Map([['name', name]]) };
  return unique(partOf('{respondent}-{name}', person) || 'person', taken);
}

function partOf(pattern: string, { respondent, columns }: Person): string {
  const filled = pattern.replace(/\{([^{}]*)\}/g, (_, key: string) =>
    key === 'respondent' ? idPart(respondent) : slug(columns.get(key) ?? ''),
  );
  const tidy = filled
    .replace(FORBIDDEN, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.\s]+|[-.\s]+$/g, '');
  return RESERVED.test(tidy) ? `person-${tidy}` : tidy;
}

/** What Windows does not take in names, from the words of a pattern. */
const FORBIDDEN = /[\p{Cc}\\:*?"<>|]/gu;

/** Names that Windows keeps for devices, whatever their ending, and those of the piles. */
const RESERVED =
  /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]|(stack|booklets)(-\d+)?)(\..*)?$/i;

/** Most bytes of an id or a word: names stay under the 255 that disks allow, with room for what is added to them. */
const LONGEST = 60;

/** An id is printed and typed as it is, so that it stays; only what no disk takes is replaced. */
function idPart(respondent: string): string {
  return /^[A-Za-z0-9_-]{1,60}$/.test(respondent) ? respondent : cut(safe(respondent));
}

/** Lower case, and Latin letters without their marks: `José Núñez` is `jose-nunez`, `Łukasz` stays `łukasz`. */
function slug(text: string): string {
  const bare = text.normalize('NFKD').replace(/(\p{Script=Latin})\p{M}+/gu, '$1');
  return cut(safe(bare.toLowerCase().replace(/(\p{Script=Latin})\p{M}+/gu, '$1')));
}

/** Letters and digits of any script, and the marks that belong to them; a hyphen for everything else. */
function safe(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '')
    .normalize('NFC');
}

/** Never within a letter and its marks. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= LONGEST) return text;
  let out = '';
  for (const letter of text.match(/\P{M}\p{M}*/gu) ?? []) {
    if (Buffer.byteLength(out + letter) > LONGEST) break;
    out += letter;
  }
  return out.replace(/-+$/, '');
}

/** What disks take for one name gets a number: they differ in case, width, and composed or not. */
function unique(path: string, taken: Set<string>): string {
  const fold = (p: string): string =>
    p.normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD').toUpperCase();
  let name = path;
  for (let n = 2; taken.has(fold(name)); n++) name = `${path}-${n}`;
  taken.add(fold(name));
  return name;
}
