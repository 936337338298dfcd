import { type Prose, plainText } from '../markdown/index.js';
import { ASSUMPTIONS as A } from './assumptions.js';

/** What a stretch of paper asks of a person. Seconds; `words`, `answers` and `lines` are what was counted. */
export interface PaperTime {
  readonly reading: number;
  readonly answering: number;
  readonly writing: number;
  readonly words: number;
  readonly answers: number;
  readonly lines: number;
}

const NOTHING: PaperTime = { reading: 0, answering: 0, writing: 0, words: 0, answers: 0, lines: 0 };

export function plus(some: Partial<PaperTime>): PaperTime {
  return { ...NOTHING, ...some };
}

/** One after the other. */
export function together(parts: readonly PaperTime[]): PaperTime {
  return parts.reduce(
    (a, b) => ({
      reading: a.reading + b.reading,
      answering: a.answering + b.answering,
      writing: a.writing + b.writing,
      words: a.words + b.words,
      answers: a.answers + b.answers,
      lines: a.lines + b.lines,
    }),
    NOTHING,
  );
}

/** A part of it, for a sheet that is worked on in several activities. */
export function share(p: PaperTime, part: number): PaperTime {
  return {
    reading: p.reading * part,
    answering: p.answering * part,
    writing: p.writing * part,
    words: p.words * part,
    answers: p.answers * part,
    lines: p.lines * part,
  };
}

/** Reading and writing in a language. */
export interface Words {
  /** Read to the letter. */
  form(text: Prose | null): PaperTime;
  /** Read as a text. */
  running(text: Prose | null): PaperTime;
  /** Lines to write on, `width` being their share of the page; `thoughts`: open questions among them. */
  lines(count: number, width: number, thoughts: number): PaperTime;
}

/** Counts words as the language has them; where it writes none apart, as a dictionary would. */
export function wordsIn(language: string): Words {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const count = (text: string): number =>
    [...segmenter.segment(text)].reduce((n, s) => n + (s.isWordLike ? 1 : 0), 0);
  const read =
    (pace: number) =>
    (text: Prose | null): PaperTime => {
      const words = text ? count(plainText(text)) : 0;
      return plus({ words, reading: (words / pace) * 60 });
    };
  return { form: read(A.formPace), running: read(A.readingPace), lines: writing };
}

function writing(count: number, width: number, thoughts: number): PaperTime {
  const words = count * A.wordsOnLine * width * A.filled;
  return plus({ lines: count, writing: (words / A.writingPace) * 60 + thoughts * A.thought });
}
