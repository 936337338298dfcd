import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';
import { readPdf } from '../helpers/pdf.js';

const SESSIONS = fileURLToPath(new URL('../../sessions', import.meta.url));

/** Places where a value differs from what was computed independently (numpy and scipy), to 1e-9; keys beyond are no difference. */
function differences(got: unknown, expected: unknown, at = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return [`${at}: ${JSON.stringify(got)}`];
    return expected.flatMap((e, i) => differences(got[i], e, `${at}[${i}]`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof got !== 'object' || got === null) return [`${at}: ${JSON.stringify(got)}`];
    return Object.entries(expected).flatMap(([key, e]) =>
      differences((got as Record<string, unknown>)[key], e, `${at}/${key}`),
    );
  }
  const same =
    typeof expected === 'number' && typeof got === 'number'
      ? Math.abs(got - expected) < 1e-9
      : got === expected;
  return same ? [] : [`${at}: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`];
}

function scored(name: string, args: readonly string[]): unknown {
  const run = plenary(join(SESSIONS, name), [
    'score',
    'plan.yaml',
    ...args,
    '--by',
    'group',
    '--format',
    'json',
  ]);
  expect(run.code).toBe(0);
  return JSON.parse(run.out);
}

const expectedOf = (name: string, file = 'expected.json'): unknown =>
  JSON.parse(readFileSync(join(SESSIONS, name, file), 'utf8'));

/** What is scored of each session, and the file with what must come out. */
const SCORED: readonly (readonly [session: string, files: readonly string[], expected: string])[] = [
  ['leading-together', ['responses.csv'], 'expected.json'],
  [
    'learning-handbook',
    ['practice', 'stance', 'frames', 'claims'].map((f) => `responses/${f}.csv`),
    'expected.json',
  ],
  ['trust-day', ['day', 'pupils'].map((f) => `responses/${f}.csv`), 'expected-day.json'],
  [
    'leading-from-the-middle',
    ['day', 'before', 'after', 'exit', 'october'].map((f) => `responses/${f}.csv`),
    'expected.json',
  ],
  [
    'capital-workshop',
    ['practices', 'checklists', 'rubric', 'sheets', 'last-word'].map((f) => `responses/${f}.csv`),
    'expected.json',
  ],
];

describe('the bundled sessions', () => {
  it.each(SCORED)('%s comes to what was computed independently', (name, files, expected) => {
    expect(differences(scored(name, files), expectedOf(name, expected))).toEqual([]);
  });

  it('trust-day too, with its changes and hidden groups', () => {
    const got = scored('trust-day', [
      '--round',
      'before=responses/before.csv',
      '--round',
      'after=responses/after.csv',
    ]) as { privacy: { suppressed: { group: string; reason: string }[] } };
    expect(differences(got, expectedOf('trust-day'))).toEqual([]);
    expect(got.privacy.suppressed.map((s) => `${s.group} ${s.reason}`)).toEqual(
      expect.arrayContaining(['West small-group', 'South subtraction']),
    );
  });

  it.each(SCORED.map(([name]) => [name]))('%s is a box for the people of its roster', (name) => {
    const out = folderWith({});
    const args = ['build', 'plan.yaml', '-o', out, '--roster', 'roster.csv', '--only', 'room,pack'];
    const run = plenary(join(SESSIONS, name), args);
    expect([run.code, run.err]).toEqual([0, expect.not.stringMatching(/warning|error/)]);
  });

  it('a typed file with three bad cells names each of them', () => {
    const run = plenary(join(SESSIONS, 'trust-day'), ['score', 'plan.yaml', 'responses/broken.csv']);
    expect(run.code).toBe(1);
    expect(run.err).toContain('responses/broken.csv:3:4: error[bad-cell]');
    expect(run.err).toContain('did you mean `Agree`?');
    expect(run.err).toContain('responses/broken.csv:8:3: error[too-many]');
    expect(run.err).toContain('3 bad cells in 8 rows; nothing was scored');
    expect(
      plenary(join(SESSIONS, 'trust-day'), ['score', 'plan.yaml', 'responses/broken.csv', '--skip-invalid'])
        .code,
    ).toBe(0);
  });

  it('the audit is one sheet that asks for no name', async () => {
    const out = folderWith({});
    plenary(join(SESSIONS, 'trust-day'), ['build', 'plan.yaml', '-o', out]);
    const sheet = await readPdf(join(out, 'instruments/trust.pdf'));
    expect(sheet.pages.length).toBe(1);
    expect(sheet.pages[0]!.plain).not.toContain('Name or code');
    const booklet = await readPdf(join(out, 'booklet.pdf'));
    const all = booklet.pages.map((p) => p.plain).join(' ');
    expect(all).toContain('is anonymous and comes separately');
    expect(all).not.toContain('Bad news reaches');
  });

  it('print sums that add up: the index has 51 boxes in three totals', () => {
    const out = folderWith({});
    plenary(join(SESSIONS, 'leading-together'), ['build', 'plan.yaml', '-o', out]);
    const fields = JSON.parse(readFileSync(join(out, 'fields.json'), 'utf8')) as {
      document: string;
      id: string;
    }[];
    const boxes = fields.filter(
      (f) => f.document === 'instruments/capital.pdf' && f.id.startsWith('capital.'),
    );
    expect(new Set(boxes.map((f) => f.id)).size).toBe(51);
  });
});
