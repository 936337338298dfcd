import { describe, expect, it } from 'vitest';
import { directionOf, mirrored, stretchesOf } from '../../src/text/index.js';

describe('direction of a language', () => {
  it('is that of its script', () => {
    expect(['ar', 'he', 'fa', 'ur', 'az-Arab'].map(directionOf)).toEqual(Array(5).fill('rtl'));
    expect(['en', 'hi', 'th', 'zh-Hant', 'az', 'ku-Latn'].map(directionOf)).toEqual(Array(6).fill('ltr'));
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
