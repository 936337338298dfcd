import { displayWidth, type Ink, safeText } from '../diagnostics/index.js';
import type { Forms, InstrumentForm, WorksheetForm } from '../form/index.js';
import type {
  Caution,
  Change,
  ItemFigures,
  QuestionFigures,
  RoundChange,
  RoundScores,
  Scores,
} from '../score/index.js';
import { bar, cutTo, padEnd, padStart, wrap } from './lines.js';
import { figure, interval, percent, plural, roundName, signed, verdict } from './words.js';

export interface TextOptions {
  readonly ink: Ink;
  /** Columns of the terminal. */
  readonly width: number;
  readonly unicode: boolean;
}

const BAR = 12;
const STRONGEST = 3;
const QUOTES = 3;

/** The summary as a terminal shows it: what changed first, then what to talk about, then the detail. */
export function toText(scores: Scores, forms: Forms, options: TextOptions): string {
  const t = new Teller(scores, options);
  t.opening();
  for (const form of forms.list) {
    if (form.kind === 'instrument' && Object.hasOwn(scores.instruments, form.id)) t.instrument(form);
    if (form.kind !== 'instrument' && Object.hasOwn(scores.worksheets, form.id)) t.worksheet(form);
  }
  t.closing();
  return `${t.lines.join('\n')}\n`;
}

class Teller {
  readonly lines: string[] = [];
  private readonly width: number;

  constructor(
    private readonly scores: Scores,
    private readonly o: TextOptions,
  ) {
    this.width = Math.max(60, Math.min(o.width, 100));
  }

  private line(text = ''): void {
    this.lines.push(text.trimEnd());
  }

  private head(text: string): void {
    if (this.lines.length > 0) this.line();
    this.line(this.o.ink.strong(text));
  }

  /** A title and, at the right margin, whom it speaks of. */
  private titled(left: string, right: string): void {
    const title = cutTo(safeText(left), this.width - displayWidth(right) - 2);
    if (this.lines.length > 0) this.line();
    this.line(
      `${this.o.ink.strong(title)}${' '.repeat(Math.max(2, this.width - displayWidth(title) - displayWidth(right)))}${right}`,
    );
  }

  opening(): void {
    const { respondents, files, problems } = this.scores.responses;
    const rows = files.reduce((sum, f) => sum + f.rows, 0);
    const empty = problems.filter(
      (p) => p.code === 'empty-row' && p.message.includes('any answer was'),
    ).length;
    const bad = problems.filter((p) => p.code === 'bad-cell' || p.code === 'too-many').length;
    const parts = [
      `${plural(rows, 'row')} in ${plural(files.length, 'file')}`,
      `${plural(respondents, 'respondent')}`,
    ];
    if (empty > 0) parts.push(`${plural(empty, 'row')} without any answer`);
    if (bad > 0) parts.push(`${plural(bad, 'bad cell')} counted as missing`);
    this.titled(this.scores.session.title, '');
    this.line(this.o.ink.dim(parts.join(' · ')));
  }

  instrument(form: InstrumentForm): void {
    const { rounds, changes } = this.scores.instruments[form.id]!;
    const names = Object.keys(rounds);
    const counts = names.map((r) =>
      roundName(r) === ''
        ? plural(rounds[r]!.n, 'person').replace('persons', 'people')
        : `${rounds[r]!.n} ${r}`,
    );
    this.titled(form.title, counts.join(' · '));
    const last = rounds[names.at(-1)!]!;
    if (!last.items) {
      this.line(
        `  hidden: fewer than ${this.scores.privacy.minimum} people answered, and the form is anonymous`,
      );
      return;
    }
    if (changes.length > 0) for (const c of changes) this.change(form, c);
    else this.scoreTable(form, last);
    this.talk(form, last, names);
    this.items(form, last, changes.at(-1));
    for (const name of names) this.groups(form, name, rounds[name]!, names.length > 1);
  }

  private names(form: InstrumentForm, ids: readonly string[]): Map<string, string> {
    const titles = new Map(form.scoring.subscales.map((s) => [s.id, s.title]));
    return new Map(ids.map((id) => [id, safeText(titles.get(id) ?? (id === 'overall' ? 'Overall' : id))]));
  }

