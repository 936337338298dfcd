import { join } from 'node:path';
import { Findings } from '../diagnostics/index.js';
import { type Forms, formsOf, type InstrumentForm } from '../form/index.js';
import { type BuildInput, buildFeedback, personFile } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { feedbackOf, openInstruments, type PersonFeedback } from '../report/index.js';
import { type Scores, score } from '../score/index.js';
import { checkFolder, isSame, writeWhole } from './output.js';
import { readPlan } from './plans.js';
import { openPress, type PressOptions } from './press.js';
import { Progress } from './progress.js';
import { duplicatesOf, type ReadingOptions, readMatched } from './reading.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { Stop, sign, type World, wrongUse } from './world.js';

export interface FeedbackOptions extends ReadingOptions, PressOptions {
  readonly out?: string;
  readonly root?: string;
}

/** One PDF for each person who answered a form that is not anonymous, or about whom others did. */
export async function feedback(
  world: World,
  path: string,
  files: readonly string[],
  options: FeedbackOptions,
): Promise<number> {
  const { out } = options;
  if (out === undefined || out === '-')
    throw wrongUse('feedback needs a folder to write to: -o feedback', 'feedback');
  checkFolder(out);
  const duplicates = duplicatesOf(options.duplicates, 'error', 'feedback');
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  const said = new Findings();
  const press = openPress(plan, options, 'feedback', said);
  const forms = formsOf(plan);
  const read = await readMatched(world, 'feedback', plan, forms, files, options, { duplicates }, said);
  const { matched, roster } = read;
  if (!matched || !press || said.hasErrors) {
    sayFindings(world, said.list);
    return sayFailed(world, path, said);
  }
  const scores = score(matched, forms, plan, { by: null, people: true });
  refuse(plan, forms, scores, said);
  sayFindings(world, said.list);
  if (said.hasErrors) return sayFailed(world, path, said);
  const { people, nameless } = feedbackOf(matched, forms, scores, roster, plan.language);
  if (nameless > 0 && !world.quiet) {
    const rows = nameless === 1 ? '1 sheet says' : `${nameless} sheets say`;
    world.err.line(`${sign(world.err, 'warning')} ${rows} not who filled it in; nobody gets it back`);
  }
  return writeAll(world, out, press, people);
}

/** What is anonymous goes back to nobody: an error where there is nothing else, otherwise said. */
function refuse(plan: Plan, forms: Forms, scores: Scores, findings: Findings): void {
  const anonymous = forms.list.filter(
    (f): f is InstrumentForm =>
      f.kind === 'instrument' && f.anonymous && Object.hasOwn(scores.instruments, f.id),
  );
  const open = openInstruments(forms, scores);
  const names = anonymous.map((f) => `\`${f.id}\``).join(', ');
  const are = anonymous.length === 1 ? 'is' : 'are';
  if (open.length > 0) {
    if (anonymous.length > 0)
      findings.warning('anonymous-feedback', anonymous[0]!.span, `${names} ${are} anonymous and left out`);
    return;
  }
  if (anonymous.length > 0)
    findings.error(
      'anonymous-feedback',
      anonymous[0]!.span,
      `${names} ${are} anonymous: nobody gets feedback`,
      {
        hint: 'the figures of all come from `plenary score`; feedback needs a form that asks who answers',
      },
    );
  else
    findings.error('no-data', plan.span, 'no questionnaire of this plan has answers in these files', {
      hint: 'feedback is made of instruments; worksheets are told by `plenary score`',
    });
}

async function writeAll(
  world: World,
  out: string,
  press: BuildInput,
  people: readonly PersonFeedback[],
): Promise<number> {
  const progress = new Progress(world);
  const taken = new Set<string>();
  const failed: string[] = [];
  let [written, unchanged] = [0, 0];
  for (const [i, person] of people.entries()) {
    const path = join(out, `${personFile(person.respondent, person.name, taken)}.pdf`);
    await progress.at(i, people.length, path);
    const findings = new Findings();
    const bytes = await buildFeedback(press, person.feedback, person, findings, { path });
    try {
      if (!bytes || findings.hasErrors) throw new Stop(1, [`plenary: ${path}: not made`]);
      if (isSame(path, bytes)) unchanged++;
      else {
        writeWhole(path, bytes);
        written++;
      }
      if (findings.list.length > 0) progress.clear();
      sayFindings(world, findings.list);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      progress.clear();
      sayFindings(world, findings.list);
      for (const line of error.lines) world.err.line(line);
      failed.push(path);
      // A mistake in the template is the same for everybody.
      if (findings.hasErrors && written + unchanged === 0) break;
    }
  }
  progress.clear();
  return tell(
    world,
    out,
    { people: people.length, written, unchanged, failed: failed.length },
    progress.seconds,
  );
}

interface Outcome {
  readonly people: number;
  readonly written: number;
  readonly unchanged: number;
  readonly failed: number;
}

function tell(world: World, out: string, done: Outcome, seconds: number): number {
  const { err } = world;
  const { people, written, unchanged, failed } = done;
  if (written + unchanged === 0 && failed > 0) {
    if (!world.json) err.line(`${sign(err, 'error')} nothing was written`);
    return 1;
  }
  if (!world.quiet) {
    const parts = [
      plural(people - failed, 'PDF'),
      ...(unchanged > 0 ? [`${written} written, ${unchanged} unchanged`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    const kind = failed > 0 ? 'warning' : 'ok';
    err.line(`${sign(err, kind)} ${out}: ${parts.join(', ')}, in ${seconds.toFixed(1)} s`);
    err.line('Each has one person’s own answers: give it to nobody else.');
  }
  return failed > 0 ? 3 : 0;
}
