import type { Findings } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import {
  type Activity,
  activitiesOf,
  type Plan,
  type Schedule,
  scheduleOf,
  type Use,
} from '../plan/index.js';
import { ASSUMPTIONS as A } from './assumptions.js';
import { type PaperTime, share, together, wordsIn } from './paper.js';
import { bodyPaper, secondsOf, sheetPaper, sheetTitle } from './sheets.js';

/** What one use of a sheet takes in one activity. */
interface Load {
  /** null: the activity's own questions. */
  readonly use: Use | null;
  readonly paper: PaperTime;
}

/** What one person reads and writes in an activity: its own questions and the sheets that it uses. */
export function activityPaper(plan: Plan, a: Activity, schedule: Schedule = scheduleOf(plan)): PaperTime {
  return together(loadsOf(plan, a, schedule).map((l) => l.paper));
}

/** Warns where the paper of an activity clearly needs more than its minutes; without minutes there is nothing to say. */
export function checkPaperTime(plan: Plan, findings: Findings): void {
  const schedule = scheduleOf(plan);
  for (const a of activitiesOf(plan)) {
    const slot = schedule.activities.get(a.id)?.minutes ?? null;
    if (slot === null) continue;
    const loads = loadsOf(plan, a, schedule);
    const paper = together(loads.map((l) => l.paper));
    const need = secondsOf(paper) / 60;
    // As it is told: in whole minutes.
    if (need <= slot * A.tolerance || Math.round(need) - slot < A.leastOver) continue;
    const most = loads.reduce((x, y) => (secondsOf(y.paper) > secondsOf(x.paper) ? y : x));
    const alone = loads.filter((l) => secondsOf(l.paper) > 0).length === 1 && most.use;
    const name = alone ? sheetTitle(plan, alone.id) : plainText(a.title);
    const what = alone ? `“${name}”` : `the paper of “${name}”`;
    findings.warning(
      'paper-time',
      most.use?.span ?? a.span,
      `${what} needs about ${Math.round(need)} minutes, the slot has ${round(slot)}`,
      { hint: hintOf(paper, need) },
    );
  }
}

/** A sheet for somebody else (`for: pupils`) is looked at, not filled in. */
function isOurs(plan: Plan, id: string): boolean {
  return ![...plan.instruments, ...plan.worksheets].some((s) => s.id === id && s.audience !== null);
}

function loadsOf(plan: Plan, a: Activity, schedule: Schedule): readonly Load[] {
  const own: Load = { use: null, paper: bodyPaper(plan, wordsIn(plan.language), a.body) };
  const inParts = new Set(a.parts.flatMap((p) => p.use.map((u) => u.id)));
  const load = (use: Use): Load => ({ use, paper: usePaper(plan, a, use, schedule) });
  // Parts are divided among people: what counts is the longest.
  const everyone = a.use.filter((u) => isOurs(plan, u.id) && !inParts.has(u.id)).map(load);
  const parts = a.parts.map((p) => p.use.filter((u) => isOurs(plan, u.id)).map(load));
  const seconds = (loads: readonly Load[]): number => secondsOf(together(loads.map((l) => l.paper)));
  const longest = parts.reduce<readonly Load[]>((x, y) => (seconds(y) > seconds(x) ? y : x), []);
  return [own, ...everyone, ...longest];
}

/**
 * Instruments are answered anew each time. A worksheet or a text that several activities use is worked on in all of
 * them: each gets the share that its minutes have; where one of them has no minutes, people take the time that they need.
 */
function usePaper(plan: Plan, a: Activity, use: Use, schedule: Schedule): PaperTime {
  const paper = sheetPaper(plan, use);
  if (plan.instruments.some((i) => i.id === use.id)) return paper;
  const users = activitiesOf(plan).filter((x) => uses(x, use));
  if (users.length < 2) return paper;
  const minutes = users.map((x) => schedule.activities.get(x.id)?.minutes ?? null);
  if (minutes.includes(null)) return share(paper, 0);
  const all = minutes.reduce<number>((sum, m) => sum + m!, 0);
  return share(paper, all === 0 ? 0 : (schedule.activities.get(a.id)!.minutes ?? 0) / all);
}

function uses(a: Activity, use: Use): boolean {
  return [...a.use, ...a.parts.flatMap((p) => p.use)].some(
    (u) => u.id === use.id && u.part === use.part && u.show !== 'title',
  );
}

function hintOf(p: PaperTime, need: number): string {
  const parts = [
    p.words > 0 ? `${Math.round(p.words)} words to read, ${minutesWord(p.reading)}` : '',
    p.answers > 0 ? `${Math.round(p.answers)} answers to give, ${minutesWord(p.answering)}` : '',
    p.lines > 0 ? `${Math.round(p.lines)} lines to write on, ${minutesWord(p.writing)}` : '',
  ].filter((x) => x !== '');
  return `${parts.join('; ')}. Allow ${Math.round(need)} minutes or more, or ask for less`;
}

function minutesWord(seconds: number): string {
  const minutes = round(seconds / 60);
  return minutes < 1 ? 'under 1 min' : `${Math.round(minutes)} min`;
}

function round(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
