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

/**
 * The rows as LimeSurvey numbers them: the group; questions and their parts in one count; answers by the question
 * that they belong to. Settings have no number.
 */
export function structureTable(rows: readonly StructureRow[]): string {
  let last = 0;
  let question = '';
  const numbered = rows.map((row): Partial<Record<Column, string>> => {
    if (row.class === 'G') return { ...row, id: '1' };
    if (row.class === 'A') return { ...row, id: question };
    if (row.class !== 'Q' && row.class !== 'SQ') return row;
    last += 1;
    if (row.class === 'Q') question = String(last);
    return { ...row, id: String(last), ...(row.class === 'SQ' ? { related_id: question } : {}) };
  });
  const lines = numbered.map((row) => COLUMNS.map((c) => row[c] ?? ''));
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
