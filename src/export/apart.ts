import type { Cells, NumberPart, Numbers, One, Rating, Written } from './survey.js';

/** A table of statements as one question each, for tools without tables. */
export function ratingApart(part: Rating): readonly (One | { readonly heading: string })[] {
  return part.sections.flatMap((section) => [
    ...(section.title === null ? [] : [{ heading: section.title }]),
    ...section.rows.map(
      ({ question, label }): One => ({
        kind: 'one',
        question,
        title: part.sections.length === 1 && part.code === question.form ? label : question.text,
        help: [],
        choices: part.choices,
        other: null,
        cells: false,
      }),
    ),
  ]);
}

/** A number for each option as one question each. */
export function numbersApart(part: Numbers): readonly NumberPart[] {
  return part.rows.map(({ question }) => ({
    kind: 'number',
    question,
    title: question.text,
    help: [],
    min: part.sort.is === 'rank' ? 1 : 0,
    max: part.max,
    whole: part.sort.is === 'rank',
  }));
}

/** Each cell of a grid, each line of a list, as a question of its own; what a row says already is its help. */
export function cellsApart(part: Cells): readonly (NumberPart | Written)[] {
  return part.rows.flatMap((row) =>
    row.cells.map(({ question, type }): NumberPart | Written => {
      const base = { question, title: question.text, help: row.help };
      if (type === 'number') return { kind: 'number', ...base, min: null, max: null, whole: false };
      return { kind: 'written', ...base, type, long: false };
    }),
  );
}
