import { describe, expect, it } from 'vitest';
import { labelsFor, say } from '../../src/labels/index.js';

describe('words with something filled in', () => {
  it('keep what they have no value for', () => {
    expect(say('{n} of {all}', { n: 3 })).toBe('3 of {all}');
  });

  it('quote what is a quotation itself only once', () => {
    const { comesSeparately } = labelsFor('en');
    expect(say(comesSeparately, { title: 'My plan' })).toBe('“My plan” comes separately.');
    expect(say(comesSeparately, { title: '“I see.”' })).toBe('“I see.” comes separately.');
    expect(say(comesSeparately, { title: '"Go" and "stay"' })).toBe('“"Go" and "stay"” comes separately.');
    expect(say('« {title} »', { title: '« Oui »' })).toBe('« Oui »');
    expect(say('{title} comes', { title: '“I see.”' })).toBe('“I see.” comes');
  });
});
