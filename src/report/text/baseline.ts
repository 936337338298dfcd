import type { InstrumentForm } from '../../form/index.js';
import type { Beside } from '../../score/index.js';
import { figure, interval, signed } from '../words.js';
import { itemWords, scoreName } from './naming.js';
import type { Cell, Column, Page } from './page.js';

const COLUMNS: readonly Column[] = [
  { head: '', align: 'left', max: 34 },
  { head: 'here', align: 'right' },
  { head: 'elsewhere', align: 'right' },
  { head: 'differs by', align: 'right' },
  { head: '95% interval', align: 'left' },
  { head: '', align: 'left' },
];

/** Own means beside those of other sites, with what chance alone could make of the difference. */
export function tellBaseline(
  page: Page,
  form: InstrumentForm,
  beside: Readonly<Record<string, Beside>>,
): void {
  page.head('Beside other sites');
  page.table(
    COLUMNS,
    Object.entries(beside).map(([id, b]) => row(page, form, id, b)),
  );
}

function row(page: Page, form: InstrumentForm, id: string, b: Beside): Cell[] {
  const item = form.scorings.flatMap((s) => s.items).find((i) => i.id === id);
  const name = item ? `${id} ${itemWords(page, item, 28)}` : scoreName(form, id);
  if (b.own === null) return [name, { text: 'hidden', ink: page.ink.dim }, figure(b.mean), '', '', ''];
  return [
    name,
    figure(b.own),
    figure(b.mean),
    signed(b.difference),
    interval(b.ci95, (x) => signed(x)),
    word(b),
  ];
}

function word({ ci95 }: Beside): string {
  if (!ci95) return '';
  if (ci95[0] > 0) return 'higher';
  return ci95[1] < 0 ? 'lower' : 'within chance';
}
