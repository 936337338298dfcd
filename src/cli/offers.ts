import { type Findings, nearest } from '../diagnostics/index.js';
import { type Forms, formsOf, type Question } from '../form/index.js';
import type { ExchangeInput } from '../groups/index.js';
import type { ResponseRecord } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import { type ReadingOptions, readMatched } from './reading.js';
import { type World, wrongUse } from './world.js';

type Choice = Question & { readonly answer: Extract<Question['answer'], { kind: 'choice' }> };

/** Who wants and who offers what, from the answers to two questions that share their options. */
export async function readOffers(
  world: World,
  plan: Plan,
  match: string,
  path: string,
  reading: Pick<ReadingOptions, 'roster' | 'map' | 'from'>,
  findings: Findings,
): Promise<ExchangeInput | null> {
  const [want = '', offer = '', ...rest] = match.split('=');
  if (want === '' || offer === '' || rest.length > 0)
    throw wrongUse(`--match takes want=offer, two question ids, not ${match}`, 'groups');
  const forms = formsOf(plan);
  const [wants, offers] = [choiceOf(forms, want), choiceOf(forms, offer)];
  const shared = wants.answer.options.filter((o) => offers.answer.options.some((x) => x.id === o.id));
  if (shared.length === 0)
    throw wrongUse(`${wants.id} and ${offers.id} have no option in common, by id`, 'groups');
  const more = { duplicates: 'error' } as const;
  const { matched: read } = await readMatched(world, 'groups', plan, forms, [path], reading, more, findings);
  if (!read || findings.hasErrors) return null;
  const { records, matched } = read;
  for (const q of [wants, offers])
    if (!matched.has(q.id) && !findings.hasErrors)
      findings.error('missing-column', { path, row: 1, column: 1 }, `no column answers ${q.id}`, {
        hint: 'name it in the header, or choose other questions for --match',
      });
  return {
    want: wants.id,
    offer: offers.id,
    options: shared.map((o) => ({ id: o.id, label: o.plain })),
    wants: answersTo(wants, records),
    offers: answersTo(offers, records),
  };
}

/** A question by its id, or by the last part of it where that is unique. */
function choiceOf(forms: Forms, wanted: string): Choice {
  const all = [...forms.question.values()];
  const ending = all.filter((q) => q.local === wanted);
  const found = forms.question.get(wanted) ?? (ending.length === 1 ? ending[0] : undefined);
  const choices = all.filter((q): q is Choice => q.answer.kind === 'choice');
  if (!found) {
    const near = nearest(
      wanted,
      choices.map((q) => q.id),
    );
    throw wrongUse(
      `the plan has no question ${wanted}${near ? `; did you mean ${near}?` : `; to choose from there are ${choices.map((q) => q.id).join(', ') || 'none'}`}`,
      'groups',
    );
  }
  const { answer } = found;
  if (answer.kind !== 'choice')
    throw wrongUse(`${found.id} is no question with options to choose from; --match needs two`, 'groups');
  if (forms.form.get(found.form)?.anonymous)
    throw wrongUse(`${found.form} is anonymous: its answers carry no names to bring together`, 'groups');
  return { ...found, answer };
}

/** Options by respondent; the latest answer of a person counts. */
function answersTo(
  question: Question,
  records: readonly ResponseRecord[],
): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, readonly string[]>();
  for (const { respondent, answers } of records) {
    const answer = answers.get(question.id);
    if (respondent !== null && answer?.kind === 'choice') out.set(respondent, answer.options);
  }
  return out;
}
