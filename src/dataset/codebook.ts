import type { Dataset, Variable } from './types.js';

/** What each column is, for programs. */
export function codebookJson(d: Dataset): string {
  const book = {
    plenary: 1,
    plan: d.plan,
    forms: d.forms.map(({ id, title, anonymous, fingerprint }) => ({ id, title, anonymous, fingerprint })),
    rows: d.rows,
    missing: 'an empty cell; values marked missing are answers that are counted, not scored',
    variables: d.variables.map((v) => ({
      name: v.name,
      id: v.id,
      form: v.form,
      text: v.label,
      kind: v.kind,
      type: v.type,
      measure: v.measure,
      values: v.values,
      reversed: v.reversed,
      subscale: v.subscale,
      answered: v.cells.filter((c) => c !== null).length,
    })),
    scores: d.scores,
  };
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** The same for people. */
export function codebookMarkdown(d: Dataset, script: string): string {
  const forms = d.forms.map((f) => `- \`${f.id}\`: ${f.title} (version ${f.fingerprint})`);
  const rows = d.variables.map((v) =>
    [`\`${v.name}\``, v.id === v.name ? '' : `\`${v.id}\``, v.label, valuesText(v), notesOf(v)].map(cell),
  );
  const scores = d.scores.map((s) =>
    [
      `\`${s.name}\``,
      s.label,
      s.items.map((i) => `\`${i}\``).join(', '),
      `${s.needed} of ${s.items.length}`,
    ].map(cell),
  );
  return [
    `# ${d.plan.title}: codebook`,
    '',
    `${d.rows} rows in \`data.csv\`, one for each set of answers. An empty cell is missing.`,
    "Names are ids with `_` for dots and hyphens. A text that a spreadsheet would take for a formula has a `'` before it.",
    ...(d.anonymous
      ? [
          '',
          `These answers are anonymous: no names, rows in no order of arrival. Show no figures of fewer than ${d.minimum} people.`,
        ]
      : []),
    '',
    ...forms,
    '',
    '## Variables',
    '',
    ...table(['Name', 'Id', 'Text', 'Values', 'Notes'], rows),
    ...(scores.length === 0
      ? []
      : [
          '',
          `## Scores that ${script} computes`,
          '',
          ...table(['Name', 'Score', 'Items', 'Answered at least'], scores),
        ]),
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

function valuesText(v: Variable): string {
  const [first, last] = [v.values[0], v.values.at(-1)];
  if (!first || !last) return v.type;
  if (v.values.length > 2 && v.values.slice(1, -1).every((x) => x.label === String(x.value)))
    return `${first.label} to ${last.label}`;
  return v.values.map((x) => `${x.value} = ${x.label}${x.missing ? ' (missing)' : ''}`).join('; ');
}

function notesOf(v: Variable): string {
  return [
    ...(v.reversed ? [`reversed: \`${v.reversed.name}\` is ${v.reversed.sum} − the value`] : []),
    ...(v.subscale ? [`subscale ${v.subscale}`] : []),
  ].join('; ');
}
