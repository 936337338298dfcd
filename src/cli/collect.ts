import { type Diagnostic, Findings, locate } from '../diagnostics/index.js';
import { type Forms, formsOf } from '../form/index.js';
import type { Matched } from '../match/index.js';
import type { Plan } from '../plan/index.js';
import {
  canonicalCsv,
  canonicalOf,
  Page,
  type Receipt,
  receiptOf,
  tellReceipt,
  traceCsv,
} from '../report/index.js';
import { type ToolId, toolNamed } from '../responses/index.js';
import { askColumns } from './ask-columns.js';
import { writeWhole } from './output.js';
import { refuseOverwriting } from './outputs.js';
import { readPlan } from './plans.js';
import { duplicatesOf, type ReadingOptions, readMatched } from './reading.js';
import { plural, sayFailed, sayFindings } from './say.js';
import { sign, type World, wrongUse } from './world.js';

export interface CollectOptions extends ReadingOptions {
  readonly out?: string;
  readonly receipt?: string;
  readonly trace?: string;
  readonly interactive?: boolean;
  readonly root?: string;
}

/** Something in what came in is for a person to decide; the rest was written. */
const UNDECIDED = 3;

/** Any response files → the canonical file, and a receipt of what came in. */
export async function collect(
  world: World,
  path: string,
  files: readonly string[],
  options: CollectOptions,
): Promise<number> {
  const { out } = options;
  if (out === undefined) throw wrongUse('collect needs a file to write to: -o responses.csv', 'collect');
  if (options.interactive && !(process.stdin.isTTY && process.stderr.isTTY))
    throw wrongUse('--interactive asks questions and there is no terminal; use --map map.yaml', 'collect');
  const rounds = (options.round ?? []).map((r) => r.slice(r.indexOf('=') + 1));
  refuseOverwriting(
    [out, options.receipt, options.trace],
    [path, ...files, ...rounds, options.map, options.roster],
    'collect',
  );
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  const forms = formsOf(plan);
  const read = options.interactive
    ? await readAsking(world, plan, forms, files, options)
    : await readOnce(world, plan, forms, files, options);
  const { matched, said, unread } = read;
  if (!matched || said.hasErrors) {
    sayFindings(world, said.list);
    if (!world.json) world.err.line(`${sign(world.err, 'error')} ${countOf(said)}; nothing was written`);
    return 1;
  }
  return deliver(world, forms, { matched, said, unread }, { ...options, out });
}

interface Read {
  readonly matched: Matched | null;
  readonly said: Findings;
  /** Errors of files that were left out. */
  readonly unread: readonly Diagnostic[];
}

async function readOnce(
  world: World,
  plan: Plan,
  forms: Forms,
  files: readonly string[],
  options: CollectOptions,
): Promise<Read> {
  const said = new Findings();
  // Whoever collects wants all that came; which of two answers counts is asked when they are scored.
  const duplicates = duplicatesOf(options.duplicates, 'keep', 'collect');
  const reading = { ...options, skipInvalid: true };
  const how = { duplicates, spare: true };
  const { matched, unread } = await readMatched(world, 'collect', plan, forms, files, reading, how, said);
  return { matched, said, unread };
}

/** Reads, asks what is open, writes the answers into the map, and reads again. */
async function readAsking(
  world: World,
  plan: Plan,
  forms: Forms,
  files: readonly string[],
  options: CollectOptions,
): Promise<Read> {
  const first = await readOnce(world, plan, forms, files, options);
  // A file of which no column is known is what asking is for.
  const wrong = first.said.list.some((d) => d.severity === 'error' && d.code !== 'no-data');
  if (!first.matched || wrong) return first;
  const map = options.map ?? 'map.yaml';
  const keys = plan.identify.map((k) => k.key);
  const asked = await askColumns(world, first.matched, forms, keys, map);
  return asked ? readOnce(world, plan, forms, files, { ...options, map }) : first;
}

function deliver(
  world: World,
  forms: Forms,
  { matched, said, unread }: Read & { readonly matched: Matched },
  options: CollectOptions & { readonly out: string },
): number {
  const table = canonicalOf(matched, forms);
  const receipt = receiptOf(matched, forms, table, {
    skipInvalid: options.skipInvalid ?? false,
    duplicates: duplicatesOf(options.duplicates, 'keep', 'collect'),
    unread: unread.map(({ at, message }) => ({ path: locate(at).file, why: message })),
  });
  if (options.out === '-') for (const piece of canonicalCsv(table)) world.out.write(piece);
  else writeWhole(options.out, canonicalCsv(table));
  if (options.trace !== undefined) writeWhole(options.trace, traceCsv(table));
  if (options.receipt !== undefined) writeWhole(options.receipt, `${JSON.stringify(receipt, null, 2)}\n`);
  if (world.json || world.quiet) sayFindings(world, [...unread, ...said.list]);
  else sayReceipt(world, forms, receipt, table, [...unread, ...said.list], options.out);
  return receipt.decisions > 0 ? UNDECIDED : 0;
}

function sayReceipt(
  world: World,
  forms: Forms,
  receipt: Receipt,
  table: ReturnType<typeof canonicalOf>,
  said: readonly Diagnostic[],
  out: string,
): void {
  const { err } = world;
  const width = err.terminal ? (process.stderr.columns ?? 80) : 80;
  const page = new Page({ ink: err.ink, width, unicode: err.unicode });
  tellReceipt(page, receipt, table, { forms, tool: (id) => toolNamed(id as ToolId).name });
  for (const line of page.lines) err.line(line);
  err.line();
  // Columns and cells stand in the receipt by number; here is where each is, and how to mend it.
  sayFindings(
    world,
    said.filter((d) => !TOLD.has(d.code)),
  );
  const left = receipt.unread.length;
  const undecided = receipt.decisions - left;
  const rows = plural(receipt.rows.written, 'row') || 'no rows';
  const open = [
    ...(left > 0 ? [`${plural(left, 'file')} not read`] : []),
    ...(undecided > 0 ? [`${plural(undecided, 'thing')} to decide`] : []),
  ];
  const mark = sign(err, open.length > 0 ? 'warning' : 'ok');
  err.line(`${mark} ${[`${out === '-' ? 'standard output' : out}: ${rows}`, ...open].join('; ')}`);
}

/** What the receipt has said already, with all that there is to say. */
const TOLD = new Set(['missing-column', 'empty-row', 'other-version', 'unknown-id']);

function countOf(findings: Findings): string {
  const errors = findings.list.filter((d) => d.severity === 'error').length;
  return `${errors} error${errors === 1 ? '' : 's'}`;
}
