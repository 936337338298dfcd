import { setImmediate } from 'node:timers/promises';
import type { World } from './world.js';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const QUIET_FOR = 300;
const WIDTH = 79;

/** One line on standard error that is written over in place; only on a terminal, only when work takes a while, gone at the end. */
export class Progress {
  private readonly began = performance.now();
  private frame = 0;
  private shown = false;

  constructor(private readonly world: World) {}

  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  /** Says where the work is, and lets signals and output through. */
  async at(done: number, all: number, what: string): Promise<void> {
    await setImmediate();
    this.now(`${done + 1} of ${all}  ${what}`);
  }

  /** Lets signals and output through. */
  async pause(): Promise<void> {
    await setImmediate();
  }

  /** The same for work that does not stop to let others through. */
  now(what: string): void {
    const { err, quiet } = this.world;
    if (quiet || !err.terminal || performance.now() - this.began < QUIET_FOR) return;
    const left = `${FRAMES[this.frame++ % FRAMES.length]!} ${what}`;
    const right = `${this.seconds.toFixed(1)} s`;
    err.write(`\r${left.padEnd(WIDTH - right.length)}${right}`.slice(0, WIDTH + 1));
    this.shown = true;
  }

  clear(): void {
    if (this.shown) this.world.err.write(`\r${' '.repeat(WIDTH)}\r`);
    this.shown = false;
  }
}
