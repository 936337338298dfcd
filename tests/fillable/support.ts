import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Findings } from '../../src/diagnostics/index.js';
import { type FilledForm, readFilledPdf } from '../../src/responses/pdf-form/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import type { Field } from '../helpers/fields.js';

/** A question of every kind, some of them printed twice. */
export const PLAN = `plenary: 1
title: Every kind of question
identify:
  respondent: {prompt: Name or code}
  group: {prompt: School, options: [North, South]}
  role: {prompt: Your role}
scales:
  agree: {labels: [Agree, Not sure, Weiß nicht, Disagree], values: [3, null, null, 1]}
modules:
  - title: Only one
    activities:
      - id: walk
        title: Walk
        body:
          - write: {id: seen, prompt: What did you see?, lines: 3}
          - write: {id: long, prompt: And what was it like?, lines: 45}
          - write: {id: dotted, prompt: Draw or write, lines: 40, style: dots}
        use: [look, trust, {id: look, show: questions}, count]
worksheets:
  look:
    title: Looking back
    body:
      - write: {id: best, prompt: What will you keep?, lines: 4}
      - write: {id: word, prompt: One word, lines: 1}
      - ask: {id: hours, prompt: Hours spent, type: number, unit: hours}
      - ask: {id: day, prompt: First day, type: date}
      - choose: {id: feel, prompt: How was it?, options: [Good, {id: so-so, text: So so}], other: true}
      - choose: {id: help, prompt: What would help?, options: [Time, Money, Calm], max: 3, other: true}
      - pick: {id: dims, prompt: Qualities, options: [Care, Wit, Nerve], sets: [{title: Strongest, count: 2}, {title: Weakest, count: 1}]}
      - rank: {id: order, prompt: In order, options: [Tea, Coffee]}
      - share: {id: points, prompt: Spread, options: [Work, Rest]}
      - grid: {id: plan, prompt: Plan, rows: [First, Then], columns: [Who, {text: When, type: date}]}
      - slots: {id: strengths, prompt: Strengths, count: 2}
      - place: {id: spot, prompt: Where?, x: {title: Reach, labels: [near, far]}, y: {title: Depth, from: 1, to: 2}, marks: [now, target]}
      - place: {id: spots, prompt: Where else?, x: {title: Reach, labels: [near, far]}, y: {title: Depth, from: 1, to: 2}, many: true}
instruments:
  trust:
    title: Trust
    scale: agree
    evidence: 2
    code: {prompt: First letter of your street}
    items: [I can ask for help., {id: own, text: Bad news (any) travels fast.}]
  count:
    title: Counting
    scale: {from: 1, to: 10}
    style: number
    items: [How sure are you?]
  secret:
    title: Secret
    anonymous: true
    scale: agree
    items: [I say what I think.]
`;

/** What pdf.js, which knows nothing of Plenary, finds out about a widget. */
export interface Seen {
  readonly page: number;
  readonly height: number;
  readonly id: string;
  readonly fieldName: string;
  readonly alternativeText: string;
  readonly rect: readonly [number, number, number, number];
  readonly exportValue?: string;
  readonly buttonValue?: string;
  readonly radioButton?: boolean;
  readonly checkBox?: boolean;
  readonly multiLine?: boolean;
  readonly maxLen?: number;
  readonly hidden?: boolean;
  readonly fieldValue: string;
}

/** An output folder of the plan, built by the real command line. */
export function built(plan = PLAN, ...more: string[]): string {
  const folder = folderWith({ 'plan.yaml': plan });
  const run = plenary(folder, ['build', 'plan.yaml', '-o', 'out', ...more]);
  if (run.code !== 0) throw new Error(run.err);
  return join(folder, 'out');
}

export const bytesOf = (folder: string, path: string): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, path)));

export const boxesOf = (folder: string, path: string): readonly Field[] =>
  (JSON.parse(readFileSync(join(folder, 'fields.json'), 'utf8')) as Field[]).filter(
    (b) => b.document === path,
  );

export async function widgetsOf(bytes: Uint8Array): Promise<readonly Seen[]> {
  return (await withPdfJs(bytes, () => undefined)).widgets;
}

/** Fills in as a person does in Firefox: what `choose` gives back goes into the box; undefined leaves it alone. */
export async function filledByPdfJs(
  bytes: Uint8Array,
  choose: (widget: Seen) => string | boolean | undefined,
): Promise<Uint8Array> {
  return (await withPdfJs(bytes, choose)).saved;
}

async function withPdfJs(bytes: Uint8Array, choose: (widget: Seen) => string | boolean | undefined) {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const widgets: Seen[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { height } = page.getViewport({ scale: 1 });
    for (const a of await page.getAnnotations()) {
      if (a.subtype !== 'Widget') continue;
      const widget = { ...a, page: n, height } as Seen;
      widgets.push(widget);
      const value = widget.hidden ? undefined : choose(widget);
      if (value !== undefined) pdf.annotationStorage.setValue(a.id, { value });
    }
  }
  const saved = await pdf.saveDocument();
  await task.destroy();
  return { widgets, saved };
}

export async function read(bytes: Uint8Array): Promise<{ form: FilledForm | null; said: readonly string[] }> {
  const findings = new Findings();
  const form = await readFilledPdf({ path: 'form.pdf', bytes }, findings);
  return { form, said: findings.list.map((d) => `${d.severity}[${d.code}]: ${d.message}`) };
}

export async function answers(bytes: Uint8Array): Promise<Record<string, string>> {
  const { form, said } = await read(bytes);
  if (!form || said.length > 0) throw new Error(said.join('\n'));
  return Object.fromEntries(form.values);
}
