import type { Form, Question } from '../form/index.js';
import { labelsFor } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import { activitiesOf, type IdentifyKey, type Plan } from '../plan/index.js';
import { bodyParts } from './body.js';
import { optionChoices } from './choices.js';
import { instrumentParts } from './instrument.js';
import type { Limits } from './limits.js';
import type { Making } from './making.js';
import type { Blank, Part, Survey } from './survey.js';
import { linesOf } from './words.js';

/** A form with what its plan says around the questions, as one column of plain text. */
export function surveyOf(form: Form, plan: Plan, limits: Limits): Survey {
  const labels = labelsFor(plan.language);
  const questions = new Map([...form.questions, ...form.aliases].map((q) => [q.local, q]));
  const question = (local: string): Question => {
    const found = questions.get(local);
    if (!found) throw new Error(`form ${form.id} has no question ${local}`);
    return found;
  };
  const making = { plan, form, labels, limits, question };
  const { instructions, parts } = ownParts(making);
  return {
    id: form.id,
    title: form.title,
    instructions,
    language: plan.language,
    fingerprint: form.fingerprint,
    anonymous: form.anonymous,
    otherWord: plan.language.startsWith('en') ? 'Other' : labels.other.replace(/\s*[:：]\s*$/, ''),
    parts: [...blanksOf(making), ...parts],
  };
}

function ownParts(making: Making): { instructions: readonly string[]; parts: readonly Part[] } {
  const { plan, form } = making;
  if (form.kind === 'instrument') {
    const instrument = plan.instruments.find((i) => i.id === form.id)!;
    return { instructions: linesOf(instrument.instructions), parts: instrumentParts(making, instrument) };
  }
  if (form.kind === 'worksheet') {
    const worksheet = plan.worksheets.find((w) => w.id === form.id)!;
    return { instructions: linesOf(worksheet.instructions), parts: bodyParts(making, worksheet.body) };
  }
  const activity = activitiesOf(plan).find((a) => a.id === form.id)!;
  return { instructions: linesOf(activity.participants), parts: bodyParts(making, activity.body) };
}

/** Columns of the person: those of the form; an activity's sheet is part of the booklet and has the plan's. */
function blanksOf({ plan, form, labels }: Making): readonly Blank[] {
  const keys = plan.identify.filter((k) =>
    form.kind === 'activity' ? true : form.identify.includes(k.key) && !(form.anonymous && isName(k)),
  );
  const raters = form.kind === 'instrument' ? form.raters : [];
  const blank = (key: string, title: string, choices: Blank['choices'], span = form.span): Blank => ({
    kind: 'blank',
    key,
    title,
    help: [],
    choices,
    span,
  });
  const about: readonly Blank[] =
    raters.length === 0
      ? []
      : [
          blank('about', labels.about, null),
          blank(
            'rater',
            labels.rater,
            raters.map((r, i) => ({ value: r.id, label: plainText(r.text), number: i + 1 })),
          ),
        ];
  const own = keys.map((k) => blank(k.key, k.plain, k.options && optionChoices(k.options), k.span));
  return [...own, ...about];
}

const isName = (key: IdentifyKey): boolean => key.key === 'respondent';
