import type { InstrumentForm } from '../../form/index.js';
import type { Change, Interval, RoundChange, RoundScores } from '../../score/index.js';
import { figure, interval, signed, verdict } from '../words.js';
import { scaleWords, scoreName } from './naming.js';
import type { Cell, Column, Page } from './page.js';

type Rounds = Readonly<Record<string, RoundScores>>;

/** Scores before and after, their change with its interval, and what that says in a word. */
export function tellChange(page: Page, form: InstrumentForm, rounds: Rounds, change: RoundChange): void {
  const rows = Object.entries(change.scores ?? {}).map(([id, c]) => {
    const means = [change.from, change.to].map((round) => rounds[round]?.scores?.[id]?.mean ?? null);
    return { name: scoreName(form, id), ...told(c, means[0]!, means[1]!) };
  });
  if (rows.length === 0) return;
  page.line();
  const columns: Column[] = [
    { head: '', align: 'left', max: 24 },
    { head: change.from, align: 'right', max: 8 },
    { head: change.to, align: 'right', max: 8 },
    { head: 'change', align: 'right' },
    { head: '95% interval', align: 'left' },
    { head: 'n', align: 'right' },
    { head: '', align: 'left' },
  ];
  // Where it is narrow, the interval goes first.
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== 4 || page.width >= 80);
  page.table(
    kept(columns),
    rows.map((r) =>
      kept<Cell>([
        ...[r.name, figure(r.from), figure(r.to), signed(r.difference)],
        ...[interval(r.ci, (x) => signed(x)), r.n, word(page, r)],
      ]),
    ),
  );
  page.note(`${scaleWords(form)}, ${whom(rows)}.`);
}

interface Told {
  readonly paired: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly difference: number | null;
  readonly ci: Interval | null;
  readonly n: string;
}

/** Over the people of both rounds where there are such, else over everybody. */
function told({ paired, all }: Change, from: number | null, to: number | null): Told {
  if (paired && paired.n > 0) return { ...paired, paired: true, ci: paired.ci95, n: String(paired.n) };
  const [difference, ci] = [all?.difference ?? null, all?.ci95 ?? null];
  return { paired: false, from, to, difference, ci, n: all ? `${all.nFrom}, ${all.nTo}` : '' };
}

function word(page: Page, row: Told): Cell {
  const { ink } = page;
  if (row.difference === null) return { text: 'too few', ink: ink.dim };
  const said = verdict(row.ci) || 'unclear';
  return { text: said, ink: said === 'rose' ? ink.ok : said === 'fell' ? ink.error : ink.dim };
}

function whom(rows: readonly Told[]): string {
  if (rows.every((r) => r.paired)) return 'of the people who answered both times';
  if (rows.some((r) => r.paired))
    return 'of the people who answered both times; where n are two numbers, of everybody';
  return 'of everybody who answered';
}
