/** In: a plan and a terminal. Out: what is on, what is left and what is next, until one quits; without a terminal the run sheet as text. */
import { agendaText, type Day, daysOf } from '../../agenda/index.js';
import { safeText } from '../../diagnostics/index.js';
import { plainText } from '../../markdown/index.js';
import { isoDate, type Plan, wallClock } from '../../plan/index.js';
import { readPlan, sorted } from '../plans.js';
import { sayFailed, sayFindings } from '../say.js';
import { Stop, type World, wrongUse } from '../world.js';
import { type Session, show } from './loop.js';
import { programOf } from './program.js';
import { openTerminal } from './terminal.js';

export interface RunCommand {
  readonly at?: string;
  readonly day?: string;
  readonly speed?: string;
  readonly root?: string;
}

export async function run(world: World, path: string, options: RunCommand): Promise<number> {
  const at = options.at === undefined ? null : timeOf(options.at);
  const speed = options.speed === undefined ? 1 : speedOf(options.speed);
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, sorted(findings));
    return sayFailed(world, path, findings);
  }
  const days = daysOf(plan);
  if (days.length === 0) throw nothingToRun(path, plan);
  const chosen = options.day === undefined ? null : dayNamed(days, options.day);
  if (!process.stdin.isTTY || !process.stdout.isTTY || process.env.TERM === 'dumb') {
    world.out.line(safeLines(agendaText(plan, chosen ? [chosen] : days)));
    return 0;
  }
  return show(sessionOf(world, plan, days, chosen, at, speed), openTerminal());
}

function nothingToRun(path: string, plan: Plan): Stop {
  const [what, hint] = plan.modules.some((m) => m.activities.length > 0)
    ? ['all of it is work over several days', 'give what people do together a date: and a start:']
    : ['the plan has no activities', 'write them under modules:, each with a title and its minutes'];
  return new Stop(1, [`plenary: ${safeText(path)}: there is nothing to run: ${what}`, `hint: ${hint}`]);
}

/** Which day it is, whether the clock leads, and the clock itself: in the plan's zone, faster in a rehearsal. */
function sessionOf(
  world: World,
  plan: Plan,
  days: readonly Day[],
  chosen: Day | null,
  at: number | null,
  speed: number,
): Session {
  const opened = Date.now();
  const wall = wallClock(opened, plan.timezone);
  const today = isoDate(wall);
  const day = chosen ?? days.find((d) => d.date === today) ?? days[0]!;
  const base = at ?? ((wall.hour * 60 + wall.minute) * 60 + wall.second) * 1000;
  return {
    items: programOf(plan, day),
    follows: at !== null || day.date === today,
    now: () => base + (Date.now() - opened) * speed,
    look: {
      unicode: world.out.unicode,
      ink: world.out.ink,
      clock: plan.clock,
      title: safeText(plainText(plan.title)),
    },
  };
}

function dayNamed(days: readonly Day[], date: string): Day {
  const found = days.find((d) => d.date === date);
  if (!found) {
    const known = days.flatMap((d) => d.date ?? []);
    throw wrongUse(
      `nothing happens on ${date}; ${known.length > 0 ? `there are ${known.join(', ')}` : 'the plan has no dates'}`,
      'run',
    );
  }
  return found;
}

/** Milliseconds after midnight. */
function timeOf(text: string): number {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours === undefined) throw wrongUse(`--at takes a time such as 10:15, not ${text}`, 'run');
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function speedOf(text: string): number {
  const n = Number(text);
  if (!(n > 0 && n <= 3600)) throw wrongUse(`--speed takes a number from 1 to 3600, not ${text}`, 'run');
  return n;
}

function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}
