import { type ReportLabels, reportLabelsFor, say } from '../../labels/index.js';
import type { Interval } from '../../score/index.js';
import { figure as plainFigure, signed as plainSigned, roundName } from '../words.js';

/** Languages that write 2.5 as 2,5. */
const COMMA = /^(de|fr|es|it|nl|pt|pl|cs|da|sv|nb|fi|ru|uk|tr)\b/i;

/** With a capital at the start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words and figures in the language of the plan. */
export class Words {
  readonly labels: ReportLabels;
  private readonly comma: boolean;
  private readonly lists: Intl.ListFormat;

  constructor(readonly language: string) {
    this.labels = reportLabelsFor(language);
    // Words that Plenary does not have are English, and so are the figures between them.
    this.comma = COMMA.test(language) && this.labels !== reportLabelsFor('en');
    this.lists = new Intl.ListFormat(this.comma ? language.slice(0, 2) : 'en', { type: 'conjunction' });
  }

  say(key: keyof ReportLabels, values: Readonly<Record<string, string | number>> = {}): string {
    return say(this.labels[key], values);
  }

  /** Rounded half away from zero; empty for null. */
  figure(value: number | null | undefined, digits = 2): string {
    return this.local(plainFigure(value, digits));
  }

  /** Whole numbers as such. */
  short(value: number | null): string {
    return this.figure(value, value !== null && Number.isInteger(value) ? 0 : 2);
  }

  /** With as many decimals as it has. */
  plain(value: number): string {
    return this.local(String(value).replace('-', '−'));
  }

  signed(value: number | null | undefined, digits = 2): string {
    return this.local(plainSigned(value, digits));
  }

  percent(value: number | null | undefined): string {
    const n = this.figure(value, 0);
    return n === '' ? '' : this.say('percent', { n });
  }

  between(ci: Interval | null | undefined, show: (x: number) => string): string {
    return ci ? this.say('between', { from: show(ci[0]), to: show(ci[1]) }) : '';
  }

  people(n: number): string {
    return n === 1 ? this.labels.person : this.say('people', { n });
  }

  /** People, or sheets where one person may have filled in several. */
  whom(n: number, sheets: boolean): string {
    if (!sheets) return this.people(n);
    return n === 1 ? this.labels.answersOne : this.say('answersMany', { n });
  }

  list(items: readonly string[]): string {
    return this.lists.format(items);
  }

  quote(text: string): string {
    return this.say('quote', { text });
  }

  /** `Strongest`, or `Strongest, after` where there are several rounds. */
  inRound(key: 'strongest' | 'weakest' | 'everyItem', round: string): string {
    return roundName(round) === '' ? this.labels[key] : this.say(`${key}In`, { round });
  }

  private local(text: string): string {
    return this.comma ? text.replace('.', ',') : text;
  }
}
