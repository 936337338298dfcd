/** In: scores, forms, records. Out: a workbook, one sheet a table; the same scores give the same bytes. */
import type { Forms } from '../../form/index.js';
import type { Matched } from '../../match/index.js';
import type { Scores } from '../../score/index.js';
import type { CellValue } from '../cells.js';
import { formsWithData, personRows } from '../csv.js';
import { type SheetTable, TWO, workbook } from './book.js';
import { codebook, problemSheets } from './codebook.js';
import { answerSheet, changeSheet, groupSheet, itemSheet, scoreSheet } from './figures.js';
import { choiceSheet, textSheet } from './worksheets.js';

const ABOUT: Readonly<Record<string, string>> = {
  Scores: 'means, spread, intervals, reliability and bands: the whole, groups, raters',
  Items: 'each item: answers as given, after turning, the share that speaks for it',
  Answers: 'how many gave which answer',
  Groups: 'means of the groups side by side; which are hidden',
  Changes: 'between rounds, between marks, between raters',
  Choices: 'choices, picks, ranks, points, places and numbers',
  Texts: 'what was written',
  Respondents: 'one row a person and round; anonymous forms are left out',
  Cautions: 'what the figures cannot carry',
  Problems: 'rows and cells that could not be read as answers',
  Codebook: 'every question with its answers',
};

export async function toXlsx(scores: Scores, forms: Forms, matched: Matched): Promise<Uint8Array> {
  const known = new Set([...Object.keys(scores.instruments), ...Object.keys(scores.worksheets)]);
  const tables = [
    ...[scoreSheet, itemSheet, answerSheet, groupSheet].map((make) => make(scores, forms)),
    changeSheet(scores),
    ...[choiceSheet(scores, forms), textSheet(scores, forms)],
    ...respondents(scores, forms, matched),
    ...problemSheets(scores),
  ].filter((t) => t.rows.length > 0);
  const all = [...tables, codebook(forms, known)];
  return workbook([overview(scores, all), ...all]);
}

function overview({ session, responses, privacy }: Scores, sheets: readonly SheetTable[]): SheetTable {
  const rows: CellValue[][] = [
    ['respondents', responses.respondents],
    ['rounds', responses.rounds.join(', ')],
    ...responses.files.map((f) => ['file', `${f.path}: ${f.rows} rows, ${f.respondents} respondents`]),
    ['privacy', `of anonymous forms nothing that stands on fewer than ${privacy.minimum} people`],
    ['empty cells', 'what cannot be computed, or may not be shown'],
    ...sheets.map((s) => [s.name, ABOUT[s.name] ?? '']),
  ];
  return {
    name: 'Read me',
    columns: [
      { head: 'session', width: 18 },
      { head: session.title, width: 90 },
    ],
    rows,
  };
}

function respondents(scores: Scores, forms: Forms, matched: Matched): SheetTable[] {
  const { open } = formsWithData(matched, forms);
  if (open.length === 0) return [];
  const [head, ...rows] = personRows(scores, matched, open);
  const isScore = (i: number): boolean =>
    rows.some((r) => typeof r[i] === 'number' && !Number.isInteger(r[i]));
  const columns = head!.map((h, i) => ({
    ...{ head: String(h), width: Math.max(9, Math.min(24, String(h).length + 2)) },
    ...(isScore(i) ? { format: TWO } : {}),
  }));
  return [{ name: 'Respondents', columns, rows }];
}
