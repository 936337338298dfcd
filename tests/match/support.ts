import { type Diagnostic, Findings, locate } from '../../src/diagnostics/index.js';
import { type Forms, formsOf } from '../../src/form/index.js';
import {
  type Matched,
  type MatchOptions,
  matchResponses,
  namesOf,
  readMap,
  readRoster,
} from '../../src/match/index.js';
import type { Plan } from '../../src/plan/index.js';
import { readText, type Table, type ToolId } from '../../src/responses/index.js';
import { planOf } from '../helpers/plan.js';

/** A plan with one question of each kind. */
const PLAN = `
plenary: 1
title: A day
identify:
  respondent: {prompt: Name or code}
  group: {prompt: School, options: [{id: n, text: North}, South]}
scales:
  agree4: {labels: [Agree strongly, Agree, Disagree, Disagree strongly], values: [4, 3, 2, 1]}
  pupil: {labels: [Yes, Not sure, No], values: [1, null, 0]}
  ten: {from: 1, to: 10, ends: [not at all, fully]}
  often: {from: 1, to: 5, labels: {1: Never, 3: Sometimes, 5: Always}}
instruments:
  trust:
    title: Trust
    scale: agree4
    items:
      - Bad news travels upward quickly here.
      - {text: "People look for *someone* to blame.", reversed: true}
  pulse:
    title: Pulse
    scale: ten
    items: [{id: energy, text: My energy}, {id: q1, text: My hope}]
  habit: {title: Habit, scale: often, items: [{id: talk, text: We talk}]}
  class: {title: Class, scale: pupil, items: [{id: safe, text: I feel safe}]}
worksheets:
  reflect:
    title: Looking back
    body:
      - write: {id: best, prompt: What was best?}
      - ask: {id: size, prompt: How many of you?, type: number, min: 1, max: 40, unit: people}
      - choose: {id: focus, prompt: What next?, options: [{id: a, text: Trust}, {id: b, text: "Time, and rest"}, {id: c, text: Tools}], max: 2, other: true}
      - choose: {id: one, prompt: Which year?, options: [2016, 2017, Neither]}
      - choose: {id: must, prompt: Two at least, options: [Red, Green, Blue], min: 2, max: 3}
      - grid: {id: plan, prompt: Our plan, rows: [First, Second], columns: [Who, {text: When, type: date}]}
`;

export interface Options extends Partial<Omit<MatchOptions, 'map' | 'roster'>> {
  /** Text of a map file. */
  readonly map?: string;
  /** Text of a roster. */
  readonly roster?: string;
  /** Round → text of its file; goes before the other files. */
  readonly rounds?: Readonly<Record<string, string>>;
  readonly plan?: string;
  /** The tool that wrote the files. */
  readonly from?: ToolId;
}

export interface Result extends Matched {
  readonly found: readonly Diagnostic[];
  readonly forms: Forms;
  readonly planned: Plan;
}

/** Files (`file1.csv`, `file2.csv` …) matched against the plan above. */
export function match(files: string | readonly string[], options: Options = {}): Result {
  const findings = new Findings();
  const plan = planOf(options.plan ?? PLAN);
  const forms = formsOf(plan);
  const { form = null, by = [], skipInvalid = false, duplicates = 'error' } = options;
  const map =
    options.map === undefined
      ? null
      : readMap({ path: 'map.yaml', text: options.map }, forms, plan, findings);
  const names = namesOf(forms, plan, { form, map });
  const table = (path: string, text: string): Table =>
    readText(path, text, { from: options.from ?? null, knows: (name) => names.knows(name) }, findings)!;
  const given = Object.entries(options.rounds ?? {}).map(([round, text]) => ({
    round,
    table: table(`${round}.csv`, text),
  }));
  const others = [files].flat().map((text, i) => ({ round: null, table: table(`file${i + 1}.csv`, text) }));
  const roster =
    options.roster === undefined ? null : readRoster(table('roster.csv', options.roster), findings);
  const matched = matchResponses(
    [...given, ...others],
    forms,
    plan,
    { form, map, roster, by, skipInvalid, duplicates },
    findings,
  );
  return { ...matched, found: findings.list, forms, planned: plan };
}

/** `file1.csv:1:3 warning unmatched-column`. */
export function places(found: readonly Diagnostic[]): string[] {
  return found.map((d) => {
    const at = locate(d.at);
    return `${at.file}:${at.line}:${at.column} ${d.severity} ${d.code}`;
  });
}

/** All answers of a record, as short text. */
export function answers(result: Result, index = 0): Record<string, string> {
  const record = result.records[index];
  const out = [...(record?.answers ?? [])].map(([id, a]): [string, string] => {
    if (a.kind === 'scale') {
      const answer = result.forms.question.get(id)!.answer;
      return [id, answer.kind === 'scale' ? answer.scale.answers[a.answer]!.label : '?'];
    }
    if (a.kind === 'choice') return [id, a.none ? '(none)' : a.options.join('+')];
    if (a.kind === 'place') return [id, a.cells.map(({ x, y }) => `${x}/${y}`).join(';')];
    return [id, a.kind === 'number' ? String(a.value) : a.text];
  });
  return Object.fromEntries(out);
}

/** What one cell under one header says: the answer, `missing`, or the complaint. */
export function cell(question: string, text: string): string {
  const result = match(JSON.stringify([{ respondent: 'P01', 'reflect.best': 'x', [question]: text }]));
  const bad = result.found.find((d) => d.code === 'bad-cell' || d.code === 'too-many');
  if (bad) return `${bad.code}: ${bad.message}${bad.hint ? ` (${bad.hint})` : ''}`;
  return answers(result)[question] ?? 'missing';
}
