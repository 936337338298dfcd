import type { InstrumentForm } from '../../form/index.js';
import type { Change, Gap, RoundChange, RoundScores } from '../../score/index.js';
import { figure, plural, signed, verdict } from '../words.js';
import { bareName, itemWords, raterName, scoreName } from './naming.js';
import type { Cell, Column, Page } from './page.js';

const right = (head: string): Column => ({ head, align: 'right', max: 10 });

/** From one mark to another: the scores, then the items, the longest way first. */
export function tellMarks(page: Page, form: InstrumentForm, change: RoundChange): void {
  const marks = form.scorings.flatMap((s) => s.mark ?? []);
  const title = (id: string): string => marks.find((m) => m.id === id)?.title ?? id;
  const within = change.round === undefined ? '' : `, ${change.round}`;
  page.head(`From ${title(change.from)} to ${title(change.to)}${within}`);
  const scores = Object.entries(change.scores ?? {}).map(([id, c]) => row(page, bareName(form, id), c));
  const items = form.scorings[0].items.flatMap((item) => {
    const c = change.items[bare(form, item.id)];
    if (!c || c.paired === undefined || c.all === undefined) return [];
    const words = itemWords(page, item, Math.max(20, page.width - 44));
    return [
      { by: c.paired?.difference ?? -Infinity, cells: row(page, words, { paired: c.paired, all: c.all }) },
    ];
  });
  const columns: Column[] = [
    { head: '', align: 'left' },
    ...[title(change.from), title(change.to), 'change', 'n'].map(right),
    { head: '', align: 'left' },
  ];
  page.table(columns, [...scores, ...items.sort((a, b) => b.by - a.by).map((x) => x.cells)]);
  page.note('Of the people who gave both.');
}

const bare = (form: InstrumentForm, id: string): string => {
  const [{ mark }] = form.scorings;
  return mark ? id.slice(0, -mark.id.length - 1) : id;
};

function row(page: Page, name: string, { paired }: Change): Cell[] {
  if (!paired || paired.difference === null)
    return [name, '', '', { text: 'too few', ink: page.ink.dim }, '', ''];
  return [
    ...[name, figure(paired.from), figure(paired.to), signed(paired.difference), String(paired.n)],
    verdict(paired.ci95) === 'within chance' ? { text: 'within chance', ink: page.ink.dim } : '',
  ];
}

/** What each kind of rater says, and how far the first is from the others. */
export function tellRaters(page: Page, form: InstrumentForm, round: RoundScores): void {
  const raters = Object.entries(round.raters ?? {});
  if (raters.length === 0) return;
  page.head('By rater');
  const ids = Object.keys(round.scores ?? {});
  page.table(
    [{ head: '', align: 'left', max: 28 }, ...raters.map(([id]) => right(raterName(form, id)))],
    [
      ['answers', ...raters.map(([, f]) => String(f.n))],
      ...ids.map((id): Cell[] => [
        scoreName(form, id),
        ...raters.map(
          ([, f]): Cell => figure(f.scores?.[id]?.mean) || { text: 'too few', ink: page.ink.dim },
        ),
      ]),
    ],
    '  ',
  );
  for (const gap of round.gaps ?? []) tellGap(page, form, gap);
}

function tellGap(page: Page, form: InstrumentForm, gap: Gap): void {
  const told = Object.entries(gap.scores).flatMap(([id, { paired }]) =>
    paired && paired.difference !== null
      ? [`${scoreName(form, id)} ${signed(paired.difference)}${chance(paired.ci95)}`]
      : [],
  );
  const n = Math.max(0, ...Object.values(gap.scores).map((c) => c.paired?.n ?? 0));
  if (told.length === 0) return;
  const pair = `${raterName(form, gap.from)} to ${raterName(form, gap.to)}`;
  page.words(`${pair}, about the same ${n === 1 ? 'person' : `${n} people`}: ${told.join(', ')}`, '  ');
}

const chance = (ci: readonly [number, number] | null): string =>
  verdict(ci) === 'within chance' ? ' (within chance)' : '';

/** How much was written beside the items; the words themselves are in the other formats. */
export function tellWritten(page: Page, form: InstrumentForm, round: RoundScores): void {
  const counts = form.written.flatMap((w) => round.items?.[w.id]?.n ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return;
  page.line();
  page.note(`${plural(all, 'text')} written beside the items: see --format md or json.`);
}
