import { type Findings, safeText } from '../diagnostics/index.js';
import { interrupted } from './output.js';
import type { PackDone, PackRun } from './packs.js';
import type { Progress } from './progress.js';
import { plural } from './say.js';
import { sign, type World } from './world.js';

export interface PackSummary {
  readonly made: number;
  readonly written: number;
  readonly pages: number;
  readonly first: string | null;
  readonly last: string | null;
}

const BAR = 20;

/** A bar on a terminal; elsewhere a line for each finished tenth. */
export class PackProgress {
  private made = 0;
  private written = 0;
  private pages = 0;
  private tenths = 0;

  constructor(
    private readonly world: World,
    private readonly progress: Progress,
    private readonly run: PackRun,
  ) {}

  async done({ pages, written }: PackDone): Promise<void> {
    this.made++;
    this.pages += pages;
    if (written) this.written++;
    const all = this.run.people.length;
    interrupted.words = `stopped at ${this.made} of ${all}; finished packs are whole, run again to go on`;
    if (this.world.err.terminal) return this.progress.tell(this.bar(all));
    this.tell(all);
  }

  end(): void {
    this.progress.clear();
    interrupted.words = null;
  }

  get summary(): PackSummary {
    const { people, folders } = this.run;
    const at = (i: number): string | null => {
      const person = people.at(i);
      return person ? (folders.get(person.respondent) ?? null) : null;
    };
    const { made, written, pages } = this;
    return { made, written, pages, first: at(0), last: at(-1) };
  }

  private bar(all: number): string {
    const full = Math.floor((this.made / all) * BAR);
    const { unicode } = this.world.err;
    const bar = (unicode ? '█' : '#').repeat(full) + (unicode ? '░' : '.').repeat(BAR - full);
    const left = Math.round((this.progress.seconds / this.made) * (all - this.made));
    const workers = this.run.jobs > 1 ? `  ${this.run.jobs} workers` : '';
    return `${bar}  ${this.made} of ${all} people${workers}  about ${left} s left`;
  }

  private tell(all: number): void {
    const tenth = Math.floor((this.made * 10) / all);
    if (this.world.quiet || all < 50 || tenth <= this.tenths) return;
    this.tenths = tenth;
    this.world.err.line(`${this.made} of ${all}`);
  }
}

/** What one counts when the prints come back. */
export function packSummary(
  world: World,
  folder: string,
  { made, written, pages, first, last }: PackSummary,
  bad: Findings,
  expected: number,
  seconds: number,
): void {
  const { err } = world;
  const failed = bad.list.length;
  const took = `${seconds.toFixed(1)} s`;
  const count = failed === 0 ? plural(made, 'pack') || 'no packs' : `${made} of ${expected} packs`;
  const same = written < made ? `, ${written} written, ${made - written} as they were` : '';
  const wrong = failed === 0 ? '' : `; ${failed} failed`;
  err.line(
    `${sign(err, failed > 0 ? 'warning' : 'ok')} ${count}, ${plural(pages, 'page') || 'no pages'}${same}, in ${took}${wrong}`,
  );
  if (first === null) return;
  const range = first === last ? first : `${first} … ${last}`;
  err.line(`  ${safeText(`${folder}/people/${range}`)}`);
}
