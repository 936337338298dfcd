import type { Form, Scoring } from '../form/index.js';
import type { Names } from './names.js';
import type { ScoreVariable, Variable } from './types.js';

/** Scores as `plenary score` computes them: of those who answered enough, mean, sum or percent. */
export function scoreVariables(
  form: Form,
  variables: readonly Variable[],
  names: Names,
): readonly ScoreVariable[] {
  if (form.kind !== 'instrument') return [];
  const byId = new Map(variables.map((v) => [v.id, v]));
  return form.scorings.flatMap((scoring) => {
    const { lowest, highest } = scoring.scale;
    if (scoring.mode === 'counts' || scoring.mode === 'none' || lowest === null || highest === null)
      return [];
    const overall = scoring.overall ? [{ id: scoring.whole, title: form.title, items: scoring.items }] : [];
    return [...scoring.subscales, ...overall].map((of): ScoreVariable => {
      const id = `${form.id}.${of.id}`;
      const items = of.items.flatMap((item) => {
        const own = byId.get(item.question);
        return own ? [own.reversed?.name ?? own.name] : [];
      });
      const asked = Math.min(scoring.answer ?? items.length, items.length);
      return {
        name: names.of(id),
        id,
        label: `${of.title} (${scoring.mode})`,
        items,
        needed: Math.max(1, Math.ceil(scoring.minAnswered * asked - 1e-9)),
        ...shownAs(scoring, asked, lowest, highest),
      };
    });
  });
}

function shownAs(
  { mode }: Scoring,
  asked: number,
  lowest: number,
  highest: number,
): Pick<ScoreVariable, 'factor' | 'offset'> {
  if (mode === 'sum') return { factor: asked, offset: 0 };
  if (mode !== 'percent') return { factor: 1, offset: 0 };
  const factor = 100 / (highest - lowest);
  return { factor, offset: -lowest * factor };
}
