import { nearest } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import { shown } from './normalise.js';
import type { Notes } from './notes.js';
import type { Roster } from './roster.js';
import type { Row } from './rows.js';
import type { Origin, RowPlace } from './types.js';

interface Counted {
  count: number;
  first: Row | null;
}

/** What is odd about the rows of one table, gathered row by row and told in a line each at its end. */
export class RowNotes {
  private readonly empty: Row[] = [];
  private readonly open: Counted = { count: 0, first: null };
  private readonly strange: Counted = { count: 0, first: null };
  private readonly strangers = new Map<string, Origin>();
  private readonly answered = new Set<string>();
  private readonly prints: ReadonlySet<string>;
  private rows = 0;

  constructor(
    private readonly path: string,
    private readonly forms: Forms,
    private readonly roster: Roster | null,
    private readonly notes: Notes,
  ) {
    this.prints = new Set(forms.list.flatMap((f) => [f.fingerprint, f.id]));
  }

  get blank(): readonly RowPlace[] {
    return this.empty.map(({ path, row }) => ({ path, row }));
  }

  sawEmpty(row: Row): void {
    this.empty.push(row);
  }

  sawAnswered(row: Row): void {
    this.rows++;
    for (const id of row.answers.keys()) this.answered.add(id);
    if (!row.named.has('round')) counted(this.open, row);
    const prints = row.named.get('form')?.value.split(/[;,\s]+/) ?? [];
    if (prints.some((p) => p !== '' && !this.prints.has(p.toLowerCase()))) counted(this.strange, row);
    const who = row.named.get('respondent');
    if (who && this.roster && !this.roster.people.has(who.value)) this.strangers.set(who.value, who.at);
  }

  /** `roundColumn`: where the file names rounds itself. */
  say(roundColumn: number | null): void {
    this.sayEmpty();
    this.sayOtherVersions();
    if (roundColumn !== null) this.sayWithoutRound(roundColumn);
    this.sayStrangers();
  }

  /** One line to be read, one entry a row to be counted. */
  private sayEmpty(): void {
    const { empty, path, notes } = this;
    if (empty.length === 0) return;
    const named = empty.slice(0, 6).map((r) => {
      const who = r.named.get('respondent')?.value;
      const place = r.path === path ? String(r.row) : r.path;
      return who === undefined ? place : `${place} (${shown(who)})`;
    });
    const more = empty.length > 6 ? ` and ${empty.length - 6} more` : '';
    const count = empty.length === 1 ? '1 row has' : `${empty.length} rows have`;
    const rows = empty[0]!.path === path ? 'row ' : '';
    const message = `${count} no answer and ${empty.length === 1 ? 'was' : 'were'} not counted: ${rows}${named.join(', ')}${more}`;
    notes.findings.warning('empty-row', { path, row: empty[0]!.row, column: 1 }, message);
    for (const { path, row } of empty)
      notes.keep('empty-row', { path, row, column: null }, 'a row without any answer was not counted');
  }

  /** Answers that came from a form printed before the plan was changed. */
  private sayOtherVersions(): void {
    const first = this.strange.first?.named.get('form');
    if (!first) return;
    const now = [...new Set([...this.answered].map((id) => this.forms.question.get(id)!.form))];
    const prints = now.map((id) => `${id} ${this.forms.form.get(id)!.fingerprint}`);
    const count = `${this.strange.count} of ${this.rows} ${this.rows === 1 ? 'row comes' : 'rows come'}`;
    const message = `${count} from another version of the form, \`${shown(first.value)}\`; the plan now has ${prints.join(', ')}`;
    this.notes.warn('other-version', first.at, message, {
      hint: 'compare the wording before you compare the scores',
    });
  }

  /** Rows that leave their round open in a file that names rounds would quietly make a round of their own. */
  private sayWithoutRound(column: number): void {
    const { count, first } = this.open;
    if (!first || count === this.rows) return;
    const { path, row } = first;
    const who = count === 1 ? 'this row names' : `this row and ${count - 1} more name`;
    this.notes.warn('empty-cell', { path, row, column }, `${who} no round; counted as a round \`all\``, {
      hint: 'write the name of the round into the cell',
    });
  }

  /** People in the data whom the roster does not have: one line a file, however many. */
  private sayStrangers(): void {
    const [first] = this.strangers;
    if (!first || !this.roster) return;
    const names = [...this.strangers.keys()];
    const more = names.length > 6 ? ` and ${names.length - 6} more` : '';
    const near = nearest(names[0]!, this.roster.people.keys());
    this.notes.warn(
      'unknown-id',
      first[1],
      `the roster does not have ${names.slice(0, 6).map(shown).join(', ')}${more}; their answers count all the same`,
      { hint: near === undefined ? 'add them to the roster' : `did you mean \`${near}\`?` },
    );
  }
}

function counted(of: Counted, row: Row): void {
  of.count++;
  of.first ??= row;
}