  private scoreTable(form: InstrumentForm, round: RoundScores): void {
    const entries = Object.entries(round.scores ?? {});
    if (entries.length === 0) return;
    const names = this.names(
      form,
      entries.map(([id]) => id),
    );
    const wide = Math.min(28, Math.max(8, ...[...names.values()].map(displayWidth)));
    const { lowest, highest } = scaleEnds(form);
    this.line();
    this.line(
      this.o.ink.strong(
        `${' '.repeat(wide)}  ${padStart('mean', 6)}  ${padStart('sd', 5)}  ${padStart('n', 4)}  ${padEnd('95% interval', 14)}  ${padEnd('', BAR)}   α`,
      ),
    );
    for (const [id, s] of entries) {
      const share = s.mean === null ? 0 : (s.mean - lowest) / (highest - lowest);
      const cells =
        s.items === null
          ? ['', '', String(s.n), 'too few', '', '']
          : [
              figure(s.mean),
              figure(s.sd),
              String(s.n),
              interval(s.ci95, (x) => figure(x)),
              bar(share, BAR, this.o.unicode),
              figure(s.alpha),
            ];
      this.line(
        `${padEnd(cutTo(names.get(id)!, wide), wide)}  ${padStart(cells[0]!, 6)}  ${padStart(cells[1]!, 5)}  ${padStart(cells[2]!, 4)}  ${padEnd(cells[3]!, 14)}  ${padEnd(cells[4]!, BAR)}  ${cells[5]}`,
      );
    }
    this.line(this.o.ink.dim(`${scaleWords(form)}; α says how well the items hang together.`));
    this.bands(round, names);
  }

  private bands(round: RoundScores, names: ReadonlyMap<string, string>): void {
    for (const [id, s] of Object.entries(round.scores ?? {})) {
      if (!s.bands || s.bands.length === 0) continue;
      const counts = s.bands.map((b) => `${b.count} ${b.label}`).join(' · ');
      this.line(cutTo(`  ${names.get(id) ?? id}: ${safeText(counts)}`, this.width));
    }
  }

  private change(form: InstrumentForm, change: RoundChange): void {
    const entries = Object.entries(change.scores ?? {});
    if (entries.length === 0) return;
    const names = this.names(
      form,
      entries.map(([id]) => id),
    );
    const wide = Math.min(24, Math.max(8, ...[...names.values()].map(displayWidth)));
    const rounds = this.scores.instruments[form.id]!.rounds;
    const paired = entries.some(([, c]) => c.paired);
    this.line();
    this.line(
      this.o.ink.strong(
        `${' '.repeat(wide)}  ${padStart(cutTo(change.from, 7), 7)}${padStart(cutTo(change.to, 8), 8)}  ${padStart('change', 7)}   ${padEnd('95% interval', 16)}  ${padStart('n', 4)}`,
      ),
    );
    for (const [id, c] of entries) {
      const row = changeRow(
        c,
        rounds[change.from]?.scores?.[id]?.mean,
        rounds[change.to]?.scores?.[id]?.mean,
      );
      const said = this.inked(verdict(row.ci));
      const n = paired ? row.n : '';
      this.line(
        `${padEnd(cutTo(names.get(id)!, wide), wide)}  ${padStart(figure(row.from), 7)}${padStart(figure(row.to), 8)}  ${padStart(signed(row.difference), 7)}   ${padEnd(
          interval(row.ci, (x) => signed(x)),
          16,
        )}  ${padStart(n, 4)}  ${said}`,
      );
    }
    const whom = paired
      ? 'of the people who answered both times'
      : 'of everybody; the rounds cannot be paired person by person';
    this.line(this.o.ink.dim(`${scaleWords(form)}, ${whom}.`));
  }

  private inked(word: string): string {
    const { ink } = this.o;
    if (word === 'rose') return ink.ok(word);
    return word === 'fell' ? ink.error(word) : ink.dim(word);
  }

  /** Where people disagree most, and what fewest agree to; then what is strongest. */
  private talk(form: InstrumentForm, round: RoundScores, names: readonly string[]): void {
    const items = shownItems(form, round).filter(
      (i) =>
        i.figures.favorable?.percent !== null &&
        i.figures.favorable !== undefined &&
        i.figures.favorable !== null,
    );
    if (items.length < 4) return;
    const byShare = [...items].sort((a, b) => a.figures.favorable!.percent! - b.figures.favorable!.percent!);
    const split = [...items]
      .filter((i) => i.figures.consensus !== null)
      .sort((a, b) => a.figures.consensus! - b.figures.consensus!)[0];
    const after = names.length > 1 ? `, ${names.at(-1)}` : '';
    this.head(`Talk about these first${after}`);
    const weakest = byShare.slice(0, 2);
    for (const i of weakest)
      this.line(this.talkLine(`${percent(i.figures.favorable!.percent)} favourable`, i));
    if (split && !weakest.includes(split))
      this.line(this.talkLine(`consensus ${figure(split.figures.consensus)}`, split));
    const strongest = byShare.slice(-STRONGEST).reverse();
    const list = strongest.map((i) => `${i.id} ${percent(i.figures.favorable!.percent)}`).join(', ');
    this.line(
      `Strongest: ${list} favourable${items.some((i) => i.reversed) ? '      (R) reversed: "no" is for it' : ''}`,
    );
  }

