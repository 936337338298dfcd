import { widthOf } from './table.js';
import type { Dataset, ScoreVariable, Variable } from './types.js';

/** Longest labels that SPSS keeps, in bytes of UTF-8. */
const VARIABLE_LABEL = 255;
const VALUE_LABEL = 120;
const TEXT = 32_767;

/** Syntax of SPSS (PSPP reads it too): data, labels, missing values, reversed items, scores. */
export function spssSyntax(d: Dataset): string {
  return [
    `* ${d.plan.title.replace(/\s+/g, ' ').replace(/\.+$/, '')}: ${d.rows} rows. What the columns are: codebook.md.`,
    '* Run it in the folder of data.csv, or write its whole path after FILE=.',
    'SET DECIMAL=DOT.',
    'GET DATA /TYPE=TXT /FILE="data.csv" /ENCODING="UTF8" /ARRANGEMENT=DELIMITED',
    `  /DELIMITERS="," /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
    ...d.variables.map((v, i) => `    ${v.name} ${formatOf(v)}${i === d.variables.length - 1 ? '.' : ''}`),
    '',
    ...d.variables.map((v) => `VARIABLE LABELS ${v.name} ${text(v.label, VARIABLE_LABEL)}.`),
    '',
    ...d.variables.flatMap(valueLabels),
    ...d.variables.flatMap(missingValues),
    ...d.variables
      .filter((v) => v.type === 'number')
      .map((v) => `VARIABLE LEVEL ${v.name} (${v.measure.toUpperCase()}).`),
    '',
    ...d.variables.flatMap(reversed),
    ...d.scores.flatMap(score),
    'EXECUTE.',
    '',
  ].join('\n');
}

const formatOf = (v: Variable): string =>
  v.type === 'number' ? 'F8.2' : `A${Math.min(TEXT, widthOf(v.cells))}`;

function valueLabels(v: Variable): readonly string[] {
  if (v.values.length === 0) return [];
  const lines = v.values.map((x) => `  ${x.value} ${text(x.label, VALUE_LABEL)}`);
  return [`VALUE LABELS ${v.name}`, `${lines.join('\n')}.`];
}

/** SPSS keeps three single values at most, or a range: below zero there is nothing else. */
function missingValues(v: Variable): readonly string[] {
  const values = v.values.filter((x) => x.missing).map((x) => x.value);
  if (values.length === 0) return [];
  const which = values.length <= 3 ? values.join(', ') : `LOWEST THRU ${Math.max(...values)}`;
  return [`MISSING VALUES ${v.name} (${which}).`];
}

function reversed(v: Variable): readonly string[] {
  if (!v.reversed) return [];
  const { name, sum } = v.reversed;
  return [
    `COMPUTE ${name} = ${sum} - ${v.name}.`,
    `VARIABLE LABELS ${name} ${text(`${v.label} (reversed)`, VARIABLE_LABEL)}.`,
  ];
}

function score(s: ScoreVariable): readonly string[] {
  const mean = `MEAN.${s.needed}(${s.items.join(', ')})`;
  const product = s.factor === 1 ? mean : `${mean} * ${s.factor}`;
  const whole = s.offset === 0 ? product : `${product} + ${s.offset}`;
  return [`COMPUTE ${s.name} = ${whole}.`, `VARIABLE LABELS ${s.name} ${text(s.label, VARIABLE_LABEL)}.`];
}

/** A string of SPSS, cut at whole characters to what it keeps. */
function text(value: string, most: number): string {
  let cut = '';
  let bytes = 0;
  for (const char of value.replace(/\s+/g, ' ')) {
    bytes += new TextEncoder().encode(char).length;
    if (bytes > most) break;
    cut += char;
  }
  return `'${cut.replaceAll("'", "''")}'`;
}
