import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMS, unescaped, written } from './support.js';

async function paragraphs(id: string): Promise<string[]> {
  const files = unzipSync((await written('word', id)).bytes);
  const xml = new TextDecoder().decode(files['word/document.xml']);
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map((p) =>
    unescaped([...p[1]!.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map((t) => t[1]).join('')),
  );
}

describe('Word, for Microsoft Forms', () => {
  it.each(FORMS)('%s numbers its questions and letters their choices', async (id) => {
    const lines = await paragraphs(id);
    const numbers = lines.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []).map(Number);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(0);
    lines.forEach((line, i) => {
      if (/^A\. /.test(line)) expect(lines[i - 1]).toMatch(/^\d+\. /);
      if (/^B\. /.test(line)) expect(lines[i - 1]).toMatch(/^A\. /);
    });
  });

  it('reads as a form', async () => {
    expect((await paragraphs('class')).slice(0, 9)).toEqual([
      'In class',
      '1. School',
      'A. North',
      'B. South',
      '2. q1. I feel safe',
      'A. Yes',
      'B. Not sure',
      'C. No',
      '3. q2. I keep quiet',
    ]);
  });

  it('says what is to be set after the import', async () => {
    const { cannot } = await written('word', 'reflect');
    expect(cannot).toContain(
      'reflect.helps: set “Multiple answers” in Microsoft Forms after the import, and how many (Tick up to 2.)',
    );
    expect(cannot).toContain('reflect.helps: add the option “Other” in Microsoft Forms after the import');
    expect(cannot.some((c) => c.startsWith('reflect.day: becomes a text question'))).toBe(true);
  });

  it('gives the same bytes again', async () => {
    const [a, b] = [await written('word', 'trust'), await written('word', 'trust')];
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
  });
});
