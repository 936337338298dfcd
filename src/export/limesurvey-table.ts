/** Columns of LimeSurvey's table of a survey's structure, of which those that are never filled are left out. */
const COLUMNS = [
  'id',
  'related_id',
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'other',
  'array_filter_exclude',
  'date_format',
  'em_validation_q',
  'equals_num_value',
  'hidden',
  'max_answers',
  'max_num_value_n',
  'min_answers',
  'min_num_value_n',
  'num_value_int_only',
] as const;

type Column = (typeof COLUMNS)[number];

/** A row; what it leaves out is empty. */
export type StructureRow = Partial<Record<Exclude<Column, 'id'>, string>> & { readonly class: string };

/** The rows with their numbers, which count questions, their parts and answers on from the survey's first. */
export function structureTable(rows: readonly StructureRow[]): string {
  const numbered = rows.map((row, i) => ({ ...row, id: String(i + 1) }));
  const lines = numbered.map((row: Partial<Record<Column, string>>) => COLUMNS.map((c) => row[c] ?? ''));
  return [COLUMNS, ...lines].map((cells) => `${cells.map(quoted).join('\t')}\n`).join('');
}

const quoted = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Plain text as LimeSurvey shows it: marks of HTML and of its expressions are only characters. */
export function html(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
    .replaceAll('\n', '<br />');
}
