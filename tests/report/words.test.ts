import { describe, expect, it } from 'vitest';
import { bar, cutTo, wrap } from '../../src/report/lines.js';
import { figure, interval, percent, signed, verdict } from '../../src/report/words.js';

describe('figures for a reader', () => {
  it.each([
    [2.675, '2.68'],
    [0.125, '0.13'],
    [-0.125, '−0.13'],
    [-0.001, '0.00'],
    [null, ''],
  ])('%s is written %s: half away from zero, a true minus, no −0.00', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it.each([
    [0.21, '+0.21'],
    [-0.21, '−0.21'],
    [0.004, '0.00'],
  ])('a change of %s is written %s', (value, text) => {
    expect(signed(value)).toBe(text);
  });

  it('percents are whole', () => {
    expect(percent(12.5)).toBe('13%');
    expect(percent(null)).toBe('');
  });

  it('an interval that could not be computed is blank', () => {
    expect(interval([-0.1, 0.16], (x) => signed(x))).toBe('−0.10 to +0.16');
    expect(interval(null, (x) => signed(x))).toBe('');
  });

  it('a change is within chance where the interval holds zero', () => {
    expect(verdict([0.1, 0.2])).toBe('rose');
    expect(verdict([-0.2, -0.1])).toBe('fell');
    expect(verdict([-0.2, 0])).toBe('within chance');
    expect(verdict(null)).toBe('');
  });
});

describe('lines', () => {
  it('bars have eighths, or # in ASCII', () => {
    expect(bar(0.5, 12, true)).toBe('██████      ');
    expect(bar(0.55, 10, true)).toBe('█████▌    ');
    expect(bar(0.5, 12, false)).toBe('######......');
    expect(bar(7, 4, true)).toBe('████');
  });

  it('wide letters take two columns', () => {
    expect(cutTo('文文文', 5, '…')).toBe('文文…');
    expect(wrap('文文 文文', 5)).toEqual(['文文', '文文']);
  });

  it('a word longer than the line is broken', () => {
    expect(wrap('ab abcdefgh c', 4)).toEqual(['ab', 'abcd', 'efgh', 'c']);
  });
});
