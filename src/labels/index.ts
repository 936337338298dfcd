/** Plenary's own words on paper, by language. No room below; every stage that writes words for a reader may ask. */
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { reportEnglish } from './report-english.js';
import { reportFrench } from './report-french.js';
import { reportGerman } from './report-german.js';
import { roomEnglish } from './room-english.js';
import { roomFrench } from './room-french.js';
import { roomGerman } from './room-german.js';

export type LabelKey = keyof typeof english | keyof typeof roomEnglish;
export type Labels = Readonly<Record<LabelKey, string>>;

const ENGLISH: Labels = { ...english, ...roomEnglish };
const LANGUAGES: Readonly<Record<string, Labels>> = {
  en: ENGLISH,
  de: { ...german, ...roomGerman },
  fr: { ...french, ...roomFrench },
};

/** Words in the plan's language; English where Plenary does not know it. */
export function labelsFor(language: string): Labels {
  const primary = language.toLowerCase().split('-')[0]!;
  return LANGUAGES[primary] ?? ENGLISH;
}

export type ReportLabels = Readonly<Record<keyof typeof reportEnglish, string>>;

const REPORTS: Readonly<Record<string, ReportLabels>> = {
  en: reportEnglish,
  de: reportGerman,
  fr: reportFrench,
};

/** Words of reports; English where Plenary does not know the language. */
export function reportLabelsFor(language: string): ReportLabels {
  const primary = language.toLowerCase().split('-')[0]!;
  return REPORTS[primary] ?? reportEnglish;
}

/** Fills `{n}` and the like: `say(labels.page, {n: 3})`. */
export function say(label: string, values: Readonly<Record<string, string | number>>): string {
  return label.replace(/\{([a-zA-Z]+)\}/g, (whole, key: string, at: number) => {
    if (!Object.hasOwn(values, key)) return whole;
    const value = String(values[key]);
    // What is a quotation itself does not get marks round its own.
    return /[“„«]\s?$/.test(label.slice(0, at)) ? (QUOTATION.exec(value)?.[1] ?? value) : value;
  });
}

const QUOTATION = /^["“„«]\s?([^"“”„«»]*?)\s?["“”»]$/;
