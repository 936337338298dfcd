import { keysOf } from './keys.js';
import { begin, type Item, type RunState, reduce } from './state.js';
import { type Screen, view } from './view.js';

/** What the loop needs of the world: a screen that gives keys. Tests make one up. */
export interface Terminal {
  size(): { readonly columns: number; readonly rows: number };
  write(text: string): void;
  /** Begins to listen; gives what ends it. `tick` comes several times a second. */
  listen(on: { keys(data: string): void; resize(): void; tick(): void; gone(): void }): () => void;
}

export interface Session {
  readonly items: readonly Item[];
  readonly follows: boolean;
  /** Milliseconds after midnight of the session's day. */
  now(): number;
  readonly look: Omit<Screen, 'columns' | 'rows'>;
}

/** The other screen, no cursor; and back. */
export const ENTER = '\u001b[?1049h\u001b[?25l\u001b[2J';
export const LEAVE = '\u001b[?25h\u001b[?1049l';

const INTERRUPTED = 130;

/** Shows the session until it is quit; gives the exit code. The screen is as before afterwards, whatever happens. */
export function show(session: Session, terminal: Terminal): Promise<number> {
  return new Promise((resolve, reject) => {
    let state: RunState = begin(session.items, session.now(), session.follows);
    let drawn = '';
    let over = false;
    let deaf = (): void => undefined;
    const end = (finish: () => void): void => {
      if (over) return;
      over = true;
      deaf();
      terminal.write(LEAVE);
      finish();
    };
    const draw = (): void => {
      const lines = view(state, { ...session.look, ...terminal.size() });
      const frame = `\u001b[H${lines.map((l) => `${l}\u001b[K`).join('\r\n')}\u001b[J`;
      if (frame !== drawn) terminal.write(frame);
      drawn = frame;
    };
    /** A defect must not leave a terminal without cursor and echo behind. */
    const guarded = (work: () => void) => (): void => {
      if (over) return;
      try {
        work();
      } catch (error) {
        end(() => reject(error));
      }
    };
    const press = (data: string): void => {
      for (const key of keysOf(data)) {
        if (key === 'stop') end(() => resolve(INTERRUPTED));
        else state = reduce(state, { type: 'key', key, now: session.now() });
        if (state.quit) end(() => resolve(0));
        if (over) return;
      }
      draw();
    };
    terminal.write(ENTER);
    guarded(() => {
      deaf = terminal.listen({
        keys: (data) => guarded(() => press(data))(),
        resize: guarded(() => {
          drawn = '';
          draw();
        }),
        tick: guarded(() => {
          state = reduce(state, { type: 'tick', now: session.now() });
          draw();
        }),
        gone: () => end(() => resolve(0)),
      });
      draw();
    })();
  });
}
