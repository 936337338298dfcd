import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { type Plan, parsePlan } from '../../src/plan/index.js';
import { planContext, renderTemplate } from '../../src/template/index.js';

const YAML = `plenary: 1
title: Building *trust*
date: 2026-03-12
start: "09:00"
modules:
  - title: Opening
    activities:
      - title: Fireside chat
        minutes: 20
        steps:
          - {title: Talk, minutes: 5}
          - {title: Listen, minutes: 15}
      - title: Break
        minutes: 10
        group: {size: 3}
        use: [reflect]
worksheets:
  reflect:
    title: Looking back
    body: [{write: {id: best, prompt: What was best?}}]
`;

function plan(): Plan {
  const findings = new Findings();
  const missing = { read: () => 'missing' as const, real: () => null };
  const found = parsePlan({ path: '/p/plan.yaml', text: YAML }, missing, findings);
  expect(findings.list.filter((d) => d.severity === 'error')).toEqual([]);
  return found!;
}

function slots(template: string): readonly unknown[] {
  const findings = new Findings();
  const context = { plan: planContext(plan()), document: {}, person: null, labels: {} };
  const rendered = renderTemplate(
    { path: 'a.hbs', text: template },
    context,
    { language: 'en', clock: 24 },
    findings,
  );
  expect(findings.list).toEqual([]);
  return rendered!.slots.map((s) => (typeof s === 'object' ? s.source : s));
}

const isProse = (value: object): boolean => 'format' in value && 'span' in value;

describe('the plan in templates', () => {
  it('is as written, with ids, defaults and what is not written as null', () => {
    expect(slots('{{plan.id}} {{plan.title}} {{plan.venue}} {{plan.paper.name}}')).toEqual([
      'building-trust',
      'Building *trust*',
      'a4',
    ]);
  });

  it('has numbers and times of everything that happens', () => {
    const times = '{{number}} {{time start}} {{time end}} {{minutes}} {{date}}';
    expect(slots(`{{#each plan.modules}}${times}{{/each}}`)).toEqual([1, '09:00', '09:30', 30, '2026-03-12']);
    expect(
      slots('{{#each plan.modules.[0].activities}}{{number}} {{time start}} {{length.each}} {{/each}}'),
    ).toEqual([1, '09:00', 20, 2, '09:20', 10]);
    const steps =
      '{{#each plan.modules.[0].activities.[0].steps}}{{number}} {{time start}} {{time end}} {{/each}}';
    expect(slots(steps)).toEqual([1, '09:00', '09:05', 2, '09:05', '09:20']);
  });

  it('has its sheets as lists', () => {
    expect(slots('{{#each plan.worksheets}}{{number}} {{id}} {{title}} {{body.[0].id}}{{/each}}')).toEqual([
      1,
      'reflect',
      'Looking back',
      'best',
    ]);
  });

  it('has no prototypes, places in files or paths of this machine', () => {
    const context = planContext(plan());
    const seen = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null || isProse(value)) return;
      if (Array.isArray(value)) {
        value.forEach(walk);
        return;
      }
      expect(Object.getPrototypeOf(value)).toBeNull();
      for (const [key, v] of Object.entries(value)) {
        seen.add(key);
        walk(v);
      }
    };
    walk(context);
    expect(seen).not.toContain('span');
    expect(seen).not.toContain('path');
  });

  it('is made once for a plan', () => {
    const one = plan();
    expect(planContext(one)).toBe(planContext(one));
  });
});
