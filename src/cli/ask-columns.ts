import { existsSync, readFileSync } from 'node:fs';
import { safeText } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import type { ColumnFate, Matched } from '../match/index.js';
import { writeWhole } from './output.js';
import { sign, type World } from './world.js';

interface Open extends ColumnFate {
  readonly path: string;
}

/** Asks what each column is that fits nothing, a question or a blank of `keys`, and adds the answers to the map; false where nothing was open. */
export async function askColumns(
  world: World,
  matched: Matched,
  forms: Forms,
  keys: readonly string[],
  map: string,
): Promise<boolean> {
  const open = matched.tables.flatMap((t) =>
    t.columns.flatMap((c): Open[] => (c.is === 'stray' || c.is === 'torn' ? [{ ...c, path: t.path }] : [])),
  );
  const distinct = [...new Map(open.map((c) => [c.name, c])).values()];
  if (distinct.length === 0) return false;
  const used = matched.tables.flatMap((t) => t.columns.filter((c) => c.is !== 'stray' && c.is !== 'torn'));
  const taken = new Set(used.flatMap((c) => c.target ?? []));
  const lines: string[] = [];
  for (const [i, column] of distinct.entries()) {
    const target = await ask(column, `${i + 1} of ${distinct.length}`, forms, keys, taken);
    if (target !== null) lines.push(`${JSON.stringify(column.name)}: ${target}`);
    if (target !== null) taken.add(target);
  }
  if (lines.length === 0) return false;
  const before = existsSync(map) ? `${readFileSync(map, 'utf8').trimEnd()}\n` : HEAD;
  writeWhole(map, `${before}${lines.join('\n')}\n`);
  world.err.line(
    `${sign(world.err, 'ok')} ${map}: ${lines.length} column${lines.length === 1 ? '' : 's'}; next time: --map ${map}`,
  );
  return true;
}

const HEAD = '# Columns of response files, and what they are in the plan: a question, a blank, or ignore.\n';

async function ask(
  column: Open,
  place: string,
  forms: Forms,
  keys: readonly string[],
  taken: ReadonlySet<string>,
): Promise<string | null> {
  const { default: inquirer } = await import('inquirer');
  const { target } = await inquirer.prompt<{ target: string }>(
    [
      {
        type: 'select',
        name: 'target',
        message: `${place}: what is "${safeText(column.name)}" (${column.path}, column ${column.column})?`,
        choices: choicesFor(column, forms, keys, taken),
        pageSize: 12,
      },
    ],
    {},
  );
  return target === '' ? null : target;
}

interface Choice {
  readonly name: string;
  /** Goes into the map; empty: nothing does. */
  readonly value: string;
}

/** What a column may be: the nearest question first; whoever only presses Enter loses nothing. What has a column is left out. */
export function choicesFor(
  { target }: Pick<ColumnFate, 'target'>,
  forms: Forms,
  keys: readonly string[],
  taken: ReadonlySet<string>,
): readonly Choice[] {
  const open = ({ value }: Choice): boolean => !taken.has(value);
  const questions = [...forms.question.values()]
    .map((q) => ({ name: `${q.id}  ${safeText(q.text).slice(0, 50)}`, value: q.id }))
    .filter(open);
  return [
    ...questions.filter((q) => q.value === target),
    { name: 'decide later', value: '' },
    { name: 'leave it out', value: 'ignore' },
    ...[...new Set(['respondent', 'group', 'round', ...keys])]
      .map((k) => ({ name: k, value: k }))
      .filter(open),
    ...questions.filter((q) => q.value !== target),
  ];
}
