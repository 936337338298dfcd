import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, plenary, type Run } from '../helpers/cli.js';
import { filesIn, PLAN, ROSTER, timesIn } from './small.js';

function build(folder: string, out: string, ...more: string[]): Run {
  return plenary(folder, ['build', 'plan.yaml', '-o', out, '--roster', 'people.csv', ...more]);
}

/** What changed between two looks at a folder. */
function changed(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((p) => before.get(p) !== after.get(p)).sort();
}

const many = (n: number): string =>
  `respondent,name,table\n${Array.from({ length: n }, (_, i) => `P${i + 1},Person ${i + 1},${(i % 7) + 1}`).join('\n')}\n`;

describe('one run and many', () => {
  let folder: string;
  beforeAll(() => {
    folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': many(41) });
    expect(build(folder, 'one', '--jobs', '1').code).toBe(0);
  }, 240_000);

  it('with workers gives the same bytes', () => {
    const run = build(folder, 'workers', '--jobs', '2');
    expect([run.code, run.err]).toEqual([0, expect.stringContaining('✓ 41 packs, 164 pages')]);
    expect(filesIn(join(folder, 'workers'))).toEqual(filesIn(join(folder, 'one')));
  }, 240_000);

  it('in shards gives the same bytes, the stack included', () => {
    for (const i of [1, 2, 3]) expect(build(folder, 'shards', '--shard', `${i}/3`).code).toBe(0);
    expect(filesIn(join(folder, 'shards'))).toEqual(filesIn(join(folder, 'one')));
  }, 240_000);
});

describe('runs one after the other', () => {
  let folder: string;
  const out = (): string => join(folder, 'out');
  const rerun = (...more: string[]): { run: Run; changes: string[] } => {
    const before = timesIn(out());
    const run = build(folder, 'out', ...more);
    return { run, changes: changed(before, timesIn(out())) };
  };
  beforeAll(() => {
    folder = folderWith({ 'plan.yaml': PLAN, 'people.csv': ROSTER });
    expect(build(folder, 'out').code).toBe(0);
  }, 60_000);

  it('write nothing where nothing changed', () => {
    const { run, changes } = rerun();
    expect([run.code, changes]).toEqual([0, []]);
    expect(run.err).toContain('✓ nothing to do: all 3 packs are as the plan wants them');
  });

  it('make again what was deleted or damaged', () => {
    rmSync(join(out(), 'people/P2-ben-cole/pulse.pdf'));
    writeFileSync(join(out(), 'people/P1-ada-bell/pack.pdf'), 'torn');
    const { run, changes } = rerun();
    expect(run.err).toContain('✓ 3 packs, 12 pages, 2 written, 1 as they were');
    expect(changes).toEqual([
      'people/P1-ada-bell/pack.json',
      'people/P1-ada-bell/pack.pdf',
      'people/P2-ben-cole/pack.json',
      'people/P2-ben-cole/pulse.pdf',
    ]);
  });

  it('write one person’s folder and the stack where one row changed', () => {
    writeFileSync(join(folder, 'people.csv'), ROSTER.replace('Ben Cole,Lake', 'Ben Cole,North'));
    // What lies on the tables names everybody; of the packs only one changes.
    expect(rerun().changes.filter((p) => p.startsWith('people/'))).toEqual([
      'people/P2-ben-cole/pack.json',
      'people/P2-ben-cole/pack.pdf',
      'people/stack.json',
      'people/stack.pdf',
    ]);
  });

  it('can make one person’s pack again', () => {
    const { run, changes } = rerun('--only-person', 'P3', '--force');
    expect(run.err).toMatch(/^✓ 1 pack, 4 pages, in .*\n {2}out\/people\/P3-cy-dorn\n$/);
    expect(changes.every((p) => p.startsWith('people/P3-'))).toBe(true);
    const other = build(folder, 'out', '--only-person', 'P9');
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('the roster has no P9')]);
  });

  it('leave alone what --only does not name', () => {
    const { changes } = rerun('--only', 'plan');
    expect(changes.filter((p) => p.endsWith('.pdf'))).toEqual([
      'people/P1-ada-bell/plan.pdf',
      'people/P2-ben-cole/plan.pdf',
      'people/P3-cy-dorn/plan.pdf',
    ]);
    // The whole run takes it away again: it stands in the pack.
    expect(rerun().changes.filter((p) => p.endsWith('.pdf') && p.includes('P1'))).toEqual([
      'people/P1-ada-bell/plan.pdf',
    ]);
  });

  it('take away the packs of people who are gone, and leave those that somebody changed', () => {
    writeFileSync(join(out(), 'people/P2-ben-cole/pulse.pdf'), 'with a note');
    writeFileSync(join(folder, 'people.csv'), `${ROSTER.split('\n').slice(0, 2).join('\n')}\n`);
    const { run } = rerun();
    expect(run.err).toContain('1 pack of an earlier roster removed');
    expect(run.err).toContain('! out/people/P2-ben-cole is of an earlier roster; it was changed, and left');
    const people = [...filesIn(out()).keys()].filter((p) => p.startsWith('people/P'));
    expect(new Set(people.map((p) => p.split('/')[1]))).toEqual(new Set(['P1-ada-bell', 'P2-ben-cole']));
  });

  it('take away nothing while a record cannot be used', () => {
    writeFileSync(join(folder, 'people.csv'), 'respondent,name\nP1,\nP9,Zed\n');
    const { run } = rerun();
    expect(run.code).toBe(3);
    expect(filesIn(out()).has('people/P1-ada-bell/pack.pdf')).toBe(true);
  });
});
