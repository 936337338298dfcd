import {
  type Activity,
  type Module,
  type Plan,
  type Schedule,
  type Slot,
  type Step,
  scheduleOf,
} from '../plan/index.js';
import { dataOf, isRecord, recordOf, type Value, type ValueRecord } from './values.js';

const known = new WeakMap<Plan, ValueRecord>();

/**
 * The plan as templates see it: as written, with defaults, ids and numbers from 1, and with the times that follow from
 * it. `start` and `end` are minutes after midnight, `minutes` is a length; what the plan wrote for an activity's
 * minutes is `length`.
 */
export function planContext(plan: Plan): ValueRecord {
  let context = known.get(plan);
  if (!context) {
    const schedule = scheduleOf(plan);
    // The names of files and folders on this machine are no business of a document.
    const { path: _path, templates: _templates, ...rest } = plan;
    context = extended(dataOf(rest), {
      modules: plan.modules.map((m, i) => moduleData(m, i, schedule)),
      instruments: plan.instruments.map(numbered),
      worksheets: plan.worksheets.map(numbered),
      handouts: plan.handouts.map(numbered),
    });
    known.set(plan, context);
  }
  return context;
}

function moduleData(module: Module, index: number, schedule: Schedule): ValueRecord {
  const { activities, ...own } = module;
  const slot = schedule.modules.get(module.id);
  return extended(dataOf(own), {
    number: index + 1,
    ...times(slot),
    end: endOf(slot) ?? module.end,
    activities: activities.map((a, i) => activityData(a, i, schedule)),
  });
}

function activityData(activity: Activity, index: number, schedule: Schedule): ValueRecord {
  const { steps, minutes, ...own } = activity;
  const slot = schedule.activities.get(activity.id);
  return extended(dataOf(own), {
    number: index + 1,
    ...times(slot),
    length: dataOf(minutes),
    steps: steps.map((s, i) => stepData(s, i, slot?.steps[i] ?? null)),
  });
}

function stepData(step: Step, index: number, start: number | null): ValueRecord {
  const end = start === null || step.minutes === null ? null : start + step.minutes;
  return extended(dataOf(step), { number: index + 1, start, end });
}

function times(slot: Slot | undefined): Record<string, Value> {
  return {
    start: slot?.start ?? null,
    end: endOf(slot),
    minutes: slot?.minutes ?? null,
    date: slot?.date ?? null,
  };
}

function endOf(slot: Slot | undefined): number | null {
  return !slot || slot.start === null || slot.minutes === null ? null : slot.start + slot.minutes;
}

function numbered(thing: object, index: number): ValueRecord {
  return extended(dataOf(thing), { number: index + 1 });
}

function extended(data: Value, more: Record<string, Value>): ValueRecord {
  return recordOf([...(isRecord(data) ? Object.entries(data) : []), ...Object.entries(more)]);
}
