import { folded } from './normalise.js';
import type { Notes } from './notes.js';
import type { Row } from './rows.js';

const ALL = 'all';

/** Names of the rounds: those of `--round` in their order, then as rows bring them; `Before` and `before` are one. */
export class Rounds {
  private readonly names = new Map<string, string>();

  /** The name of a row's round; where the file says it, each row must. */
  of(row: Row, given: string | null): string {
    return this.add(given ?? row.named.get('round')?.value ?? ALL);
  }

  add(name: string): string {
    const known = this.names.get(folded(name)) ?? name;
    this.names.set(folded(name), known);
    return known;
  }

  get list(): readonly string[] {
    return this.names.size === 0 ? [ALL] : [...this.names.values()];
  }
}

/** Rows that leave their round open in a file that names rounds would quietly make a round of their own. */
export function sayWithoutRound(rows: readonly Row[], column: number, notes: Notes): void {
  const open = rows.filter((r) => !r.named.has('round'));
  if (open.length === 0 || open.length === rows.length) return;
  const { path, row } = open[0]!;
  const count = open.length === 1 ? 'this row names' : `this row and ${open.length - 1} more name`;
  notes.warn('empty-cell', { path, row, column }, `${count} no round; counted as a round \`${ALL}\``, {
    hint: 'write the name of the round into the cell',
  });
}
