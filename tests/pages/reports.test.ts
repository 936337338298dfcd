import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';
import { flaws } from '../helpers/quality.js';

const SESSIONS = fileURLToPath(new URL('../../sessions', import.meta.url));
const at = (session: string, file: string): string => join(SESSIONS, session, file);
const rounds = (session: string, ...names: string[]): string[] =>
  names.flatMap((n) => ['--round', `${n}=${at(session, `responses/${n}.csv`)}`]);
const answers = (session: string, ...names: string[]): string[] =>
  names.map((n) => at(session, `responses/${n}.csv`));

/** What the bundled sessions are scored with. */
const REPORTS: readonly (readonly [string, readonly string[]])[] = [
  ['trust-day', ['--by', 'group', ...rounds('trust-day', 'before', 'after')]],
  ['trust-day', ['--by', 'group', ...answers('trust-day', 'day', 'pupils', 'reflect')]],
  [
    'leading-together',
    [
      at('leading-together', 'responses.csv'),
      '--by',
      'group',
      '--roster',
      at('leading-together', 'roster.csv'),
    ],
  ],
  ['learning-handbook', answers('learning-handbook', 'claims', 'frames', 'practice', 'stance')],
  [
    'capital-workshop',
    [
      '--by',
      'group',
      ...answers('capital-workshop', 'practices', 'checklists', 'rubric', 'sheets', 'last-word'),
    ],
  ],
  [
    'leading-from-the-middle',
    ['--by', 'group', ...answers('leading-from-the-middle', 'day', 'before', 'after', 'exit', 'october')],
  ],
];

describe('every page of every report keeps to the design of the paper', () => {
  for (const [session, args] of REPORTS) {
    it.each(['a4', 'letter'])(`${session} on %s`, { timeout: 120_000 }, async (paper) => {
      const out = folderWith({ 'fields.json': '[]' });
      const file = join(out, 'report.pdf');
      const more = ['--format', 'pdf', '-o', file, '--paper', paper];
      const run = plenary(out, ['score', at(session, 'plan.yaml'), ...args, ...more]);
      expect(run.err).not.toContain('error');
      expect(run.code).toBe(0);
      expect(await flaws(out)).toEqual([]);
      const pdf = await readPdf(file);
      expect(pdf.tagged).toBe(true);
      expect(pdf.language).toMatch(/^en/);
      expect(pdf.outline.length).toBeGreaterThan(2);
      expect(pdf.pages[0]!.plain).toContain('Talk about these first');
    });
  }
});

describe('every page of every feedback too', () => {
  it.each(['a4', 'letter'])('of learning-handbook on %s', { timeout: 120_000 }, async (paper) => {
    const out = folderWith({});
    const run = plenary(out, [
      'feedback',
      at('learning-handbook', 'plan.yaml'),
      ...answers('learning-handbook', 'claims', 'practice', 'stance'),
      ...['-o', out, '--paper', paper],
    ]);
    expect(run.code).toBe(0);
    expect(readdirSync(out)).toHaveLength(20);
    writeFileSync(join(out, 'fields.json'), '[]');
    expect(await flaws(out)).toEqual([]);
  });
});
