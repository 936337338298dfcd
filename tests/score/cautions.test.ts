import { describe, expect, it } from 'vitest';
import type { Caution } from '../../src/score/index.js';
import { items, type Row, scored } from './support.js';

const plan = (list: string, scale = '{from: 1, to: 5}', keys = ''): string =>
  `plenary: 1\ntitle: D\ninstruments: {trust: {title: Trust, scale: ${scale}, ${keys} items: ${list}}}`;

const rowsOf = (values: readonly (readonly (string | number | null)[])[], more: Partial<Row> = {}): Row[] =>
  values.map((v) => ({ ...more, answers: items('trust', ...v) }));
const find = (code: string, text: string, rows: readonly Row[], more = {}): readonly Caution[] =>
  scored(text, rows, more).scores.cautions.filter((c) => c.code === code);

const varied = (n: number, k: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: k }, (_, j) => ((i * 3 + j) % 5) + 1));

describe('a caution says', () => {
  it('that α rests on few people', () => {
    expect(find('few-for-alpha', plan('[A, B, C]'), rowsOf(varied(8, 3)))).toEqual([
      {
        code: 'few-for-alpha',
        instrument: 'trust',
        round: 'all',
        about: 'overall',
        message: 'α of the whole rests on 8 people who answered every item; with so few it can be far off.',
      },
    ]);
    expect(find('few-for-alpha', plan('[A, B, C]'), rowsOf(varied(40, 3)))).toEqual([]);
  });

  it('that two items are few', () => {
    expect(find('two-items', plan('[A, B]'), rowsOf(varied(8, 2)))).toHaveLength(1);
    expect(find('two-items', plan('[A, B, C]'), rowsOf(varied(8, 3)))).toEqual([]);
  });

  it('that fewer than half answered everything', () => {
    const rows = rowsOf([...varied(3, 3), ...varied(4, 3).map((v) => [...v.slice(0, 2), null])]);
    expect(find('few-complete', plan('[A, B, C]'), rows)[0]!.message).toContain('Only 3 of 7 people');
    expect(find('few-complete', plan('[A, B, C]', undefined, 'answer: 2,'), rows)).toEqual([]);
  });

  it('that an item runs against the others', () => {
    const rows = rowsOf([1, 2, 3, 4, 5, 4, 2].map((v) => [v, v, 6 - v]));
    const [undeclared] = find('against-subscale', plan('[A, B, C]'), rows);
    expect(undeclared).toMatchObject({ instrument: 'trust', about: 'q3' });
    expect(undeclared!.message).toContain('should be `reversed: true`');
    expect(find('against-subscale', plan('[A, B, {text: C, reversed: true}]'), rows)).toEqual([]);
    const turned = find(
      'against-subscale',
      plan('[A, {text: B, reversed: true}, C]'),
      rowsOf([
        [1, 1, 1],
        [3, 3, 3],
        [5, 5, 5],
        [4, 4, 4],
      ]),
    );
    expect(turned[0]!.message).toContain('perhaps the data are turned already');
  });

  it('that groups are too small to compare', () => {
    const rows = [...rowsOf(varied(3, 3), { group: 'North' }), ...rowsOf(varied(12, 3), { group: 'South' })];
    expect(find('small-groups', plan('[A, B, C]'), rows, { by: 'group' }).map((c) => c.about)).toEqual([
      'North',
    ]);
  });

  it('that half of the people are at one end', () => {
    const rows = rowsOf([
      [5, 5, 5],
      [5, 5, 5],
      [1, 2, 3],
      [2, 4, 3],
    ]);
    expect(find('lopsided', plan('[A, B, C]'), rows)).toHaveLength(1);
  });

  it('that many answers are not scored', () => {
    const scale = '{labels: ["Yes", Not sure, "No"], values: [1, null, 0]}';
    const rows = rowsOf([
      ['Yes', 'Yes'],
      ['No', 'Not sure'],
      ['No', 'No'],
    ]);
    expect(find('many-unscored', plan('[A, B]', scale), rows).map((c) => c.about)).toEqual(['q2']);
  });

  it('that rounds cannot be paired', () => {
    const rows = [...rowsOf(varied(6, 3), { round: 'before' }), ...rowsOf(varied(6, 3), { round: 'after' })];
    expect(find('unpaired-rounds', plan('[A, B, C]'), rows)[0]!.message).toBe(
      '"before" and "after" cannot be compared person by person: neither says who answered. ' +
        'The change over everybody has a wider interval.',
    );
  });

  it('nothing of pairs where people are known, whatever the mode', () => {
    const rows = ['before', 'after'].flatMap((round) => rowsOf(varied(1, 3), { round, respondent: 'P1' }));
    expect(find('unpaired-rounds', plan('[A, B, C]', undefined, 'score: counts,'), rows)).toEqual([]);
  });

  it('that nobody answered in a round', () => {
    const rows = rowsOf(varied(6, 3), { round: 'after' });
    const [none] = find('no-answers', plan('[A, B, C]'), rows, { rounds: ['before', 'after'] });
    expect(none).toMatchObject({ instrument: 'trust', round: 'before', about: null });
  });

  it('that rows were empty, or came from another version of the form', () => {
    const at = { file: 'march.csv', column: null };
    const problems = [
      { code: 'empty-row', message: 'a row without any answer was not counted', row: 7, ...at },
      { code: 'other-version', message: '2 of 9 rows come from another version of the form', row: 3, ...at },
    ];
    const { scores } = scored(plan('[A, B, C]'), rowsOf(varied(6, 3)), { problems });
    expect(scores.responses.problems).toEqual(problems);
    expect(scores.cautions.slice(0, 2).map((c) => [c.code, c.message])).toEqual([
      ['empty-rows', '1 row leaves all questions of a form blank and does not count there: march.csv:7.'],
      [
        'other-version',
        '2 of 9 rows come from another version of the form: compare the wording before you compare the scores.',
      ],
    ]);
  });

  it('nothing of figures that are hidden', () => {
    const { scores } = scored(plan('[A, B]', undefined, 'anonymous: true,'), rowsOf(varied(4, 2)));
    expect(scores.cautions).toEqual([]);
  });
});
