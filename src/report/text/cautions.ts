import type { Caution, Scores } from '../../score/index.js';
import { plural, roundName } from '../words.js';
import type { Page } from './page.js';

/** What the figures cannot carry; the terminal shows one of each kind, the JSON has all. */
export function tellCautions(page: Page, scores: Scores): void {
  const said = [...readingCautions(scores), ...kinds(scores.cautions)];
  if (said.length === 0) return;
  page.head('Cautions');
  for (const message of said) page.words(message, '! ', undefined, page.ink.warning);
}

/** Cells and columns that could not be read as answers. */
function readingCautions({ responses }: Scores): string[] {
  const bad = responses.problems.filter((p) => p.code === 'bad-cell' || p.code === 'too-many').length;
  const missing = responses.problems.filter((p) => p.code === 'missing-column');
  return [
    ...(bad > 0 ? [`${plural(bad, 'bad cell')} counted as missing.`] : []),
    ...missing.map((p) => `${p.file === null ? '' : `${p.file}: `}${p.message}.`),
  ];
}

function kinds(cautions: readonly Caution[]): string[] {
  const byKind = new Map<string, Caution[]>();
  for (const c of cautions) {
    const key = JSON.stringify([c.code, c.instrument ?? c.worksheet]);
    byKind.set(key, [...(byKind.get(key) ?? []), c]);
  }
  return [...byKind.values()].map((list) => {
    const c = list.at(-1)!;
    const round = roundName(c.round ?? '');
    const more = list.length > 1 ? ` (and ${list.length - 1} more like this)` : '';
    return `${round === '' ? '' : `${round}: `}${c.message}${more}`;
  });
}