  private talkLine(what: string, item: ShownItem): string {
    return cutTo(
      `  ${padEnd(what, 15)}  ${item.id} ${safeText(item.text)}${item.reversed ? ' (R)' : ''}`,
      this.width,
    );
  }

  private items(form: InstrumentForm, round: RoundScores, change: RoundChange | undefined): void {
    const all = Object.entries(round.items ?? {});
    if (all.length === 0) return;
    this.head('Item by item: share of favourable answers');
    const texts = new Map(form.scoring.items.map((i) => [i.id, i]));
    const id = Math.max(...all.map(([key]) => displayWidth(key)));
    const text = this.width - id - BAR - 18;
    for (const [key, figures] of all) {
      const item = texts.get(key)!;
      const words = padEnd(cutTo(safeText(item.text) + (item.reversed ? ' (R)' : ''), text), text);
      if (figures.answers === null) {
        this.line(`${padEnd(key, id)}  ${words}  ${this.o.ink.dim('too few answers')}`);
        continue;
      }
      const share = figures.favorable?.percent ?? null;
      const moved = change?.items[key]?.favorable?.difference;
      const step = moved === undefined || moved === null ? '' : `${signed(moved, 0)}`;
      const shown = share === null ? '' : bar(share / 100, BAR, this.o.unicode);
      this.line(
        `${padEnd(key, id)}  ${words}  ${padStart(percent(share), 4)} ${padEnd(shown, BAR)} ${padStart(step, 4)}`,
      );
    }
    if (change) this.line(this.o.ink.dim('The last column: percentage points since the round before.'));
  }

  private groups(form: InstrumentForm, round: string, scores: RoundScores, named: boolean): void {
    const groups = Object.entries(scores.groups ?? {});
    if (groups.length === 0) return;
    const ids = Object.keys(scores.scores ?? {});
    const names = this.names(form, ids);
    const shown = groups.filter(([, g]) => g.scores);
    const hidden = groups.filter(([, g]) => !g.items).map(([name]) => safeText(name));
    this.head(named ? `${round}, by group` : 'By group');
    const wide = Math.min(20, Math.max(8, ...groups.map(([name]) => displayWidth(safeText(name)))));
    const column = Math.max(
      8,
      Math.min(14, Math.floor((this.width - wide - 10) / Math.max(1, ids.length)) - 2),
    );
    this.line(
      this.o.ink.strong(
        `  ${padEnd('', wide)}  ${padStart('n', 4)}${ids.map((i) => `  ${padStart(cutTo(names.get(i)!, column), column)}`).join('')}`,
      ),
    );
    for (const [name, g] of shown) {
      const cells = ids.map(
        (i) => `  ${padStart(g.scores![i]?.items === null ? 'too few' : figure(g.scores![i]?.mean), column)}`,
      );
      this.line(
        `  ${padEnd(cutTo(safeText(name), wide), wide)}  ${padStart(String(g.n), 4)}${cells.join('')}`,
      );
    }
    if (hidden.length > 0) {
      const why = `hidden: a group of fewer than ${this.scores.privacy.minimum} people is not shown, nor what would tell of it`;
      for (const l of wrap(`${hidden.join(', ')}: ${why}`, this.width - 2, ''))
        this.line(this.o.ink.dim(`  ${l}`));
    }
  }

  worksheet(form: WorksheetForm): void {
    const { rounds } = this.scores.worksheets[form.id]!;
    for (const [round, set] of Object.entries(rounds)) {
      this.titled(roundName(round) === '' ? form.title : `${form.title}, ${round}`, plural(set.n, 'sheet'));
      if (!set.questions) {
        this.line(
          `  hidden: fewer than ${this.scores.privacy.minimum} people answered, and the form is anonymous`,
        );
        continue;
      }
      for (const task of form.tasks) {
        const figures = set.questions[task.id];
        if (!figures || figures.n === 0) continue;
        const question = form.questions.find(
          (q) => q.id === ('question' in task ? task.question : task.cells[0]?.question),
        );
        const title =
          task.task === 'grid' ? (question?.text.split(': ')[0] ?? task.id) : (question?.text ?? task.id);
        this.question(safeText(title), figures);
      }
    }
  }

  private question(title: string, q: QuestionFigures): void {
    this.line();
    this.line(`${cutTo(title, this.width - 8)}  ${this.o.ink.dim(`n ${q.n}`)}`);
    if ('answers' in q) this.choices(q);
    else if ('texts' in q) this.quotes(q.texts);
    else if ('cells' in q) this.cells(q);
    else
      this.line(
        `  mean ${figure(q.mean)}, median ${figure(q.median)}, from ${figure(q.min, 0)} to ${figure(q.max, 0)}`,
      );
  }

