import { describe, expect, it } from 'vitest';
import { hasMissing } from '../../src/pack/index.js';
import { Lettering, type Strip } from '../../src/pdf/lettering.js';
import { openKit } from '../../src/pdf/pdfkit.js';
import { breakLines, textWidth } from '../../src/text/index.js';
import { fontsFor } from './support.js';

const fonts = fontsFor('en');

const TEXTS = {
  Hebrew: 'שָׁלוֹם לכולם (12:30–13:30), ABC',
  Arabic: 'يعمل الفريق معًا (٣ مرات) مُحَمَّد، می‌خواهم 2.0',
  Devanagari: 'विद्यार्थी और शिक्षक हिन्दी में क्षत्रिय कर्त्ता ट्रेनिंग।',
  Thai: 'ผู้นำโรงเรียนเพื่อสร้างความไว้วางใจ ปั้น',
  Japanese: '「信頼」は毎日の小さな約束から。',
  Chinese: '张伟和李娜负责记录。',
  Korean: '김민수 선생님',
  Greek: 'Ερωτηματολόγιο',
  Vietnamese: 'Tiếng Việt ở đây',
  unknown: 'ok 🙂 ᚠ',
};

function lettering(): Lettering {
  const kit = openKit({ title: 'T', language: 'en', date: new Date(0), author: null });
  kit.addPage({ size: [100, 100], margin: 0 });
  return new Lettering(kit, fonts);
}

/** How far the pen moves, in 1/1000 of the size, by the operators themselves. */
function moved(strips: readonly Strip[]): number {
  const advances = strips.flatMap(({ font, glyphs }) =>
    Array.from(glyphs.matchAll(/<([0-9a-f]{4})>|(-?[\d.]+)/g), ([, hex, number]) =>
      hex === undefined ? -Number(number) : font.widths[Number.parseInt(hex, 16)]!,
    ),
  );
  return advances.reduce((sum, a) => sum + a, 0);
}

describe('drawn text', () => {
  it.each(Object.entries(TEXTS))('in %s is as wide as it was measured', (_, text) => {
    for (const face of ['serif', 'sans-bold'] as const) {
      const width = textWidth(fonts, { face, size: 1000 }, text);
      // Moves are written with three decimals or fewer.
      expect(Math.abs(moved(lettering().line(face, text)) - width)).toBeLessThan(1);
    }
  });

  it.each(Object.entries(TEXTS))('in %s fills no line beyond its column', (_, text) => {
    const run = { text: `${text} ${text}`, style: { face: 'serif', size: 10 } as const };
    const whole = { ...run, rise: 0, mark: null, blank: null };
    const pen = lettering();
    for (const { spans } of breakLines([whole], fonts, { width: 70 })) {
      const drawn = spans.map((s) => moved(pen.strips('serif', s.text, s.rtl ?? false)) / 100);
      expect(drawn.reduce((sum, w) => sum + w, 0)).toBeLessThan(70.1);
    }
  });
});

describe('letters of other scripts', () => {
  it('come from few fonts, each opened for its own', () => {
    const drawnBy = (text: string): string[] =>
      fonts.shape('serif', text, false).parts.map((p) => p.face.name);
    expect(drawnBy('Plan')).toEqual(['serif']);
    expect(drawnBy('हिन्दी')).toEqual(['noto-sans-devanagari']);
    expect(fonts.shape('sans-bold', 'אב(', true).parts.map((p) => p.face.name)).toEqual([
      'sans-bold',
      'noto-sans-hebrew-bold',
    ]);
  });

  it('take Chinese characters in the forms of the plan’s language', () => {
    const face = (language: string): string =>
      fontsFor(language).shape('serif', '直', false).parts[0]!.face.name;
    expect(['en', 'ja', 'zh', 'zh-TW'].map(face)).toEqual([
      'biz-udpgothic',
      'biz-udpgothic',
      'zcool-xiaowei',
      'biz-udpgothic',
    ]);
  });

  it('are joined, and each is named', () => {
    const { parts } = fonts.shape('serif', 'العربية', true);
    const named = parts[0]!.shaped.glyphs.map((g) => String.fromCodePoint(...g.codePoints));
    expect(named.reverse().join('')).toBe('العربية');
    const alone = fonts.shape('serif', 'ع', true).parts[0]!.shaped.glyphs[0]!;
    expect(parts[0]!.shaped.glyphs.map((g) => g.id)).not.toContain(alone.id);
  });

  it('are never drawn twice, and joiners not at all', () => {
    const { parts } = fonts.shape('serif', 'می\u200cخواهم', true);
    expect(parts[0]!.shaped.glyphs.flatMap((g) => g.codePoints)).not.toContain(0x20);
    expect(parts).toHaveLength(1);
  });
});

describe('hasMissing', () => {
  it('finds what no font draws', () => {
    expect(hasMissing('Zoë, שרה, محمد, प्रिया, สมชาย, 山田, 张伟, 김민수', fonts)).toBe(false);
    expect(hasMissing('A \u200f\u061c', fonts)).toBe(false);
    expect(hasMissing('A 🙂', fonts)).toBe(true);
  });
});
