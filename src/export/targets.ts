import { nearest } from '../diagnostics/index.js';
import { googleScript } from './google.js';
import { limesurvey } from './limesurvey.js';
import type { Limits } from './limits.js';
import { qualtrics } from './qualtrics.js';
import type { Survey } from './survey.js';
import { surveyjs } from './surveyjs.js';
import { word } from './word.js';
import { xlsform } from './xlsform.js';

/** A survey tool that Plenary writes forms for. */
export interface Target {
  readonly name: string;
  /** Other names that people type. */
  readonly also: readonly string[];
  /** As the tool is called in a sentence. */
  readonly tool: string;
  /** One line for a list. */
  readonly what: string;
  readonly extension: string;
  readonly binary: boolean;
  /** `day`: ISO date for the properties of a file. */
  readonly write: (survey: Survey, limits: Limits, day: string) => string | Promise<Uint8Array>;
}

export const TARGETS: readonly Target[] = [
  {
    name: 'xlsform',
    also: ['kobo', 'kobotoolbox', 'odk', 'surveycto', 'survey123'],
    tool: 'XLSForm',
    what: 'a workbook for KoboToolbox, ODK and others',
    extension: 'xlsx',
    binary: true,
    write: (survey, _, day) => xlsform(survey, day),
  },
  {
    name: 'limesurvey',
    also: ['lime'],
    tool: 'LimeSurvey',
    what: 'a survey structure, tab-separated',
    extension: 'txt',
    binary: false,
    write: limesurvey,
  },
  {
    name: 'google',
    also: ['google-forms', 'googleforms', 'gforms', 'apps-script', 'gs'],
    tool: 'Google Forms',
    what: 'an Apps Script that makes the form',
    extension: 'gs',
    binary: false,
    write: googleScript,
  },
  {
    name: 'word',
    also: ['msforms', 'ms-forms', 'microsoft-forms', 'microsoft', 'docx'],
    tool: 'Microsoft Forms',
    what: 'a Word document for Microsoft Forms’ quick import',
    extension: 'docx',
    binary: true,
    write: (survey, limits, day) => word(survey, day, limits),
  },
  {
    name: 'qualtrics',
    also: [],
    tool: 'Qualtrics',
    what: 'a text in Qualtrics’ Advanced Format',
    extension: 'txt',
    binary: false,
    write: qualtrics,
  },
  {
    name: 'surveyjs',
    also: ['survey-js', 'surveyjs-json'],
    tool: 'SurveyJS',
    what: 'a JSON model for SurveyJS',
    extension: 'json',
    binary: false,
    write: surveyjs,
  },
];

/** A tool by its name or another that people use for it. */
export function targetNamed(name: string): Target | null {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return TARGETS.find((t) => t.name === wanted || t.also.includes(wanted)) ?? null;
}

/** The name that was perhaps meant. */
export function targetNear(name: string, more: readonly string[] = []): string | undefined {
  return nearest(name, [...TARGETS.flatMap((t) => [t.name, ...t.also]), ...more]);
}
