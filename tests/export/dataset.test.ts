import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dataTargetNamed, exportDataset } from '../../src/dataset/index.js';
import { Findings } from '../../src/diagnostics/index.js';
import { formsOf } from '../../src/form/index.js';
import { matchResponses } from '../../src/match/index.js';
import { PLAIN, readText } from '../../src/responses/index.js';
import { score } from '../../src/score/index.js';
import { folderWith } from '../helpers/cli.js';
import { planOf } from '../helpers/plan.js';
import { has, PLAN } from './support.js';

const NAMED = `respondent,group,trust.q1,trust.q2,trust.q3,reflect.best,reflect.helps,reflect.feel
P1,North,4,2,3,"=1+1 is
two",tools;an-answer,bad
P2,South,3,1,,,none,good
P3,North,2,3,1,,,
`;
const NAMELESS = `respondent,group,class.q1,class.q2
P9,South,Yes,Not sure
P1,North,No,Yes
P2,North,Yes,
P3,North,Yes,No
`;

function exported(to: string, csv: string, only: string | null = null) {
  const plan = planOf(PLAN);
  const forms = formsOf(plan);
  const findings = new Findings();
  const table = readText('a.csv', csv, PLAIN, findings)!;
  const options = {
    form: null,
    map: null,
    roster: null,
    by: [],
    skipInvalid: false,
    duplicates: 'error' as const,
  };
  const matched = matchResponses([{ table, round: null }], forms, plan, options, findings);
  const form = only === null ? null : forms.form.get(only)!;
  const { files, rows, notes } = exportDataset(dataTargetNamed(to)!, matched, forms, plan, form);
  const data = parse(files.get('data.csv')!, { columns: true }) as Record<string, string>[];
  const scores = score(matched, forms, plan, { by: null });
  return { files, rows, notes, data, scores };
}

describe('labelled data', () => {
  it('has a row for each record and a column for each question, closed ones as numbers', () => {
    const { data } = exported('r', NAMED);
    expect(data.length).toBe(3);
    expect(data[0]).toMatchObject({
      respondent: 'P1',
      group: 'North',
      trust_q1: '4',
      reflect_feel: '3',
      reflect_helps: 'tools;an-answer',
      reflect_helps_tools: '1',
      reflect_helps_time_and_rest: '0',
    });
    expect(data[1]).toMatchObject({ trust_q3: '', reflect_helps: 'none', reflect_helps_tools: '0' });
    expect(data[2]).toMatchObject({ reflect_helps: '', reflect_helps_tools: '' });
  });

  it('is safe to open in a spreadsheet, one line a row', () => {
    const { files, data } = exported('spss', NAMED);
    expect(data[0]!.reflect_best).toBe("'=1+1 is / two");
    expect(files.get('data.csv')!.trimEnd().split('\n').length).toBe(4);
  });

  it('says in the codebook what each column is', () => {
    const { files } = exported('r', NAMED, 'trust');
    const book = JSON.parse(files.get('codebook.json')!) as { variables: Record<string, unknown>[] };
    expect(book.variables.find((v) => v.name === 'trust_q2')).toMatchObject({
      id: 'trust.q2',
      text: 'People look for "someone" to blame.',
      values: [{ value: 4, label: 'Agree strongly', missing: false }, {}, {}, {}],
      reversed: { name: 'trust_q2_r', sum: 5 },
      subscale: 'open',
      answered: 3,
    });
    expect(files.get('codebook.md')).toContain('reversed: `trust_q2_r` is 5 − the value');
  });

  it('drops names of anonymous forms, and sorts their rows', () => {
    const { data } = exported('r', NAMELESS);
    expect(Object.keys(data[0]!)).toEqual(['group', 'round', 'class_q1', 'class_q2']);
    expect(data.map((r) => `${r.group} ${r.class_q1}`)).toEqual(['North 0', 'North 1', 'North 1', 'South 1']);
    // "Not sure" is counted, not scored: a missing value of its own.
    expect(data[3]!.class_q2).toBe('-1');
  });

  it('leaves anonymous forms out beside others, and says so', () => {
    const { data, notes } = exported('r', 'respondent,trust.q1,class.q1\nP1,4,Yes\n');
    expect(Object.keys(data[0]!)).not.toContain('class_q1');
    expect(notes).toEqual(['left out, because they are anonymous: class; export each by its id']);
  });

  it('gives names that every program takes', () => {
    const { data } = exported('r', NAMED);
    const names = Object.keys(data[0]!);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
    expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length);
  });

  it('tells SPSS of labels, missing values and reversed items', () => {
    const syntax = exported('spss', NAMELESS).files.get('data.sps')!;
    expect(syntax).toContain("VARIABLE LABELS class_q1 'I feel safe'.");
    expect(syntax).toContain('MISSING VALUES class_q1 (-1).');
    expect(syntax).toContain('COMPUTE class_q2_r = 1 - class_q2.');
    expect(syntax).toContain('COMPUTE class_overall = MEAN.2(class_q1, class_q2_r).');
  });

  it('reads the data that jamovi has open', () => {
    const script = exported('jamovi', NAMED).files.get('jamovi.R')!;
    expect(script).toContain('d <- as.data.frame(data)');
    expect(script).not.toContain('read.csv');
  });
});

/** Mean of a score over persons, as Plenary has it. */
function meanOf(csv: string, form: string, id: string): number {
  const { scores } = exported('r', csv);
  const found = scores.instruments[form]!.rounds.all!.scores as Record<string, { mean: number }>;
  return found[id]!.mean;
}

function folderOf(to: string, csv: string, more: Record<string, string>): string {
  return folderWith({ ...Object.fromEntries(exported(to, csv, 'trust').files), ...more });
}

describe('the scripts compute the scores that Plenary has', () => {
  it.skipIf(!has('Rscript'))('R', () => {
    const more = 'source("data.R"); write(mean(d$trust_overall, na.rm = TRUE), "mean.txt")';
    const folder = folderOf('r', NAMED, { 'run.R': more });
    const run = spawnSync('Rscript', ['run.R'], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const mean = Number(readFileSync(join(folder, 'mean.txt'), 'utf8'));
    expect(mean).toBeCloseTo(meanOf(NAMED, 'trust', 'overall'), 5);
  });

  it.skipIf(!has('pspp'))('SPSS syntax, in PSPP', () => {
    const files = exported('spss', NAMED, 'trust').files;
    const save = 'SAVE TRANSLATE /OUTFILE="scores.csv" /TYPE=CSV /KEEP=trust_overall /REPLACE.\n';
    const more = `${files.get('data.sps')}${save}`;
    const folder = folderOf('spss', NAMED, { 'run.sps': more });
    const run = spawnSync('pspp', ['run.sps'], { cwd: folder, encoding: 'utf8' });
    expect(`${run.stdout}${run.stderr}`).not.toContain('error');
    const values = readFileSync(join(folder, 'scores.csv'), 'utf8').split('\n').map(Number.parseFloat);
    const scores = values.filter((x) => !Number.isNaN(x));
    const mean = scores.reduce((sum, x) => sum + x, 0) / scores.length;
    expect(mean).toBeCloseTo(meanOf(NAMED, 'trust', 'overall'), 1);
  });
});
