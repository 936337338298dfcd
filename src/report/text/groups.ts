import { displayWidth } from '../../diagnostics/index.js';
import type { InstrumentForm } from '../../form/index.js';
import type { Figures, RoundScores, Scores } from '../../score/index.js';
import { figure } from '../words.js';
import { scoreName } from './naming.js';
import type { Cell, Column, Page } from './page.js';

const NAME = 20;
/** Indent, name and n. */
const FIRST = NAME + 8;
/** Least width of a score's column. */
const SCORE = 7;

type Group = readonly [string, Figures];

/** Groups side by side, the highest first; those that are hidden by name, with the reason. */
export function tellGroups(
  page: Page,
  form: InstrumentForm,
  scores: Scores,
  round: string,
  figures: RoundScores,
  title: string,
): void {
  const groups = Object.entries(figures.groups ?? {});
  if (groups.length === 0) return;
  page.head(title);
  // The whole first, as one looks for it.
  const ids = Object.keys(figures.scores ?? {}).sort(
    (a, b) => Number(b === 'overall') - Number(a === 'overall'),
  );
  const shown = groups.filter(([, g]) => g.items).sort((a, b) => first(b[1], ids) - first(a[1], ids));
  if (shown.length > 0) for (const part of parts(page, ids)) tellPart(page, form, shown, part);
  const hidden = groups.filter(([, g]) => !g.items).map(([name]) => name);
  if (hidden.length > 0) {
    const few = scores.privacy.suppressed.filter(
      (s) => s.instrument === form.id && s.round === round && s.reason === 'small-group' && s.group !== null,
    ).length;
    page.words(
      `${hidden.join(', ')}: ${why(few, hidden.length - few, scores.privacy.minimum)}`,
      '  ',
      page.ink.dim,
    );
  }
}

const first = (g: Figures, ids: readonly string[]): number => g.scores?.[ids[0] ?? '']?.mean ?? -Infinity;

function row(page: Page, name: string, g: Figures, ids: readonly string[]): Cell[] {
  const cells = ids.map((id): Cell => {
    const mean = g.scores?.[id]?.mean ?? null;
    return mean === null ? { text: 'too few', ink: page.ink.dim } : figure(mean);
  });
  return [name, String(g.n), ...cells];
}

function tellPart(page: Page, form: InstrumentForm, groups: readonly Group[], ids: readonly string[]): void {
  const columns: Column[] = [
    { head: '', align: 'left', max: NAME },
    { head: 'n', align: 'right' },
    ...headsOf(page, form, ids),
  ];
  page.table(
    columns,
    groups.map(([name, g]) => row(page, name, g, ids)),
    '  ',
  );
}

/** As many scores as stand side by side, then the next. */
function parts(page: Page, ids: readonly string[]): readonly (readonly string[])[] {
  const fit = Math.floor((page.width - FIRST) / (SCORE + 2));
  return ids.length <= fit ? [ids] : [ids.slice(0, fit), ...parts(page, ids.slice(fit))];
}

/** Titles of the scores where all have room, else their ids. */
function headsOf(page: Page, form: InstrumentForm, ids: readonly string[]): Column[] {
  const room = Math.max(SCORE, Math.floor((page.width - FIRST) / Math.max(1, ids.length)) - 2);
  const titles = ids.map((id) => scoreName(form, id));
  const heads = titles.every((t) => displayWidth(t) <= room) ? titles : ids;
  return heads.map((head) => ({ head, align: 'right', max: room }));
}

/** Says that somebody is few, not who. */
function why(few: number, others: number, minimum: number): string {
  const people = `fewer than ${minimum} people`;
  if (few === 0) return `hidden, because ${people} gave no group and could be had by subtraction`;
  const subject = few === 1 ? 'one has' : `${few} have`;
  if (others > 0) return `hidden; ${subject} ${people}, the other${others > 1 ? 's keep' : ' keeps'} it so`;
  return `hidden; ${few === 1 ? people : `each has ${people}`}`;
}
