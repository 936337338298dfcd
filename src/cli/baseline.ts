import { type Findings, nearest } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import { PLAIN, readList } from '../responses/index.js';
import type { Baseline, BaselineMean } from '../score/index.js';
import { readInput } from './world.js';

const COLUMNS = ['id', 'mean', 'sd', 'n'];

/** Means of other sites: a table with `id`, `mean`, and where they are known `sd` and `n`. */
export async function readBaseline(path: string, forms: Forms, findings: Findings): Promise<Baseline | null> {
  const fold = (text: string): string => text.trim().toLowerCase();
  const knows = (name: string): boolean => COLUMNS.includes(fold(name));
  const table = await readList({ path, bytes: readInput(path) }, { ...PLAIN, knows }, findings);
  if (!table) return null;
  const at = new Map(table.header.map((c) => [fold(c.name), c.column] as const));
  if (!at.has('id') || !at.has('mean')) {
    findings.error(
      'bad-table',
      { path, row: 1, column: 1 },
      'means of other sites need the columns `id` and `mean`',
      {
        hint: 'for example: id,mean,sd,n and below it trust.overall,2.91,0.52,340',
      },
    );
    return null;
  }
  const known = idsOf(forms);
  const out = new Map<string, BaselineMean>();
  for (const { row, cells } of table.rows) {
    const text = (name: string): string => (cells[(at.get(name) ?? 0) - 1] ?? '').trim();
    const id = text('id');
    if (id === '') continue;
    if (!known.includes(id)) {
      const near = nearest(id, known);
      findings.warning(
        'unknown-id',
        { path, row, column: at.get('id')! },
        `the plan has no score or item \`${id}\``,
        {
          hint:
            near === undefined
              ? 'an id is a score or an item: trust.overall, trust.q1'
              : `did you mean \`${near}\`?`,
        },
      );
      continue;
    }
    const mean = numberIn(text('mean'));
    if (mean === null) {
      findings.error(
        'bad-cell',
        { path, row, column: at.get('mean')! },
        `mean of ${id} is \`${text('mean')}\`; expected a number`,
      );
      continue;
    }
    out.set(id, { mean, sd: numberIn(text('sd')), n: numberIn(text('n')) });
  }
  return out;
}

function numberIn(text: string): number | null {
  const value = Number(text.replace('\u2212', '-').replace(',', '.'));
  return text === '' || !Number.isFinite(value) ? null : value;
}

function idsOf(forms: Forms): readonly string[] {
  return forms.list.flatMap((f) =>
    f.kind === 'instrument'
      ? f.scorings.flatMap((s) => [
          `${f.id}.${s.whole}`,
          ...s.subscales.map((x) => `${f.id}.${x.id}`),
          ...s.items.map((i) => i.question),
        ])
      : [],
  );
}
