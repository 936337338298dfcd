/** In: records and forms. Out: labelled data for R, SPSS or jamovi: a table, a codebook, a script. */
import type { Form, Forms } from '../form/index.js';
import type { Matched } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { codebookJson, codebookMarkdown } from './codebook.js';
import { datasetOf } from './dataset.js';
import { rScript } from './r.js';
import { spssSyntax } from './spss.js';
import { dataCsv } from './table.js';
import type { Dataset } from './types.js';

/** A program for analysts. */
export interface DataTarget {
  readonly name: string;
  readonly also: readonly string[];
  readonly what: string;
  readonly script: string;
  readonly write: (dataset: Dataset) => string;
}

export const DATA_TARGETS: readonly DataTarget[] = [
  {
    name: 'r',
    also: ['rstats'],
    what: 'labelled data, a codebook and an R script',
    script: 'data.R',
    write: (d) => rScript(d, 'file'),
  },
  {
    name: 'spss',
    also: ['pspp', 'sps'],
    what: 'labelled data, a codebook and SPSS syntax',
    script: 'data.sps',
    write: spssSyntax,
  },
  {
    name: 'jamovi',
    also: [],
    what: 'labelled data, a codebook and a script for jamovi’s Rj editor',
    script: 'jamovi.R',
    write: (d) => rScript(d, 'jamovi'),
  },
];

export function dataTargetNamed(name: string): DataTarget | null {
  const wanted = name.trim().toLowerCase();
  return DATA_TARGETS.find((t) => t.name === wanted || t.also.includes(wanted)) ?? null;
}

export interface ExportedData {
  /** Text by file name. */
  readonly files: ReadonlyMap<string, string>;
  readonly rows: number;
  readonly notes: readonly string[];
}

/** Labelled data of one form, or of all that have answers; no rows where nobody answered. */
export function exportDataset(
  target: DataTarget,
  matched: Matched,
  forms: Forms,
  plan: Plan,
  only: Form | null,
): ExportedData {
  const { dataset, notes } = datasetOf(matched, forms, plan, only);
  const files = new Map([
    ['data.csv', dataCsv(dataset)],
    ['codebook.json', codebookJson(dataset)],
    ['codebook.md', codebookMarkdown(dataset, target.script)],
    [target.script, target.write(dataset)],
  ]);
  return { files, rows: dataset.rows, notes };
}
