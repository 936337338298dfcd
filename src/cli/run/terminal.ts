import { LEAVE, type Terminal } from './loop.js';

const TICK = 200;

/** This process's terminal, giving each key as it is pressed. */
export function openTerminal(): Terminal {
  const { stdin, stdout } = process;
  return {
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    write: (text) => {
      stdout.write(text);
    },
    listen(on) {
      const keys = (data: Buffer | string): void => on.keys(String(data));
      // Ended from outside, the terminal is given back before the process goes.
      const restore = (): void => {
        stdin.setRawMode(false);
        stdout.write(LEAVE);
      };
      const stop = (): void => process.exit(143);
      stdin.setRawMode(true);
      stdin.setEncoding('utf8');
      stdin.resume();
      stdin.on('data', keys);
      stdin.on('end', on.gone);
      stdout.on('resize', on.resize);
      process.once('exit', restore);
      process.once('SIGTERM', stop);
      process.once('SIGHUP', stop);
      const timer = setInterval(on.tick, TICK);
      return () => {
        clearInterval(timer);
        stdin.off('data', keys);
        stdin.off('end', on.gone);
        stdout.off('resize', on.resize);
        process.off('exit', restore);
        process.off('SIGTERM', stop);
        process.off('SIGHUP', stop);
        stdin.setRawMode(false);
        stdin.pause();
      };
    },
  };
}
