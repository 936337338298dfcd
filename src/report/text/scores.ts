import type { InstrumentForm } from '../../form/index.js';
import type { RoundScores, ScoreFigures } from '../../score/index.js';
import { figure, interval } from '../words.js';
import { scaleWords, scoreEnds, scoreName, scoringOf } from './naming.js';
import type { Cell, Column, Page } from './page.js';

const BAR = 12;

/** Scores of a round that stands alone: mean, spread, interval, a bar on the scale, α, people in each band. */
export function tellScores(page: Page, form: InstrumentForm, round: RoundScores): void {
  const entries = Object.entries(round.scores ?? {});
  if (entries.length === 0) return;
  page.line();
  const columns: Column[] = [
    { head: '', align: 'left', max: 24 },
    ...['n', 'mean', 'sd'].map((head) => ({ head, align: 'right' as const })),
    { head: '95% interval', align: 'left' },
    { head: '', align: 'left' },
    { head: 'α', align: 'right' },
  ];
  const wide = page.width >= 80;
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, i) => wide || i < 4);
  page.table(
    kept(columns),
    entries.map(([id, s]) => kept(row(page, form, id, s))),
  );
  page.note(`${scaleWords(form)}${wide ? '; α: how well the items hang together, 1 at most' : ''}.`);
  for (const [id, { bands }] of entries) tellBands(page, scoreName(form, id), bands ?? []);
}

function row(page: Page, form: InstrumentForm, id: string, s: ScoreFigures): Cell[] {
  const name = scoreName(form, id);
  if (s.items === null) return [name, String(s.n), { text: 'too few', ink: page.ink.dim }, '', '', '', ''];
  const [lowest, highest] = scoreEnds(scoringOf(form, id), s.items);
  const share = s.mean === null ? 0 : (s.mean - lowest) / (highest - lowest);
  const within = interval(s.ci95, (x) => figure(x));
  return [name, String(s.n), figure(s.mean), figure(s.sd), within, page.bar(share, BAR), figure(s.alpha)];
}

function tellBands(page: Page, name: string, bands: readonly { label: string; count: number }[]): void {
  const counts = bands.map((b) => `${b.count} ${b.label}`).join(' · ');
  if (counts !== '') page.words(`${name}: ${counts}`, '  ');
}
