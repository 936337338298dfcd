import { describe, expect, it } from 'vitest';
import { FORMS, written } from './support.js';

const TAGS =
  /^\[\[(AdvancedFormat|ED:form:[0-9a-f-]+|Block:[^[\]]+|Question:(DB|CS|TE:(SingleLine|Essay)|MC:(SingleAnswer|MultipleAnswer):Vertical|Matrix:SingleAnswer)|ID:[A-Za-z0-9_]+|Choices|AdvancedChoices|AdvancedAnswers|Choice:\d+|Answer:\d+)\]\]$/;

const linesOf = async (id: string) => (await written('qualtrics', id)).text.split('\n');

describe('Qualtrics', () => {
  it.each(FORMS)('%s holds only tags that the format has, in their order', async (id) => {
    const lines = await linesOf(id);
    expect(lines[0]).toBe('[[AdvancedFormat]]');
    const tags = lines.filter((line) => line.includes('[['));
    for (const tag of tags) expect(tag).toMatch(TAGS);
    const names = tags.filter((t) => t.startsWith('[[ID:'));
    expect(new Set(names).size).toBe(names.length);
    lines.forEach((line, i) => {
      if (line.startsWith('[[Question:')) expect(lines[i + 1]).toMatch(/^\[\[ID:/);
      if (line.startsWith('[[ID:')) expect(lines[i + 1]).not.toMatch(/^(\[\[|$)/);
      if (/^\[\[(Choice|Answer):/.test(line)) expect(lines[i + 1]).not.toMatch(/^(\[\[|$)/);
      if (line === '[[AdvancedAnswers]]')
        expect(lines.slice(0, i).lastIndexOf('[[Choices]]')).toBeGreaterThan(0);
    });
  });

  it('keeps the values of a scale', async () => {
    const lines = await linesOf('trust');
    const at = lines.indexOf('[[AdvancedAnswers]]');
    expect(lines.slice(at + 1, at + 5)).toEqual(['[[Answer:4]]', 'Agree strongly', '[[Answer:3]]', 'Agree']);
    expect(lines).toContain('q1. Bad news travels upward quickly here.');
  });

  it('asks for texts where an answer has no number', async () => {
    const { cannot } = await written('qualtrics', 'class');
    expect(cannot).toEqual([
      'group: Qualtrics has codes of its own for its answers; download them as choice text',
      'class.q1: no number stands for “Not sure”; download the answers as choice text',
      'class.q2: no number stands for “Not sure”; download the answers as choice text',
    ]);
  });
});
