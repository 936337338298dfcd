import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, places, read } from './support.js';

const TABLE = [
  ['respondent', 'trust.q1', 'focus'],
  ['P01', '3', 'a;b'],
  ['P02', '', ''],
];

describe('the same answers in other formats', () => {
  it.each([
    [
      'JSON',
      '[{"respondent": "P01", "trust.q1": 3, "focus": ["a", "b"]}, {"respondent": "P02", "trust.q1": null}]',
    ],
    [
      'JSON under `responses`',
      '{"responses": [{"respondent": "P01", "trust": {"q1": "3"}, "focus": "a;b"}, {"respondent": "P02"}]}',
    ],
    ['JSON Lines', '{"respondent": "P01", "trust.q1": 3, "focus": ["a", "b"]}\n\n{"respondent": "P02"}\n'],
    ['YAML', '- {respondent: P01, trust.q1: 3, focus: [a, b]}\n- respondent: P02\n'],
    [
      'YAML by form',
      '# typed by hand\n---\nresponses:\n  - respondent: P01\n    trust: {q1: 3}\n    focus: a;b\n  - {respondent: P02}\n',
    ],
    ['YAML in brackets', '[{respondent: P01, trust: {q1: 3}, focus: [a, b]}, {respondent: P02}]'],
  ])('%s', (_, text) => {
    const { table, found } = read(text);
    expect(found).toEqual([]);
    expect(drawn(table)).toEqual(TABLE);
    expect(table?.rows.map((r) => r.row)).toEqual([2, 3]);
  });

  it('numbers and truths are text, as they were written', () => {
    expect(drawn(read('[{"a": 1.5, "b": true, "c": 0}]').table)[1]).toEqual(['1.5', 'true', '0']);
    expect(drawn(read('- {respondent: 007, a: 2.50}').table)[1]).toEqual(['007', '2.50']);
  });

  it('any key may be a name of JavaScript', () => {
    expect(drawn(read('[{"__proto__": 3, "toString": {"__proto__": 4}}]').table)).toEqual([
      ['__proto__', 'toString.__proto__'],
      ['3', '4'],
    ]);
  });
});

describe('what is wrong with them', () => {
  it.each([
    ['no list', '{"respondent": \n"P01"}', 'answers.csv:1:1 error bad-table'],
    ['an entry that is no map', '[{"q1": 3}, 4]', 'answers.csv:3:1 error bad-table'],
    ['an answer that is no text', '[{"q0": 1, "q1": [{"a": 1}]}]', 'answers.csv:2:2 error bad-table'],
    ['one question twice', '[{"trust": {"q1": 3}, "trust.q1": 4}]', 'answers.csv:2:1 error bad-table'],
    [
      'one key twice',
      '[{"q1": 3, "q2": "q1:"},\n {"q1": 3, "q1": 4}]',
      'answers.csv:2:12 error duplicate-id',
    ],
    ['one key twice on a line', '{"q1": 3}\n{"q1": 3, "q1": 4}', 'answers.csv:2:11 error duplicate-id'],
    ['broken JSON', '[\n {"q1": 3},\n {"q1": }\n', 'answers.csv:1:1 error bad-table'],
    ['a broken line', '{"q1": 3}\n{"q1"= 4}\n', 'answers.csv:2:6 error bad-table'],
  ])('%s', (_, text, place) => {
    expect(places(read(text).found)).toEqual([place]);
  });

  it('YAML that plans may not have either', () => {
    expect(read('- !!binary aGk=\n').found.map((d) => d.code)).toContain('yaml-refused');
  });
});

describe('for any answers', () => {
  const key = fc.string({ minLength: 1, maxLength: 8 }).filter((k) => k.trim() === k && k !== 'responses');
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  const records = fc.array(fc.dictionary(key, value, { minKeys: 1, maxKeys: 5 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('JSON and JSON Lines give what they hold', () => {
    fc.assert(
      fc.property(records, fc.boolean(), (list, lines) => {
        const text = lines ? list.map((r) => JSON.stringify(r)).join('\n') : JSON.stringify(list);
        const { table, found } = read(text);
        expect(found).toEqual([]);
        const back = table!.rows.map(
          (r) =>
            new Map(
              table!.header.flatMap((h) => (r.cells[h.column - 1] ? [[h.name, r.cells[h.column - 1]]] : [])),
            ),
        );
        // JSON writes −0 as 0.
        expect(back).toEqual(
          list.map(
            (r) =>
              new Map(
                Object.entries(r).flatMap(([k, v]) => (v === '' ? [] : [[k, v === 0 ? '0' : String(v)]])),
              ),
          ),
        );
      }),
    );
  });

  it('random text that looks like JSON or YAML is never more than a message', () => {
    const scrap = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '- ', '\n', 'a', '1', '&a', '*a', '!'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.constantFrom('[', '{', '- ', 'responses:\n', '{}\n'), scrap, (start, rest) => {
        const { table, found } = read(start + rest);
        expect(table !== null || found.length > 0).toBe(true);
      }),
    );
  });
});