  private cells(q: Extract<QuestionFigures, { cells: unknown }>): void {
    const filled = Object.entries(q.cells ?? {}).filter(([, c]) => c.n > 0);
    for (const [key, c] of filled)
      this.line(
        `  ${padEnd(cutTo(key.replace('.', ', ').replaceAll('-', ' '), 56), 56)}  ${padStart(String(c.n), 4)} filled in`,
      );
  }

  private choices(q: Extract<QuestionFigures, { answers: unknown }>): void {
    if (!q.answers) {
      this.line(this.o.ink.dim('  too few answers'));
      return;
    }
    const wide = Math.min(40, Math.max(10, ...q.answers.map((a) => displayWidth(safeText(a.label)))));
    for (const a of q.answers) {
      this.line(
        `  ${padEnd(cutTo(safeText(a.label), wide), wide)}  ${padStart(String(a.count), 4)}  ${padStart(percent(a.percent), 4)} ${bar((a.percent ?? 0) / 100, BAR, this.o.unicode)}`,
      );
    }
    if (q.other && q.other.length > 0)
      for (const l of wrap(
        `something else: ${q.other.map((x) => safeText(x)).join('; ')}`,
        this.width - 2,
        '  ',
      ))
        this.line(`  ${l}`);
  }

  private quotes(texts: readonly string[] | null): void {
    if (!texts) {
      this.line(this.o.ink.dim('  too few answers'));
      return;
    }
    for (const text of texts.slice(0, QUOTES))
      for (const l of wrap(`“${safeText(text)}”`, this.width - 2, ' ')) this.line(`  ${l}`);
    if (texts.length > QUOTES) this.line(this.o.ink.dim(`  and ${texts.length - QUOTES} more`));
  }

  closing(): void {
    const cautions = alike(this.scores.cautions);
    if (cautions.length > 0) this.head('Cautions');
    for (const { message, more } of cautions) {
      const also = more > 0 ? ` (and ${more} more like this)` : '';
      const [first, ...rest] = wrap(safeText(message + also), this.width - 2, '');
      this.line(`${this.o.ink.warning('!')} ${first}`);
      for (const l of rest) this.line(`  ${l}`);
    }
    this.line();
    this.line(
      `All figures: add ${this.o.ink.cue('--format json -o scores.json')}, or ${this.o.ink.cue('--format md')}, or ${this.o.ink.cue('--format csv')}`,
    );
  }
}

/** One of each kind for each form: the terminal is for reading, all of them are in the JSON. */
function alike(cautions: readonly Caution[]): { message: string; more: number }[] {
  const kinds = new Map<string, Caution[]>();
  for (const c of cautions) {
    const key = `${c.code} ${c.instrument ?? c.worksheet}`;
    kinds.set(key, [...(kinds.get(key) ?? []), c]);
  }
  return [...kinds.values()].map((list) => {
    const c = list.at(-1)!;
    const round = c.round === null || roundName(c.round) === '' ? '' : `${c.round}: `;
    return { message: round + c.message, more: list.length - 1 };
  });
}

interface ShownItem {
  readonly id: string;
  readonly text: string;
  readonly reversed: boolean;
  readonly figures: ItemFigures;
}

function shownItems(form: InstrumentForm, round: RoundScores): ShownItem[] {
  return form.scoring.items.flatMap((i) => {
    const figures = round.items?.[i.id];
    return figures ? [{ id: i.id, text: i.text, reversed: i.reversed, figures }] : [];
  });
}

function changeRow(c: Change, from: number | null | undefined, to: number | null | undefined) {
  if (c.paired)
    return {
      from: c.paired.from,
      to: c.paired.to,
      difference: c.paired.difference,
      ci: c.paired.ci95,
      n: String(c.paired.n),
    };
  return {
    from: from ?? null,
    to: to ?? null,
    difference: c.all?.difference ?? null,
    ci: c.all?.ci95 ?? null,
    n: '',
  };
}

/** Ends of the scores: the scale's, or what the sum or percent makes of them. */
function scaleEnds(form: InstrumentForm): { lowest: number; highest: number } {
  const { scale, mode, items } = form.scoring;
  if (mode === 'percent') return { lowest: 0, highest: 100 };
  const times = mode === 'sum' ? items.length : 1;
  return { lowest: (scale.lowest ?? 0) * times, highest: (scale.highest ?? 1) * times };
}

export function scaleWords(form: InstrumentForm): string {
  const { scale, mode } = form.scoring;
  if (mode === 'percent') return 'Percent of the scale';
  if (mode === 'sum') return 'Sums over the items';
  return `Means from ${scale.lowest} to ${scale.highest}`;
}
