import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Two sheets with a name, one without, in the order of the alphabet rather than of their use. */
export const PLAN = `plenary: 1
id: small-day
title: A small day
date: 2026-03-12
start: "09:00"
participants: 12
documents: [worksheets, instruments]
identify:
  respondent: {prompt: Name or code}
  group: {prompt: Your group, options: [North, Lake]}
scales:
  agree: {labels: [Disagree, Agree]}
instruments:
  pulse: {title: Pulse, anonymous: true, scale: agree, items: [I could speak., I was heard.]}
worksheets:
  look:
    title: Looking back
    body: [{write: {id: best, prompt: "What went well?", lines: 3}}]
  plan:
    title: My plan
    identify: [respondent]
    body: [{write: {id: next, prompt: "What is next?", lines: 4}}]
modules:
  - title: Morning
    activities:
      - {id: plan-it, title: Plan it, minutes: 20, use: [plan]}
      - {id: back, title: Look back, minutes: 20, use: [look, pulse]}
`;

export const ROSTER = `respondent,name,group,table
P1,Ada Bell,North,2
P2,Ben Cole,Lake,10
P3,Cy Dorn,North,1
`;

/** Every file below a folder by its path, with its bytes. */
export function filesIn(folder: string, under = ''): ReadonlyMap<string, Buffer> {
  return new Map(
    readdirSync(join(folder, under)).flatMap((name): (readonly [string, Buffer])[] => {
      const path = under === '' ? name : `${under}/${name}`;
      const at = join(folder, path);
      return statSync(at).isDirectory() ? [...filesIn(folder, path)] : [[path, readFileSync(at)] as const];
    }),
  );
}

/** Paths of the folders of people, and when each of their files was written. */
export function timesIn(folder: string): ReadonlyMap<string, number> {
  return new Map([...filesIn(folder).keys()].map((p) => [p, statSync(join(folder, p)).mtimeMs]));
}
