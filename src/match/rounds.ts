import { folded } from './normalise.js';
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
