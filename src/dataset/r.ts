import type { Dataset, ScoreVariable, Variable } from './types.js';

/** Where a script of R has its data from. */
export type Source = 'file' | 'jamovi';

/**
 * A script of base R: factors `<name>_f` with labels, user-missing values as NA, reversed items `<name>_r`, scores.
 * In jamovi's Rj editor the data is there already.
 */
export function rScript(d: Dataset, from: Source): string {
  return [
    `# ${comment(d.plan.title)}: ${d.rows} rows. What the columns are: codebook.md`,
    ...head(d, from),
    '',
    '# what each column says',
    ...d.variables.map((v) => `attr(d$${v.name}, "label") <- ${text(v.label)}`),
    '',
    ...section('# answers with their labels', d.variables.filter((v) => v.values.length > 0).map(factor)),
    ...section('# answers that are counted, not scored', d.variables.flatMap(missing)),
    ...section('# reversed items: lowest + highest - value', d.variables.flatMap(reversed)),
    ...scores(d.scores),
    from === 'file' ? 'str(d, give.attr = FALSE)' : 'summary(d)',
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines, ''];

function head({ variables }: Dataset, from: Source): readonly string[] {
  const numbers = variables.filter((v) => v.type === 'number').map((v) => text(v.name));
  const texts = variables.filter((v) => v.type === 'text').map((v) => text(v.name));
  const read =
    from === 'file'
      ? ['d <- read.csv("data.csv", colClasses = "character", na.strings = "", encoding = "UTF-8")']
      : ['# open data.csv in jamovi, then run this in the Rj editor', 'd <- as.data.frame(data)'];
  return [
    ...read,
    `for (n in ${vector(numbers)}) d[[n]] <- as.numeric(as.character(d[[n]]))`,
    `for (n in ${vector(texts)}) d[[n]] <- as.character(d[[n]])`,
  ];
}

function factor(v: Variable): string {
  const levels = vector(v.values.map((x) => String(x.value)));
  const labels = vector(v.values.map((x) => text(x.label)));
  return `d$${v.name}_f <- factor(d$${v.name}, levels = ${levels}, labels = ${labels})`;
}

function missing(v: Variable): readonly string[] {
  const values = v.values.filter((x) => x.missing).map((x) => String(x.value));
  return values.length === 0 ? [] : [`d$${v.name}[d$${v.name} %in% ${vector(values)}] <- NA`];
}

function reversed({ name, reversed: turned }: Variable): readonly string[] {
  return turned ? [`d$${turned.name} <- ${turned.sum} - d$${name}`] : [];
}

/** Of those who answered enough items. */
function scores(list: readonly ScoreVariable[]): readonly string[] {
  if (list.length === 0) return [];
  return [
    '# scores of those who answered enough items',
    'score <- function(items, needed) {',
    '  x <- as.matrix(d[, items, drop = FALSE])',
    '  ifelse(rowSums(!is.na(x)) >= needed, rowMeans(x, na.rm = TRUE), NA)',
    '}',
    ...list.flatMap((s) => [
      `d$${s.name} <- ${scaled(`score(${vector(s.items.map(text))}, ${s.needed})`, s)}`,
      `attr(d$${s.name}, "label") <- ${text(s.label)}`,
    ]),
    '',
  ];
}

function scaled(mean: string, { factor: f, offset }: ScoreVariable): string {
  const product = f === 1 ? mean : `${mean} * ${f}`;
  return offset === 0 ? product : `${product} + ${offset}`;
}

const vector = (parts: readonly string[]): string =>
  parts.length === 0 ? 'character(0)' : `c(${parts.join(', ')})`;

/** A string of R: what JSON escapes, R reads, but for the two escapes that only JSON has. */
const text = (value: string): string =>
  `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/\s+/g, ' ')}"`;

const comment = (value: string): string => value.replace(/\s+/g, ' ');
