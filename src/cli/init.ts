import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import inquirer from 'inquirer';
import { idFrom } from '../plan/index.js';
import { type NewPlan, newPlan, type Part } from './new-plan.js';
import { writeWhole } from './output.js';
import { Stop, sign, type World, wrongUse } from './world.js';

export interface InitOptions {
  readonly yes?: boolean;
  readonly title?: string;
  readonly date?: string;
  readonly start?: string;
  readonly participants?: string;
  readonly parts?: string;
}

const PARTS: readonly Part[] = ['questionnaire', 'worksheet'];

/** Asks a little and writes a plan that builds. Nothing is written before the last answer. */
export async function init(world: World, dir: string | undefined, options: InitOptions): Promise<number> {
  const folder = dir ?? '.';
  const path = join(folder, 'plan.yaml');
  if (existsSync(path))
    throw new Stop(1, [
      `plenary: ${path} is there already and was not touched`,
      'name another folder: plenary init my-day',
    ]);
  const given = fromOptions(folder, options);
  const answers = options.yes ? given : await ask(world, given);
  const text = newPlan(answers);
  writeWhole(path, text);
  if (!world.quiet) {
    const out = join(folder, 'out');
    world.err.line(
      `${sign(world.err, 'ok')} ${path}: ${text.trimEnd().split('\n').length} lines, builds as it is`,
    );
    world.err.line(`  next: ${world.err.ink.cue(`plenary build ${path} -o ${out}`)}`);
  }
  return 0;
}

function fromOptions(folder: string, o: InitOptions): NewPlan {
  const name = basename(resolve(folder));
  const title =
    o.title ??
    (name === '' ? 'My session' : name.charAt(0).toUpperCase() + name.slice(1).replaceAll(/[-_]+/g, ' '));
  const date = o.date ?? '';
  const wrong = checkDate(date) ?? checkTime(o.start ?? '09:00') ?? checkCount(o.participants ?? '24');
  if (wrong) throw wrongUse(wrong, 'init');
  const parts = (o.parts ?? PARTS.join(','))
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const strange = parts.find((p) => !PARTS.includes(p as Part));
  if (strange) throw wrongUse(`no part ${strange}; there are ${PARTS.join(' and ')}`, 'init');
  return {
    title,
    id: idFrom(title) || 'session',
    date,
    start: o.start ?? '09:00',
    participants: Number(o.participants ?? 24),
    parts: parts as Part[],
  };
}

const checkDate = (text: string): string | null =>
  text === '' || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)))
    ? null
    : `the date ${text} is not a day like 2026-03-12`;
const checkTime = (text: string): string | null =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : `the time ${text} is not one like 09:30`;
const checkCount = (text: string): string | null =>
  /^[1-9]\d{0,4}$/.test(text) ? null : `the number of people ${text} is not a number like 24`;

async function ask(world: World, given: NewPlan): Promise<NewPlan> {
  if (!process.stdin.isTTY || !world.err.terminal) {
    throw new Stop(2, ['plenary: init asks questions and there is no terminal; use --yes --title "…"']);
  }
  const prompt = inquirer.createPromptModule({ output: process.stderr });
  const said = (check: (text: string) => string | null) => (text: string) => check(text) ?? true;
  const answers = await prompt([
    {
      type: 'input',
      name: 'title',
      message: 'Title of the session:',
      default: given.title,
      validate: (t: string) => t.trim() !== '' || 'a session needs a title',
    },
    {
      type: 'input',
      name: 'date',
      message: 'Date (empty: not yet):',
      default: given.date,
      validate: said(checkDate),
    },
    { type: 'input', name: 'start', message: 'Starts at:', default: given.start, validate: said(checkTime) },
    {
      type: 'input',
      name: 'participants',
      message: 'How many people:',
      default: String(given.participants),
      validate: said(checkCount),
    },
    {
      type: 'checkbox',
      name: 'parts',
      message: 'What should it have?',
      choices: [
        {
          name: 'a questionnaire, before and after',
          value: 'questionnaire',
          checked: given.parts.includes('questionnaire'),
        },
        { name: 'a worksheet to look back', value: 'worksheet', checked: given.parts.includes('worksheet') },
      ],
    },
  ]);
  const { title, date, start, participants, parts } = answers as {
    title: string;
    date: string;
    start: string;
    participants: string;
    parts: Part[];
  };
  return { title, id: idFrom(title) || 'session', date, start, participants: Number(participants), parts };
}
