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

function partOf(pattern: string, { respondent, columns }: Person): string {
  const filled = pattern.replace(/\{([^{}]*)\}/g, (_, key: string) =>
    key === 'respondent' ? idPart(respondent) : slug(columns.get(key) ?? ''),
  );
  const tidy = filled
    .replace(FORBIDDEN, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.\s]+|[-.\s]+$/g, '');
  return RESERVED.test(tidy) ? tidy.replace(RESERVED, '$1-$2') : tidy;
}

/** What Windows does not take in names, from the words of a pattern. */
const FORBIDDEN = /[\p{Cc}\\:*?"<>|]/gu;

/** Names that Windows keeps for devices, whatever their ending, and those of the piles. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|(?:stack|booklets)(?:-\d+)?)(\..*)?$/i;

/** An id is printed and typed as it is, so that it stays; only what no disk takes is replaced. */
function idPart(respondent: string): string {
  return /^[A-Za-z0-9_-]{1,60}$/.test(respondent) ? respondent : slug(respondent) || 'x';
}

const LONGEST = 60;

/** Letters of any script and digits, in lower case, at most 60 bytes; whatever else stands between becomes one `-`. */
function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  let out = '';
  for (const char of plain) {
    if (Buffer.byteLength(out + char) > LONGEST) break;
    out += char;
  }
  return out.replace(/-+$/, '');
}

/** Disks may take names for equal that differ in case only. */
function unique(path: string, taken: Set<string>): string {
  const fold = (p: string): string => p.normalize('NFKC').toLowerCase();
  let name = path;
  for (let n = 2; taken.has(fold(name)); n++) name = `${path}-${n}`;
  taken.add(fold(name));
  return name;
}
