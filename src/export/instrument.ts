import { plainText } from '../markdown/index.js';
import type { Instrument, Item, MarkColumn, Scale } from '../plan/index.js';
import { scaleChoices } from './choices.js';
import type { Making } from './making.js';
import type { Choice, Part, Rating, Row, Written } from './survey.js';
import { legendOf } from './words.js';

/** The self-made code, then the items: one table where they have the same answers, else item by item. */
export function instrumentParts(making: Making, i: Instrument): readonly Part[] {
  const code: readonly Part[] = i.code ? [written(making, 'code', false)] : [];
  const single = i.marks.length === 0 && i.evidence === 0 && i.kind !== 'rubric';
  return [...code, ...(single ? [table(making, i)] : bySubscale(making, i))];
}

function table(making: Making, i: Instrument): Rating {
  return {
    kind: 'rating',
    code: i.id,
    title: making.form.title,
    help: [...headsOf(i), ...legendOf(i.scale)],
    sections: i.subscales.map((s) => ({
      title: s.title ? plainText(s.title) : null,
      rows: s.items.map((item) => ({
        question: making.question(item.id),
        key: item.id,
        label: item.plain,
      })),
    })),
    choices: scaleChoices(i.scale),
  };
}

/** What stands above the two poles. */
function headsOf(i: Instrument): readonly string[] {
  return i.heads ? [i.heads.map(plainText).join(' – ')] : [];
}

function bySubscale(making: Making, i: Instrument): readonly Part[] {
  return i.subscales.flatMap((s): readonly Part[] => {
    const items = s.items.flatMap((item) => itemParts(making, i, item));
    const title: readonly Part[] = s.title
      ? [{ kind: 'said', lines: [plainText(s.title)], heading: true }]
      : [];
    return [...title, ...items];
  });
}

/** An item with its levels described, its marks, and what shows it. */
function itemParts(making: Making, i: Instrument, item: Item): readonly Part[] {
  const help = [...headsOf(i), ...descriptionsOf(i, item), ...legendOf(i.scale)];
  const evidence: readonly Part[] =
    i.evidence > 0 ? [written(making, `${item.id}.evidence`, i.evidence > 1)] : [];
  if (i.marks.length === 0) return [one(making, item.id, help, scaleChoices(i.scale)), ...evidence];
  return [...marksOf(making, i, item, help), ...evidence];
}

function descriptionsOf(i: Instrument, item: Item): readonly string[] {
  return item.descriptors.map((d, n) => `${i.scale.answers[n]?.label ?? n + 1}: ${plainText(d)}`);
}

/** Marks with the same scale make one table; others stand by themselves. */
function marksOf(making: Making, i: Instrument, item: Item, help: readonly string[]): readonly Part[] {
  const scaled = i.marks.filter((m) => m.scale !== null);
  const alike = scaled.length > 1 && scaled.every((m) => sameAnswers(m.scale!, scaled[0]!.scale!));
  if (alike && scaled.length === i.marks.length) {
    const rows = i.marks.map(
      (m): Row => ({
        question: making.question(`${item.id}.${m.id}`),
        key: m.id,
        label: m.plain,
      }),
    );
    return [
      {
        kind: 'rating',
        code: `${i.id}.${item.id}`,
        title: item.plain,
        help,
        sections: [{ title: null, rows }],
        choices: scaleChoices(scaled[0]!.scale!),
      },
    ];
  }
  return i.marks.map((m, n) => markPart(making, item, m, n === 0 ? help : []));
}

function markPart(making: Making, item: Item, mark: MarkColumn, help: readonly string[]): Part {
  const local = `${item.id}.${mark.id}`;
  if (!mark.scale) return written(making, local, mark.lines > 1);
  return one(making, local, [...help, ...legendOf(mark.scale)], scaleChoices(mark.scale));
}

const sameAnswers = (a: Scale, b: Scale): boolean =>
  a.answers.length === b.answers.length &&
  a.answers.every((x, n) => x.label === b.answers[n]!.label && x.value === b.answers[n]!.value);

function one(making: Making, local: string, help: readonly string[], choices: readonly Choice[]): Part {
  const question = making.question(local);
  return { kind: 'one', question, title: question.text, help, choices, other: null, cells: false };
}

function written(making: Making, local: string, long: boolean): Written {
  const question = making.question(local);
  return { kind: 'written', question, title: question.text, help: [], type: 'text', long };
}
