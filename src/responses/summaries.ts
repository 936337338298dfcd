import { plain } from './tools/index.js';

/** What figures that somebody added under the answers are called; no word that is a name or a code as well: "Max", "N". */
const SUMMARIES = [
  ...[
    'average',
    'averages',
    'avg',
    'mean',
    'mean score',
    'average score',
    'median',
    'total',
    'totals',
    'sum',
  ],
  ...['grand total', 'count', 'std dev', 'stdev', 'standard deviation', 'minimum', 'maximum', 'ø', 'σ'],
  ...['durchschnitt', 'mittelwert', 'summe', 'gesamt', 'anzahl', 'standardabweichung', 'schnitt'],
  ...['moyenne', 'médiane', 'total général', 'somme', 'écart type', 'écart-type'],
  ...['promedio', 'media', 'mediana', 'desviación estándar', 'totale', 'somma', 'média'],
  ...['gemiddelde', 'totaal', 'aantal', 'gennemsnit', 'gjennomsnitt', 'genomsnitt', 'medelvärde'],
  ...[
    'keskiarvo',
    'yhteensä',
    'średnia',
    'razem',
    'průměr',
    'celkem',
    'priemer',
    'átlag',
    'összesen',
    'medie',
  ],
  ...['ortalama', 'toplam', 'μέσος όρος', 'σύνολο', 'среднее', 'итого', 'сумма', 'середнє', 'разом'],
  ...[
    'ממוצע',
    'סה"כ',
    'متوسط',
    'المتوسط',
    'المجموع',
    '平均',
    '平均值',
    '合計',
    '总计',
    '總計',
    '평균',
    '합계',
  ],
];
const SUMMARY = new Set(SUMMARIES.map((word) => plain(word)));

/** `Average:`, `Mean (n = 24)`. */
const summaryWord = (cell: string): string =>
  plain(cell)
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/[.:=\s]+$/, '');

/** Whether a row is no person's, but figures of all. */
export function isSummary(cells: readonly string[]): boolean {
  const first = cells.findIndex((c) => c.trim() !== '');
  return first >= 0 && first < 3 && SUMMARY.has(summaryWord(cells[first]!)) && cells.some(isFigure);
}

const isFigure = (cell: string): boolean => /^\s*-?\d+([.,]\d+)?\s*%?\s*$/.test(cell);
