import type { AnswerKind } from '../form/index.js';
import { idFrom, type Option, type Scale } from '../plan/index.js';
import type { Choice } from './survey.js';

/**
 * Answers of a scale, in print order. An answer with a value is known by it; one without by the id that its label
 * makes, or where that is no name by `AO03`, its place: all of them are read back.
 */
export function scaleChoices(scale: Scale): readonly Choice[] {
  const made = scale.answers.map((a) => idFrom(a.label));
  return scale.answers.map((a, i) => {
    const named = made[i] !== '' && made.filter((id) => id === made[i]).length === 1;
    const value = a.value !== null ? String(a.value) : named ? made[i]! : placeCode(i);
    return { value, label: a.label, number: a.value };
  });
}

/** LimeSurvey's name for the answer at an index, which any question reads back. */
export function placeCode(index: number): string {
  return `AO${String(index + 1).padStart(2, '0')}`;
}

/** Options by their ids; their number is their value, or where they have none their place. */
export function optionChoices(options: readonly Option[]): readonly Choice[] {
  const valued = options.some((o) => o.value !== null);
  return options.map((o, i) => ({ value: o.id, label: o.plain, number: valued ? o.value : i + 1 }));
}

/** Every cell of a grid, row by row from the top as on paper: `loose/3`. */
export function cellChoices({ x, y }: Extract<AnswerKind, { kind: 'place' }>): readonly Choice[] {
  return [...y.points]
    .reverse()
    .flatMap((b) =>
      x.points.map((a) => ({ value: `${a.id}/${b.id}`, label: `${a.plain}/${b.plain}`, number: null })),
    );
}

/** What is left of an id in tools that want letters and digits only: `two-ways.plans` → `twowaysplans`. */
export function squashed(id: string): string {
  return id.replace(/[^A-Za-z0-9]/g, '');
}
