import { spawnSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { exportForm, targetNamed } from '../../src/export/index.js';
import { formsOf } from '../../src/form/index.js';
import { planOf } from '../helpers/plan.js';

/** A plan with a form for each kind of question; ids are short, as people write them. */
export const PLAN = `
plenary: 1
id: day
title: A day
date: 2026-03-12
identify:
  respondent: {prompt: Name or code}
  group: {prompt: School, options: [North, South]}
scales:
  agree4: {labels: [Agree strongly, Agree, Disagree, Disagree strongly], values: [4, 3, 2, 1]}
  pupil: {labels: ["Yes", Not sure, "No"], values: [1, null, 0]}
  ten: {from: 1, to: 10, ends: [not at all, fully]}
instruments:
  trust:
    title: Trust in our team
    instructions: |
      Think of the last *two* months.

      - Leave out what does not fit.
    scale: agree4
    subscales:
      open:
        title: Openness
        items:
          - Bad news travels upward quickly here.
          - {text: "People look for \\"someone\\" to blame.", reversed: true}
      keep:
        title: Follow-through
        items:
          - "What is promised is done, or we hear why not."
  class: {title: In class, scale: pupil, anonymous: true, identify: [group], items: [I feel safe, {text: I keep quiet, reversed: true}]}
  pulse: {title: Pulse, scale: ten, items: [My energy, My hope], code: {prompt: Two letters of your street}}
  drivers: {title: Two ways, scale: {from: 1, to: 7}, heads: [One way, Another way], high: left, items: [{id: focus, poles: [Compliance, Commitment]}, {id: pace, poles: [Slow, Fast]}]}
  maturity:
    title: How far along
    levels: [Beginning, Developing, Leading]
    marks: [now, target]
    evidence: 2
    items:
      - {id: news, text: How news travels, descriptors: [Late, In time, At once]}
  claims:
    title: Claims
    marks:
      - {id: holds, title: How true?, scale: agree4}
      - {id: proof, title: What shows it?, lines: 2}
    items: [{id: c1, text: We learn}]
  look: {title: Looking at a colleague, scale: agree4, raters: [self, {id: adviser, text: Adviser}], items: [Listens, Decides]}
worksheets:
  reflect:
    title: Looking back
    body:
      - text: Take your time.
      - write: {id: best, prompt: What was best?, hint: One thing, lines: 3}
      - ask: {id: size, prompt: How many of you?, type: number, min: 1, max: 40, unit: people}
      - ask: {id: day, prompt: First day, type: date}
      - ask: {id: at, prompt: At what time, type: time}
      - ask: {id: mail, prompt: Your address, type: email}
      - ask: {id: site, prompt: Your site, type: url}
      - ask: {id: phone, prompt: Your number, type: phone}
      - choose: {id: feel, prompt: How was it?, options: [good, {id: so-so, text: so so}, bad]}
      - choose: {id: sure, prompt: How sure?, options: [{id: low, text: Hardly, value: 1}, {id: high, text: Very, value: 5}], ordered: true}
      - choose: {id: helps, prompt: What would help?, options: ["Time, and rest", Tools, {id: an-answer, text: An answer}], max: 2, other: true}
      - box:
          title: In a box
          body:
            - grid: {id: plan, prompt: What comes first, rows: [Before, {id: after, text: After that, given: {who: All}}], columns: [What, Who, {text: When, type: date}]}
      - slots: {id: sides, prompt: Our school, lists: [{id: strong, title: Strong sides, count: 2}, {id: weak, title: Weak sides, count: 1}]}
      - slots: {id: names, prompt: Three names, count: 3}
  sort:
    title: Sorting
    body:
      - pick: {id: me, prompt: About me, options: [Calm, Fair, Brave, Kind], sets: [{id: strong, title: Strong, count: 2}, {id: weak, title: Weak, count: 1}], exclusive: true}
      - rank: {id: order, prompt: What first, options: [Bread, Peace, Work], top: 2}
      - share: {id: money, prompt: Where the money goes, options: [Books, Visits], total: 100}
      - place: {id: where, prompt: Where is it, x: {title: How close, labels: [Loose, Tight]}, y: {title: How deep, from: 1, to: 3, ends: [shallow, deep]}, marks: [now, target]}
modules:
  - title: All
    activities:
      - {id: talk, title: Talk, use: [trust, class, pulse, drivers, maturity, claims, look, reflect, sort], body: [{ask: {id: word, prompt: One word}}]}
`;

export const FORMS = [
  'trust',
  'class',
  'pulse',
  'drivers',
  'maturity',
  'claims',
  'look',
  'reflect',
  'sort',
  'talk',
];

export interface Written {
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Messages of what the tool cannot express. */
  readonly cannot: readonly string[];
}

/** A form of a plan as the tool's file. */
export async function written(tool: string, id: string, plan = PLAN): Promise<Written> {
  const read = planOf(plan);
  const { files, cannot } = await exportForm(targetNamed(tool)!, formsOf(read).form.get(id)!, read);
  const { name, content } = files[0]!;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const text = typeof content === 'string' ? content : '';
  return { name, text, bytes, cannot: cannot.map((d) => d.message) };
}

/** Full ids of a form's questions. */
export function questionsOf(id: string, plan = PLAN): readonly string[] {
  return formsOf(planOf(plan))
    .form.get(id)!
    .questions.map((q) => q.id);
}

/** Sheets of a workbook as rows of objects, by the heads in row 1; an independent reader of the XML. */
export function sheetsOf(bytes: Uint8Array): Record<string, Record<string, string>[]> {
  const files = unzipSync(bytes);
  const text = (path: string): string => new TextDecoder().decode(files[path]);
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map((m) =>
    unescaped([...m[1]!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map((t) => t[1]).join('')),
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((m) => m[1]!);
  return Object.fromEntries(
    names.map((name, i) => [name, rowsOf(text(`xl/worksheets/sheet${i + 1}.xml`), shared)]),
  );
}

function rowsOf(xml: string, shared: readonly string[]): Record<string, string>[] {
  const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((m) => {
    const cells = [...m[1]!.matchAll(/<c ([^>]*?)\/?>(?:<v>(.*?)<\/v>)?/gs)].map(
      ([, attributes, value = '']): [string, string] => {
        const column = /r="([A-Z]+)/.exec(attributes!)![1]!;
        return [column, attributes!.includes('t="s"') ? (shared[Number(value)] ?? '') : unescaped(value)];
      },
    );
    return new Map(cells);
  });
  const [head, ...data] = rows;
  return data.map((row) =>
    Object.fromEntries([...head!].map(([column, name]) => [name, row.get(column) ?? ''])),
  );
}

export const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Whether a program is on this machine. */
export const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
