import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';

const SESSION = fileURLToPath(new URL('../../sessions/trust-day', import.meta.url));
const audit = [
  ...['score', join(SESSION, 'plan.yaml'), '--by', 'group'],
  ...['--round', `before=${join(SESSION, 'responses/before.csv')}`],
  ...['--round', `after=${join(SESSION, 'responses/after.csv')}`],
];

describe('plenary score --format', () => {
  it('html writes a page that says what changed, and names no figure of a hidden school', () => {
    const folder = folderWith({});
    const run = plenary(folder, [...audit, '--format', 'html', '-o', 'report.html']);
    expect([run.code, run.err]).toEqual([0, '✓ report.html\n']);
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page).toContain('<h1>Openness rose; Follow-through stayed within chance</h1>');
    expect(page).toContain('Openness rose from 2.55 to 3.01 (by +0.12 to +0.79).');
    expect(page).toContain('Hidden: South and West.');
  });

  it('xlsx writes a workbook, the same bytes each time, also where it is piped', () => {
    const folder = folderWith({});
    for (const name of ['one.xlsx', 'two.xlsx'])
      expect(plenary(folder, [...audit, '--format', 'xlsx', '-o', name]).code).toBe(0);
    const [one, two] = ['one.xlsx', 'two.xlsx'].map((name) => readFileSync(join(folder, name)));
    expect(one!.subarray(0, 2).toString()).toBe('PK');
    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(plenary(folder, [...audit, '--format', 'xlsx']).out.startsWith('PK')).toBe(true);
  });

  it('does not know others', () => {
    const run = plenary(folderWith({}), [...audit, '--format', 'docx']);
    expect([run.code, run.err]).toEqual([
      2,
      'plenary: no format docx; there are text, json, md, csv, html, pdf, xlsx\ntry: plenary score --help\n',
    ]);
  });
});
