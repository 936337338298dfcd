import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { FORMS, written } from './support.js';

interface Call {
  readonly item: string;
  readonly set: Record<string, unknown>;
}

/** Items and validations of Google's FormApp that scripts may use; anything else is a mistake. */
const ITEMS = [
  ...['TextItem', 'ParagraphTextItem', 'MultipleChoiceItem', 'CheckboxItem', 'ListItem', 'GridItem'],
  ...['DateItem', 'TimeItem', 'DateTimeItem', 'SectionHeaderItem'],
];
const SETTERS = [
  'setTitle',
  'setHelpText',
  'setChoiceValues',
  'showOtherOption',
  'setRows',
  'setColumns',
  'setValidation',
];

/** Runs a script against a FormApp that only writes down what is asked of it. */
function run(source: string): { readonly title: string; readonly calls: readonly Call[] } {
  const calls: Call[] = [];
  let title = '';
  const item = (name: string) => () => {
    const call: Call = { item: name, set: {} };
    calls.push(call);
    const self: Record<string, unknown> = {};
    for (const setter of SETTERS)
      self[setter] = (value: unknown) => {
        call.set[setter] = value;
        return self;
      };
    return self;
  };
  const form = {
    ...Object.fromEntries(ITEMS.map((name) => [`add${name}`, item(name)])),
    setDescription: () => form,
    setCollectEmail: () => form,
    getEditUrl: () => 'edit',
    getPublishedUrl: () => 'answer',
  };
  const tests: string[] = [
    ...['requireNumber', 'requireWholeNumber', 'requireNumberBetween', 'requireNumberGreaterThanOrEqualTo'],
    ...['requireNumberLessThanOrEqualTo', 'requireTextIsEmail', 'requireTextIsUrl', 'requireSelectAtMost'],
    ...['requireSelectAtLeast', 'requireSelectExactly', 'requireLimitOneResponsePerColumn'],
  ];
  const builder = () =>
    Object.fromEntries(
      tests.map((t) => [t, (...args: unknown[]) => ({ build: () => [t, ...args].join(' ') })]),
    );
  const FormApp = {
    create: (name: string) => {
      title = name;
      return form;
    },
    createTextValidation: builder,
    createCheckboxValidation: builder,
    createGridValidation: builder,
  };
  new Script(`${source}\ncreateForm();`).runInNewContext({ FormApp, Logger: { log: () => undefined } });
  return { title, calls };
}

const make = async (id: string) => run((await written('google', id)).text);

describe('Google Apps Script', () => {
  it.each(FORMS)('%s runs, and every item has a title that no other has', async (id) => {
    const { calls } = await make(id);
    const titles = calls.map((c) => c.set.setTitle as string);
    for (const title of titles) expect(title.trim()).not.toBe('');
    expect(new Set(titles).size).toBe(titles.length);
    for (const { set } of calls) {
      const rows = (set.setRows ?? set.setChoiceValues ?? []) as string[];
      expect(new Set(rows).size).toBe(rows.length);
    }
  });

  it('makes a grid of each subscale, whose rows begin with their ids', async () => {
    const { title, calls } = await make('trust');
    expect(title).toBe('Trust in our team');
    expect(calls.slice(2).map((c) => [c.item, c.set.setTitle, c.set.setRows])).toEqual([
      [
        'GridItem',
        'Trust in our team: Openness',
        ['q1. Bad news travels upward quickly here.', 'q2. People look for "someone" to blame.'],
      ],
      [
        'GridItem',
        'Trust in our team: Follow-through',
        ['q3. What is promised is done, or we hear why not.'],
      ],
    ]);
    expect(calls[2]!.set.setColumns).toEqual(['Agree strongly', 'Agree', 'Disagree', 'Disagree strongly']);
  });

  it('tests what Google can test', async () => {
    const { calls } = await make('reflect');
    const test = (id: string) =>
      calls.find((c) => (c.set.setTitle as string).startsWith(`${id}. `))?.set.setValidation;
    expect(test('size')).toBe('requireNumberBetween 1 40');
    expect(test('mail')).toBe('requireTextIsEmail');
    expect(test('helps')).toBe('requireSelectAtMost 2');
    const sort = (await make('sort')).calls;
    expect(sort.find((c) => c.set.setTitle === 'What first')?.set.setValidation).toBe(
      'requireLimitOneResponsePerColumn',
    );
  });

  it('says what it cannot', async () => {
    const { cannot } = await written('google', 'sort');
    expect(cannot).toEqual([
      'sort.me.weak: Google Forms cannot leave out what is ticked in `me.strong`; both can be ticked',
      'sort.money.books: Google Forms cannot test that the parts make 100; it is only said',
      'sort.where.now: a grid to place marks on has no counterpart in Google Forms; exported as a list of its 6 cells, `Loose/3` and so on',
      'sort.where.target: a grid to place marks on has no counterpart in Google Forms; exported as a list of its 6 cells, `Loose/3` and so on',
    ]);
  });
});
