/** Longest name that SPSS takes. */
const LONGEST = 64;

/** Words that mean something in R or in SPSS. */
const RESERVED = new Set([
  ...['all', 'and', 'by', 'eq', 'ge', 'gt', 'le', 'lt', 'ne', 'not', 'or', 'to', 'with'],
  ...[
    'if',
    'else',
    'repeat',
    'while',
    'function',
    'for',
    'next',
    'break',
    'in',
    'true',
    'false',
    'null',
    'na',
    'inf',
    'nan',
  ],
]);

/** Names of variables, each given once. */
export class Names {
  private readonly given = new Set<string>();

  /** `two-ways.plans` → `two_ways_plans`: letters, digits and `_`, a letter first, 64 characters at most. */
  of(id: string): string {
    const plain = id
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '');
    const legal = /^[A-Za-z]/.test(plain) && !RESERVED.has(plain.toLowerCase()) ? plain : `v_${plain}`;
    return this.unused(legal.slice(0, LONGEST));
  }

  private unused(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.given.has(name.toLowerCase()); n++) name = `${wanted.slice(0, LONGEST - 4)}_${n}`;
    this.given.add(name.toLowerCase());
    return name;
  }
}
