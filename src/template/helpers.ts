import { say } from '../labels/index.js';
import {
  DATE_STYLES,
  type DateStyle,
  dateText,
  minutesText,
  numberText,
  percentText,
  pluralOf,
  type Style,
  timeText,
} from './formats.js';
import { isList, isRecord, isTrue, kindOf, plainOf, type Value } from './values.js';

/** A value that a helper cannot use; the message is told at the template's line. */
export class Unfit extends Error {}

export interface Helper {
  readonly usage: string;
  /** Number of values. */
  readonly least: number;
  readonly most: number;
  /** What may stand as `key=`. */
  readonly keys: readonly string[] | 'any';
  /** Nothing in, nothing out: a null that a formatter gets stays null. */
  run(style: Style, values: readonly Value[], keys: ReadonlyMap<string, Value>): Value;
}

/** Everything that a template can call. They know values and the language, and nothing of files or the clock. */
const helpers = {
  date: one('date x style="full|long|medium|short"', ['style'], (style, x, keys) => {
    const wanted = wordOf(keys.get('style') ?? 'long', 'style');
    if (!DATE_STYLES.includes(wanted))
      throw new Unfit(`\`style\` is ${DATE_STYLES.join(', ')}, not \`${wanted}\``);
    const text = dateText(style, wordOf(x, 'date'), wanted as DateStyle);
    if (text === null) throw new Unfit(`\`${wordOf(x, 'date')}\` is not a date like 2026-03-12`);
    return text;
  }),
  time: one('time x', [], (style, x) => timeText(style, numberOf(x, 'time'))),
  minutes: one('minutes x', [], (style, x) => minutesText(style, numberOf(x, 'minutes'))),
  number: one('number x digits=1', ['digits'], (style, x, keys) =>
    numberText(style, numberOf(x, 'number'), digitsOf(keys)),
  ),
  percent: one('percent x digits=1', ['digits'], (style, x, keys) =>
    percentText(style, numberOf(x, 'percent'), digitsOf(keys)),
  ),
  plural: {
    usage: 'plural n "sheet" "sheets"',
    least: 3,
    most: 3,
    keys: ['zero', 'two', 'few', 'many'],
    run: plural,
  },
  join: { usage: 'join list ", " "and" key="title"', least: 1, most: 3, keys: ['key'], run: join },
  say: {
    usage: 'say labels.page n=3',
    least: 1,
    most: 1,
    keys: 'any',
    run: (style, [label = null], keys) => {
      const values = [...keys].map(([k, v]) => [
        k,
        typeof v === 'number' ? numberText(style, v, null) : wordOf(v, 'say'),
      ]);
      return say(wordOf(label, 'say'), Object.fromEntries(values) as Record<string, string>);
    },
  },
  eq: two('eq', (a, b) => same(a, b)),
  ne: two('ne', (a, b) => !same(a, b)),
  lt: two('lt', (a, b) => ordered(a, b, (c) => c < 0)),
  gt: two('gt', (a, b) => ordered(a, b, (c) => c > 0)),
  le: two('le', (a, b) => ordered(a, b, (c) => c <= 0)),
  ge: two('ge', (a, b) => ordered(a, b, (c) => c >= 0)),
  and: any('and a b', (values) => values.find((v) => !isTrue(v)) ?? values.at(-1) ?? null),
  or: any('or a b', (values) => values.find(isTrue) ?? values.at(-1) ?? null),
  not: { usage: 'not x', least: 1, most: 1, keys: [], run: (_, [x = null]) => !isTrue(x) },
} satisfies Record<string, Helper>;

export type HelperName = keyof typeof helpers;
export const HELPERS: Readonly<Record<HelperName, Helper>> = helpers;

export function isHelper(name: string): name is HelperName {
  return Object.hasOwn(HELPERS, name);
}

/** A formatter of one value: null stays null, so that what a plan leaves out leaves no trace. */
function one(
  usage: string,
  keys: readonly string[],
  format: (style: Style, x: Value, keys: ReadonlyMap<string, Value>) => string,
): Helper {
  return { usage, least: 1, most: 1, keys, run: (s, [x = null], k) => (x === null ? null : format(s, x, k)) };
}

function two(name: string, test: (a: Value, b: Value) => boolean): Helper {
  return { usage: `${name} a b`, least: 2, most: 2, keys: [], run: (_, [a = null, b = null]) => test(a, b) };
}

function any(usage: string, choose: (values: readonly Value[]) => Value): Helper {
  return { usage, least: 2, most: 20, keys: [], run: (_, values) => choose(values) };
}

/** One word for one, the other for the rest; languages with more forms name them (`few=`). `{n}` stands for the number. */
function plural(style: Style, values: readonly Value[], keys: ReadonlyMap<string, Value>): Value {
  const [n = null, singular = null, rest = null] = values;
  if (n === null) return null;
  const count = numberOf(n, 'plural');
  const category = pluralOf(style, count);
  const form = keys.get(category) ?? (category === 'one' ? singular : rest);
  return say(wordOf(form, 'plural'), { n: numberText(style, count, null) });
}

/** `a, b and c`. A last separator that is a word gets blanks around it. */
function join(_: Style, values: readonly Value[], keys: ReadonlyMap<string, Value>): Value {
  const [list = null, separator = ', ', last = null] = values;
  if (list === null) return null;
  if (!isList(list)) throw new Unfit(`\`join\` needs a list, and this is ${kindOf(list)}`);
  const key = keys.get('key') ?? null;
  const words = list
    .map((v) => wordOf(key === null ? v : field(v, wordOf(key, 'join')), 'join'))
    .filter((w) => w !== '');
  const between = wordOf(separator, 'join');
  const end = last === null ? between : wordOf(last, 'join').replace(/^(?=\S)(.*\S)$/s, ' $1 ');
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(between)}${end}${words.at(-1)}`;
}

function field(value: Value, key: string): Value {
  if (value === null) return null;
  if (!isRecord(value) || !Object.hasOwn(value, key)) throw new Unfit(`what is joined has no \`${key}\``);
  return value[key] ?? null;
}

function digitsOf(keys: ReadonlyMap<string, Value>): number | null {
  const digits = keys.get('digits') ?? null;
  if (digits === null) return null;
  if (typeof digits !== 'number' || !Number.isInteger(digits) || digits < 0 || digits > 10) {
    throw new Unfit('`digits` is a whole number from 0 to 10');
  }
  return digits;
}

function numberOf(value: Value, helper: string): number {
  if (typeof value === 'number') return value;
  throw new Unfit(`\`${helper}\` needs a number, and this is ${kindOf(value)}`);
}

function wordOf(value: Value, helper: string): string {
  const text = plainOf(value);
  if (text === null) throw new Unfit(`\`${helper}\` needs a text, and this is ${kindOf(value)}`);
  return text;
}

/** Texts with Markdown are compared by their words. */
function comparable(value: Value): Value {
  return typeof value === 'object' && value !== null && !isList(value) && !isRecord(value)
    ? plainOf(value)
    : value;
}

function same(a: Value, b: Value): boolean {
  return comparable(a) === comparable(b);
}

/** Numbers by size, texts by code unit (so ISO dates by time); nothing is neither more nor less. */
function ordered(a: Value, b: Value, test: (order: number) => boolean): boolean {
  const [x, y] = [comparable(a), comparable(b)];
  if (x === null || y === null) return false;
  if (typeof x === 'number' && typeof y === 'number') return test(x - y);
  if (typeof x === 'string' && typeof y === 'string') return test(x < y ? -1 : x > y ? 1 : 0);
  throw new Unfit(`${kindOf(x)} and ${kindOf(y)} have no order`);
}
