import { readBody } from './blocks.js';
import { idFrom, idOf } from './entries.js';
import { blocks, inline, type Reading } from './reading.js';
import type { RawActivity, RawBlock, RawGroup, RawMinutes, RawModule, RawUse } from './schema.js';
import type { Site } from './site.js';
import type { Activity, Epigraph, Grouping, Material, Minutes, Module, Step, Use } from './types.js';

/** "09:30" → minutes after midnight. */
export function minutesOf(time: string | undefined): number | null {
  if (time === undefined) return null;
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function readEpigraph(
  r: Reading,
  site: Site,
  raw: { text: string | number; by?: string | number | undefined } | undefined,
): Epigraph | null {
  if (!raw) return null;
  return {
    text: inline(r, site.at('text'), raw.text)!,
    by: raw.by === undefined ? null : site.at('by').text(raw.by),
  };
}

/** Says a date that no calendar has; gives it back all the same. */
export function readDate(r: Reading, site: Site, raw: string | undefined): string | null {
  if (raw === undefined) return null;
  const date = new Date(`${raw}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== raw) {
    r.findings.error('bad-value', site.span, `there is no day ${raw}`, {
      hint: 'write year, month and day: 2026-03-12',
    });
    return null;
  }
  return raw;
}

export function readModule(r: Reading, site: Site, raw: RawModule, index: number): Module {
  const title = inline(r, site.at('title'), raw.title)!;
  const dates = site.at('dates');
  const day = readDate(r, site.at('date'), raw.date);
  const from = readDate(r, dates.at(0), raw.dates?.[0]);
  const to = readDate(r, dates.at(1), raw.dates?.[1]);
  if (from && to && from > to) r.findings.error('bad-value', dates.span, 'the first date is after the last');
  return {
    id: idOf(r, site.head, raw.id, title, `module-${index + 1}`),
    label: inline(r, site.at('label'), raw.label),
    title,
    subtitle: inline(r, site.at('subtitle'), raw.subtitle),
    summary: blocks(r, site.at('summary'), raw.summary),
    epigraph: readEpigraph(r, site.at('epigraph'), raw.epigraph),
    divider: raw.divider ?? false,
    dates: from && to ? [from, to] : day ? [day, day] : null,
    start: minutesOf(raw.start),
    end: minutesOf(raw.end),
    activities: (raw.activities ?? []).map((a, i) => readActivity(r, site.at('activities').at(i), a, i)),
    span: raw.id === undefined ? site.at('title').span : site.at('id').span,
  };
}

function readActivity(r: Reading, site: Site, raw: RawActivity, index: number): Activity {
  const title = inline(r, site.at('title'), raw.title)!;
  const steps = (raw.steps ?? []).map((s, i): Step => {
    const at = site.at('steps').at(i);
    return {
      title: inline(r, at.at('title'), s.title)!,
      minutes: s.minutes ?? null,
      text: blocks(r, at.at('text'), s.text),
      audience: inline(r, at.at('for'), s.for),
      span: at.head,
    };
  });
  return {
    id: idOf(r, site.head, raw.id, title, `activity-${index + 1}`),
    title,
    epigraph: readEpigraph(r, site.at('epigraph'), raw.epigraph),
    date: readDate(r, site.at('date'), raw.date),
    start: minutesOf(raw.start),
    minutes: readMinutes(r, site, raw.minutes, steps),
    steps,
    parallel: raw.parallel === undefined ? null : site.at('parallel').text(raw.parallel),
    group: readGroup(r, site.at('group'), raw.group),
    parts: (raw.parts ?? []).map((p, i) => {
      const at = site.at('parts').at(i);
      return { text: blocks(r, at.at('text'), p.text), use: readUses(at.at('use'), p.use), span: at.head };
    }),
    purpose: inline(r, site.at('purpose'), raw.purpose),
    participants: blocks(r, site.at('participants'), raw.participants),
    facilitator: blocks(r, site.at('facilitator'), raw.facilitator),
    materials: (raw.materials ?? []).map((m, i): Material => {
      const at = site.at('materials').at(i);
      if (typeof m !== 'object') return { text: at.text(m), each: 1, per: 'session' };
      return { text: at.at('text').text(m.text), each: m.each ?? 1, per: m.per ?? 'session' };
    }),
    body: readBody(r, site.at('body'), raw.body as RawBlock[] | undefined),
    use: readUses(site.at('use'), raw.use),
    notes: raw.notes ?? null,
    source: inline(r, site.at('source'), raw.source),
    span: raw.id === undefined ? site.at('title').span : site.at('id').span,
  };
}

function readUses(site: Site, raw: readonly RawUse[] | undefined): readonly Use[] {
  return (raw ?? []).map((u, i) => {
    const at = site.at(i);
    const [id, part] = (typeof u === 'string' ? u : u.id).split('.', 2);
    return {
      id: id!,
      part: part ?? null,
      show: typeof u === 'string' ? 'full' : (u.show ?? 'full'),
      span: typeof u === 'string' ? at.span : at.at('id').span,
    };
  });
}

/** Minutes as written, else the sum of the steps where all have minutes; both given and unequal is an error. */
function readMinutes(
  r: Reading,
  site: Site,
  raw: RawMinutes | undefined,
  steps: readonly Step[],
): Minutes | null {
  const timed = steps.filter((s) => s.minutes !== null);
  const sum = timed.reduce((total, s) => total + s.minutes!, 0);
  if (raw === undefined) {
    return steps.length > 0 && timed.length === steps.length ? { each: sum, of: 'session', plus: 0 } : null;
  }
  if (typeof raw === 'number') {
    if (steps.length > 0 && timed.length === steps.length && Math.abs(sum - raw) > 1e-9) {
      r.findings.error(
        'minutes-differ',
        site.at('minutes').span,
        `the steps take ${sum} minutes, the activity ${raw}`,
        {
          related: [
            { span: site.at('steps').key, label: `${timed.map((s) => s.minutes).join(' + ')} = ${sum}` },
          ],
          hint: `write minutes: ${sum}, or leave the line out: it is the sum of the steps`,
        },
      );
    } else if (timed.length < steps.length && sum > raw) {
      r.findings.error(
        'minutes-differ',
        site.at('minutes').span,
        `the steps alone take ${sum} minutes, the activity ${raw}`,
      );
    }
    return { each: raw, of: 'session', plus: 0 };
  }
  return { each: raw.each, of: raw.of ?? 'participant', plus: raw.plus ?? 0 };
}

function readGroup(r: Reading, site: Site, raw: RawGroup | undefined): Grouping | null {
  if (raw === undefined) return null;
  const g = typeof raw === 'string' ? { as: raw } : raw;
  const defines = 'size' in g || 'count' in g || 'min' in g || 'max' in g;
  if (typeof raw === 'string' && idFrom(raw) !== raw) {
    r.findings.error('bad-id', site.span, `\`${raw}\` cannot be the name of a group`, {
      hint: `write \`${idFrom(raw)}\``,
    });
  }
  return {
    as: g.as ?? null,
    defines,
    size: g.size ?? null,
    count: g.count ?? null,
    min: g.min ?? null,
    max: g.max ?? null,
    roles: (g.roles ?? []).map((role, i) => site.at('roles').at(i).text(role)),
    number: g.number ?? null,
    by: g.by ?? null,
    mix: g.mix ?? null,
    apart: g.apart ?? null,
    together: g.together ?? null,
    meet: g.meet ?? null,
    span: site.span,
  };
}
