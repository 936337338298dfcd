import { safeText } from '../diagnostics/index.js';
import { interrupted } from './output.js';
import type { Gone, PackDone } from './pack-folders.js';
import type { PackRun } from './packs.js';
import type { Progress } from './progress.js';
import { plural } from './say.js';
import type { StackDone } from './stacks.js';
import { sign, type World } from './world.js';

const BAR = 20;
const WIDTH = 79;

/** Counts what is made; a bar on a terminal, elsewhere a line for each finished tenth. */
export class PackProgress {
  private readonly done_: Extract<PackDone, { pages: number }>[] = [];
  private tenths = 0;
  /** Whose packs could not be made. */
  readonly failed: string[] = [];
  readonly stacks: StackDone[] = [];

  constructor(
    private readonly world: World,
    private readonly progress: Progress,
    readonly run: PackRun,
    /** 1: no worker threads. */
    readonly workers: number,
  ) {}

  /** Before the first is made, the sheets that all packs share are laid out. */
  begin(): void {
    if (this.world.err.terminal) this.progress.now(this.bar(0, this.run.people.length));
  }

  /** Also lets signals and output through. */
  async done(one: PackDone | StackDone): Promise<void> {
    this.now(one);
    await this.progress.pause();
  }

  now(one: PackDone | StackDone): void {
    if ('stack' in one) this.stacks.push(one);
    else if ('failed' in one) this.sayFailed(one);
    else this.done_.push(one);
    const all = this.run.people.length;
    const made = this.count + this.failed.length;
    interrupted.words = `stopped at ${made} of ${all}; finished packs are whole, run again to go on`;
    if (this.world.err.terminal) this.progress.now(this.bar(made, all));
    else this.tenth(made, all);
  }

  end(): void {
    this.progress.clear();
    interrupted.words = null;
  }

  get count(): number {
    return this.done_.length;
  }

  get written(): number {
    return this.done_.filter((d) => d.written).length;
  }

  get pages(): number {
    return this.done_.reduce((n, d) => n + d.pages, 0);
  }

  /** Folders of the first and the last one. */
  get range(): string {
    const made = new Set(this.done_.map((d) => d.respondent));
    const people = this.run.people.filter((p) => made.has(p.respondent));
    const at = (i: number): string => this.run.folders.get(people.at(i)!.respondent)!;
    return people.length === 1 ? at(0) : `${at(0)} … ${at(-1)}`;
  }

  /** Above the bar, the moment it is known. */
  private sayFailed({ respondent, failed }: Extract<PackDone, { failed: string }>): void {
    this.failed.push(respondent);
    this.progress.clear();
    if (!this.world.json) this.world.err.line(`${failed}\n`);
  }

  private bar(made: number, all: number): string {
    const full = Math.floor((made / Math.max(1, all)) * BAR);
    const { unicode } = this.world.err;
    const bar = (unicode ? '█' : '#').repeat(full) + (unicode ? '░' : '.').repeat(BAR - full);
    const left = Math.round((this.progress.seconds / Math.max(1, made)) * (all - made));
    const workers = this.workers > 1 ? `  ${this.workers} workers` : '';
    const then =
      made === 0 ? '  laying out' : made < all ? `  about ${left} s left` : '  piles for the printer';
    return `${bar}  ${made} of ${all} people${workers}${then}`;
  }

  private tenth(made: number, all: number): void {
    const tenth = Math.floor((made * 10) / Math.max(1, all));
    if (this.world.quiet || all < 50 || tenth <= this.tenths) return;
    this.tenths = tenth;
    this.world.err.line(`${made} of ${all}`);
  }
}

/** What one counts when the prints come back. */
export function packSummary(
  world: World,
  folder: string,
  bar: PackProgress,
  records: readonly string[],
  gone: Gone,
  seconds: number,
): void {
  const { err } = world;
  const { count, written, pages, stacks } = bar;
  const failed = [...records, ...bar.failed];
  const took = `${seconds.toFixed(1)} s`;
  const stacksSame = stacks.every((s) => !s.written);
  if (count > 0 && failed.length === 0 && written === 0 && stacksSame && gone.removed === 0)
    err.line(
      `${sign(err, 'ok')} nothing to do: all ${plural(count, 'pack')} are as the plan wants them ${err.ink.dim(`(${took})`)}`.replace(
        'all 1 pack are',
        'the pack is',
      ),
    );
  else {
    const words =
      failed.length === 0
        ? plural(count, 'pack') || 'no packs'
        : `${count} of ${count + failed.length} packs`;
    const same = written < count ? `, ${written} written, ${count - written} as they were` : '';
    const wrong = failed.length === 0 ? '' : `; ${failed.length} failed: ${safeText(listed(failed))}`;
    const kind = failed.length > 0 || count === 0 ? 'warning' : 'ok';
    const sheets = pages > 0 ? `, ${plural(pages, 'page')}` : '';
    err.line(`${sign(err, kind)} ${words}${sheets}${same}, in ${took}${wrong}`);
  }
  if (count > 0) err.line(`  ${cut(safeText(`${folder}/people/${bar.range}`))}`);
  for (const pile of ['stack', 'booklets'] as const) {
    const parts = stacks.filter((s) => s.pile === pile);
    if (parts.length > 0) err.line(`  ${stackLine(folder, parts)}`);
  }
  if (gone.removed > 0) err.line(`  ${plural(gone.removed, 'pack')} of an earlier roster removed`);
  for (const at of gone.kept)
    err.line(
      `${sign(err, 'warning')} ${safeText(`${folder}/people/${at}`)} is of an earlier roster; it was changed, and left`,
    );
}

/** For the printer: everybody's in one pile. */
function stackLine(folder: string, stacks: readonly StackDone[]): string {
  const names = stacks.map((s) => s.stack).sort();
  const last = names.at(-1)!;
  const range = names.length === 1 ? names[0]! : `${names[0]} … ${last.slice(last.lastIndexOf('-') + 1)}`;
  const pages = stacks.reduce((n, s) => n + s.pages, 0);
  return `${safeText(folder)}/people/${range}.pdf  ${plural(pages, 'page')}, by table, print both sides`;
}

function listed(ids: readonly string[]): string {
  return ids.length <= 4 ? ids.join(', ') : `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more`;
}

const cut = (line: string): string =>
  [...line].length > WIDTH - 2 ? `${[...line].slice(0, WIDTH - 3).join('')}…` : line;
