import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, hyphenatorFor, type Metrics, type Run } from '../../src/text/index.js';

/** Every character is one point wide. */
const metrics: Metrics = { word: (_, word) => [...word].length, space: () => 1, has: () => true };

const style = { face: 'serif', size: 1 } as const;

function run(text: string): Run<object> {
  return { text, style, rise: 0, mark: null, blank: null };
}

/** Lines as they are seen: spans from the left, those from right to left marked by an arrow. */
function seen(text: string, width: number, more: object = {}): string[] {
  return breakLines([run(text)], metrics, { width, ...more }).map((line) =>
    line.spans.map((s) => `${s.x}:${s.rtl ? '←' : ''}${s.text}`).join(' | '),
  );
}

describe('direction', () => {
  it('puts what a Hebrew line says first at its right, and numbers in their own order', () => {
    expect(seen('אבג 12 דה', 20)).toEqual(['0:← דה | 3:12 | 5:←אבג ']);
  });

  it('lets the first letter decide in a plan from left to right', () => {
    expect(seen('abc אבג, דה.', 20)).toEqual(['0:abc  | 4:←אבג, דה | 11:.']);
    expect(seen('אבג abc.', 20)).toEqual(['0:←. | 1:abc | 4:←אבג ']);
  });

  it('lets the language decide in a plan from right to left, but for texts in Latin letters', () => {
    expect(seen('abc אבג', 20, { direction: 'rtl' })).toEqual(['0:← אבג | 4:abc']);
    expect(seen('1.', 20, { direction: 'rtl' })).toEqual(['0:←. | 1:1']);
    expect(seen('Room 4.', 20, { direction: 'rtl' })).toEqual(['0:Room 4.']);
  });

  it('orders each line for itself, without the blank at its end', () => {
    expect(seen('אבג דהו זחט', 8)).toEqual(['0:←אבג דהו', '0:←זחט']);
    const lines = breakLines([run('אבג דהו זחט')], metrics, { width: 8 });
    expect(lines.map((l) => l.width)).toEqual([7, 3]);
  });

  it('obeys the signs that steer direction, and draws none of them', () => {
    expect(seen('\u200fabc.', 20)).toEqual(['0:←. | 1:abc']);
    expect(seen('a\u200eb', 20)).toEqual(['0:ab']);
  });

  it('keeps a blank to write on at its place in the text', () => {
    const blank: Run<object> = { ...run(''), blank: 5 };
    const [line] = breakLines([run('אבג '), blank, run(' דה')], metrics, { width: 30 });
    expect(line!.spans.map((s) => [s.x, s.run.blank, s.text])).toEqual([
      [0, null, ' דה'],
      [3, 5, ''],
      [8, null, 'אבג '],
    ]);
  });
});

describe('parting words', () => {
  it('draws a hyphen where a line ends at a soft hyphen, and nothing where it does not', () => {
    expect(seen('ab work\u00adshop', 8)).toEqual(['0:ab work-', '0:shop']);
    expect(seen('ab work\u00adshop', 20)).toEqual(['0:ab workshop']);
  });

  it('parts long words by the language where the line would be left loose', () => {
    const hyphenate = hyphenatorFor('en');
    expect(seen('A great responsibility', 18, { hyphenate })).toEqual(['0:A great', '0:responsibility']);
    expect(seen('A great responsibility of it', 18, { hyphenate })).toEqual([
      '0:A great responsi-',
      '0:bility of it',
    ]);
    expect(seen('A great responsibility of it', 18)).toEqual(['0:A great', '0:responsibility of', '0:it']);
  });

  it('knows the patterns of the language, or leaves words whole', () => {
    expect(hyphenatorFor('de-AT')!('Donaudampfschiff')).toEqual([5, 10]);
    expect(hyphenatorFor('tlh')).toBeNull();
    expect(hyphenatorFor('en')!('UNESCO')).toEqual([]);
  });
});

describe('scripts without blanks', () => {
  it('breaks Thai between words', () => {
    expect(seen('สวัสดีครับ', 7)).toEqual(['0:สวัสดี', '0:ครับ']);
  });

  it('breaks Japanese anywhere but before a full stop', () => {
    expect(seen('信頼は約束です。', 7)).toEqual(['0:信頼は約束で', '0:す。']);
  });

  it('keeps marks with their letters where a word must be broken', () => {
    expect(seen('a\u0323b\u0323c\u0323', 4)).toEqual(['0:a\u0323-', '0:b\u0323-', '0:c\u0323']);
  });
});

describe('any text', () => {
  const letters = [
    'a',
    'é',
    'א',
    'ב',
    'ع',
    '3',
    '٣',
    '(',
    ')',
    '.',
    ' ',
    '\u00ad',
    '信',
    'ก',
    'क',
    '्',
    '🙂',
    '\u200f',
    '\u00a0',
  ];
  const text = fc.array(fc.constantFrom(...letters), { maxLength: 40 }).map((l) => l.join(''));

  it('is never wider than its column, and nothing of it is lost or drawn twice', () => {
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 4, max: 12 }),
        fc.constantFrom('ltr', 'rtl'),
        (t, width, direction) => {
          const lines = breakLines([run(t)], metrics, { width, direction, hyphenate: hyphenatorFor('en') });
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.001);
          const drawn = lines.flatMap((l) => l.spans.map((s) => s.text)).join('');
          const kept = (s: string): string[] => [...s.replace(/[\s\u00ad\u200f-]/g, '')].sort();
          expect(kept(drawn)).toEqual(kept(t));
        },
      ),
    );
  });

  it('has its spans beside each other', () => {
    fc.assert(
      fc.property(text, (t) => {
        for (const line of breakLines([run(t)], metrics, { width: 15 })) {
          let x = 0;
          for (const span of line.spans) {
            expect(span.x).toBeCloseTo(x);
            x += span.width;
          }
          expect(x).toBeCloseTo(line.width);
        }
      }),
    );
  });
});
