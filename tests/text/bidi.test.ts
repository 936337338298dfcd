import { describe, expect, it } from 'vitest';
import { baseOf, directionOf, mirrored, stretchesOf } from '../../src/text/index.js';

describe('direction of a language', () => {
  it('is that of its script', () => {
    expect(['ar', 'he', 'fa', 'ur', 'az-Arab'].map(directionOf)).toEqual(Array(5).fill('rtl'));
    expect(['en', 'hi', 'th', 'zh-Hant', 'az', 'ku-Latn'].map(directionOf)).toEqual(Array(6).fill('ltr'));
  });
});

describe('direction of a paragraph', () => {
  it('is that of its first letter', () => {
    expect(baseOf('שלום, world', 'ltr')).toBe('rtl');
    expect(baseOf('12. (מרחבا)', 'ltr')).toBe('rtl');
    expect(baseOf('Hello, עולם', 'ltr')).toBe('ltr');
    expect(baseOf('Trust in a team, in Hebrew: אמון', 'rtl')).toBe('ltr');
    // A first letter inside an isolate does not count.
    expect(baseOf('\u2067שלום\u2069 world', 'ltr')).toBe('ltr');
  });

  it('is the language of the plan where there are no letters', () => {
    expect(baseOf('12:30–13:30', 'rtl')).toBe('rtl');
    expect(baseOf('12:30–13:30', 'ltr')).toBe('ltr');
  });

  it('is not turned by a Latin word at the head of a text from the right', () => {
    expect(baseOf('Google הוא כלי שימושי', 'rtl')).toBe('rtl');
    expect(baseOf('Anna Smith', 'rtl')).toBe('ltr');
  });

  it('obeys the signs that stand for a letter', () => {
    expect(baseOf('\u200f1.', 'ltr')).toBe('rtl');
    expect(baseOf('\u200e1.', 'rtl')).toBe('ltr');
  });
});

describe('a text on one line', () => {
  it('has its stretches from the left', () => {
    expect(stretchesOf('Plan')).toEqual([{ text: 'Plan', rtl: false }]);
    expect(stretchesOf('שיר 3.5 (א)')).toEqual([
      { text: ' (א)', rtl: true },
      { text: '3.5', rtl: false },
      { text: 'שיר ', rtl: true },
    ]);
  });

  it('turns brackets', () => {
    expect(mirrored('(אב) «ג»')).toBe(')אב( »ג«');
  });
});
