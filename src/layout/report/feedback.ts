import { say } from '../../labels/index.js';
import { first, hang, keepNext, keyed, textBlock, units } from '../flow.js';
import { readColumn, sideLabel } from '../heads.js';
import { type Item, item } from '../items.js';
import { prose, sentence } from '../prose.js';
import { baselineOf, type Place, type Setting } from '../setting.js';
import { headingRole } from '../structure.js';
import { U } from '../units.js';
import { blockItems, chartItems, wordsOf } from './blocks.js';
import { beside, careItems, paragraph } from './first.js';
import { tableItems } from './table.js';
import type { FeedbackData, FeedbackPart } from './types.js';

/** Whom it is for, large enough to hand out from a pile. */
export function feedbackHead(s: Setting, place: Place, data: FeedbackData): Item[] {
  const words = wordsOf(s);
  const text = readColumn(s, place);
  const down = item(baselineOf(s, 'title') - baselineOf(s, 'head'), []);
  const side = [down, ...sideLabel(s, place, [words.feedbackFor], 'head')];
  const name = [
    ...textBlock(s, text, data.name, headingRole(place.depth), { style: 'title', keep: true, even: true }),
    ...(data.details === '' ? [] : textBlock(s, text, data.details, 'P', { style: 'text', keep: true })),
  ];
  const intro = sentence(s, text, words.feedbackIntro, 'text', U);
  const items = [...hang(side, name), ...intro];
  return first(items, { start: 'page', bookmark: { title: data.name, level: 0 } }).map((it) => ({
    ...it,
    section: { head: data.name, continued: null },
  }));
}

/** One questionnaire: the own figures beside those of all, what the bands mean, what to do next, the own answers. */
export function feedbackPart(s: Setting, place: Place, part: FeedbackPart): Item[] {
  const words = wordsOf(s);
  const inner = { ...place, depth: place.depth + 1 };
  const title = textBlock(s, readColumn(s, place), part.title, headingRole(place.depth), {
    style: 'section',
    keep: true,
    even: true,
  });
  const head = (text: string): Item[] =>
    textBlock(s, inner, text, headingRole(inner.depth), { style: 'prompt', before: units(2), keep: true });
  const asked = beside(s, inner, words.asked, '', (at) => paragraph(s, at, part.lead.join(' ')), 0.5);
  // A worksheet’s table follows at once.
  const lead = part.figure === null ? keepNext(asked) : asked;
  const chart =
    part.figure === null
      ? []
      : [
          ...head(part.figure.title),
          ...noted(s, inner, part.figure.note),
          ...chartItems(s, inner, part.figure),
        ];
  const scores = part.scores === null ? [] : tableItems(s, inner, part.scores);
  const bands = part.bands.length === 0 ? [] : [...head(words.bandsMean), ...bandRows(s, inner, part)];
  const steps = part.steps.length === 0 ? [] : [...head(words.nextSteps), ...stepRows(s, inner, part)];
  const answers =
    part.answers === null ? [] : [...head(words.yourAnswers), ...tableItems(s, inner, part.answers)];
  const written = part.written.flatMap((q) => blockItems(s, inner, q, ''));
  const items = [...title, ...lead, ...chart, ...scores, ...bands, ...steps, ...answers, ...written];
  return first(keyed(items, `feedback:${part.id}`), {
    before: units(4),
    bookmark: { title: part.title, level: 1 },
  });
}

function noted(s: Setting, place: Place, note: string | null): Item[] {
  return note === null ? [] : sentence(s, place, note, 'label').map((it) => ({ ...it, keep: true }));
}

function bandRows(s: Setting, place: Place, part: FeedbackPart): Item[] {
  return part.bands.flatMap(({ label, text }, i) =>
    row(s, place, label, paragraph(s, readColumn(s, place), text), i),
  );
}

/** What the plan advises, for each band that a score of this person is in. */
function stepRows(s: Setting, place: Place, part: FeedbackPart): Item[] {
  const text = readColumn(s, place);
  return part.steps.flatMap(({ title, advice }, i) =>
    row(s, place, title, prose(s, text, advice, { style: 'text', under: true }), i),
  );
}

function row(s: Setting, place: Place, title: string, body: readonly Item[], i: number): Item[] {
  const down = item(baselineOf(s, 'text') - baselineOf(s, 'head'), []);
  const side = [down, ...sideLabel(s, place, [title], 'head')];
  return first(hang(side, first(body, { before: 0 })), { before: i === 0 ? U / 2 : U });
}

/** How little a few numbers can say. */
export function feedbackNote(s: Setting, place: Place, _data: FeedbackData): Item[] {
  return careItems(s, place, say(wordsOf(s).feedbackCare, { minimum: s.plan.privacyMinimum }));
}
