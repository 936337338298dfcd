import { describe, expect, it } from 'vitest';
import { FORMS, questionsOf, written } from './support.js';

interface Element {
  readonly type: string;
  readonly name: string;
  readonly [key: string]: unknown;
}

async function elementsOf(id: string): Promise<readonly Element[]> {
  const model = JSON.parse((await written('surveyjs', id)).text) as { pages: { elements: Element[] }[] };
  return model.pages.flatMap((p) => p.elements);
}

/** Names under which a SurveyJS result holds the answers, as our reader flattens them. */
function namesIn(e: Element): readonly string[] {
  const inside = (list: unknown, key: string) =>
    (list as readonly Record<string, string>[]).map((x) => `${e.name}.${x[key]}`);
  if (e.type === 'matrix') return inside(e.rows, 'value');
  if (e.type === 'multipletext') return inside(e.items, 'name');
  if (e.type === 'ranking') return inside(e.choices, 'value');
  return e.type === 'html' ? [] : [e.name];
}

describe('SurveyJS', () => {
  it.each(FORMS)('%s asks every question under its id', async (id) => {
    const elements = await elementsOf(id);
    const names = elements.map((e) => e.name);
    expect(new Set(names).size).toBe(names.length);
    const asked = elements.flatMap(namesIn);
    // "Something else" is an item of its question.
    const expected = questionsOf(id).filter((q) => !q.endsWith('.helps.other'));
    expect(asked).toEqual(expect.arrayContaining(expected));
  });

  it('keeps values as numbers and limits as they are', async () => {
    const trust = (await elementsOf('trust')).find((e) => e.name === 'trust');
    expect(trust).toMatchObject({
      type: 'matrix',
      columns: [{ value: 4, text: 'Agree strongly' }, {}, {}, {}],
    });
    const sort = await elementsOf('sort');
    expect(sort.find((e) => e.name === 'sort.me.weak')).toMatchObject({
      maxSelectedChoices: 1,
      choicesVisibleIf: '{sort.me.strong} notcontains {item}',
    });
  });

  it('runs the numbers of a differential from the side that is high', async () => {
    const drivers = (await elementsOf('drivers')).find((e) => e.name === 'drivers');
    expect((drivers!.columns as { value: number }[]).map((c) => c.value)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });
});
