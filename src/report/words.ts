import type { Interval } from '../score/index.js';
import { formatFixed } from '../score/index.js';

/** A figure for a reader: rounded half away from zero, with a true minus; `–` is never used for nothing. */
export function figure(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined) return '';
  return formatFixed(value, digits).replace('-', '−');
}

/** With as many decimals as it has. */
export const plain = (value: number): string => String(value).replace('-', '−');

/** `+0.21`, `−0.02`, `0.00` */
export function signed(value: number | null | undefined, digits = 2): string {
  const text = figure(value, digits);
  return text === '' || text.startsWith('−') || /^0(\.0+)?$/.test(text) ? text : `+${text}`;
}

export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : `${figure(value, 0)}%`;
}

/** `+0.06 to +0.36` */
export function interval(ci: Interval | null | undefined, show: (x: number) => string): string {
  return ci ? `${show(ci[0])} to ${show(ci[1])}` : '';
}

/** What an interval says of a change: nothing where it holds zero. */
export function verdict(ci: Interval | null | undefined): 'rose' | 'fell' | 'within chance' | '' {
  if (!ci) return '';
  if (ci[0] > 0) return 'rose';
  return ci[1] < 0 ? 'fell' : 'within chance';
}

/** The words of a question that are made of two, `We learn.: What shows it?`: where the first is a sentence, it ends there. */
export const joined = (text: string): string =>
  text.replace(/([.?!…])['”»“]?: (?=\S)/gu, (all) => all.replace(': ', ' '));

export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** `all` is the name of the only round, and is not said. */
export function roundName(round: string): string {
  return round === 'all' ? '' : round;
}
