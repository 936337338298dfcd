import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Chalk, type ChalkInstance, supportsColor, supportsColorStderr } from 'chalk';
import { type Ink, plainInk } from '../diagnostics/index.js';
import type { Files } from '../source/index.js';

/** A message to the user and an exit code; thrown where a command cannot go on. */
export class Stop extends Error {
  constructor(
    readonly exitCode: number,
    readonly lines: readonly string[],
  ) {
    super(lines[0] ?? '');
  }
}

/** Wrong use of the command line: two lines, exit 2. */
export function wrongUse(message: string, command: string): Stop {
  return new Stop(2, [`plenary: ${message}`, `try: plenary ${command === '' ? '' : `${command} `}--help`]);
}

export interface Voice {
  readonly ink: Ink;
  /** A person looks at it. */
  readonly terminal: boolean;
  readonly unicode: boolean;
  write(text: string | Uint8Array): void;
  line(text?: string): void;
}

/** What a command may ask for: streams, files, whether to be quiet. The only room with console, process and fs. */
export interface World {
  /** Results. */
  readonly out: Voice;
  /** All that is said to a person. */
  readonly err: Voice;
  readonly quiet: boolean;
  /** Findings as JSON on standard error, and nothing else there. */
  readonly json: boolean;
  readonly debug: boolean;
  readonly files: Files;
}

export interface GlobalOptions {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly color?: boolean;
  readonly debug?: boolean;
}

export function openWorld(options: GlobalOptions): World {
  const plain = options.color === false || (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb';
  return {
    out: voice(process.stdout, plain ? null : inkOf(supportsColor)),
    err: voice(process.stderr, plain ? null : inkOf(supportsColorStderr)),
    quiet: (options.quiet ?? false) || (options.json ?? false),
    json: options.json ?? false,
    debug: options.debug ?? false,
    files: diskFiles,
  };
}

function inkOf(support: typeof supportsColor): ChalkInstance | null {
  return support ? new Chalk({ level: support.level }) : null;
}

function voice(stream: NodeJS.WriteStream, chalk: ChalkInstance | null): Voice {
  const ink: Ink = chalk
    ? {
        error: chalk.red.bold,
        warning: chalk.yellow.bold,
        ok: chalk.green,
        strong: chalk.bold,
        cue: chalk.cyan,
        dim: chalk.dim,
      }
    : plainInk;
  const write = (text: string | Uint8Array): void => {
    stream.write(text);
  };
  return {
    ink,
    terminal: Boolean(stream.isTTY),
    unicode: speaksUnicode(),
    write,
    line: (text = '') => write(`${text}\n`),
  };
}

/** Signs beyond ASCII, where the locale says that they can be shown; `TERM=dumb` says that they cannot. */
function speaksUnicode(): boolean {
  if (process.env.TERM === 'dumb') return false;
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || '';
  return locale === '' || /utf-?8/i.test(locale);
}

/** `✓ ! ✗ –`, or their plain forms. */
export function sign(voiceOf: Voice, kind: 'ok' | 'warning' | 'error'): string {
  const { ink, unicode } = voiceOf;
  if (kind === 'ok') return ink.ok(unicode ? '✓' : 'ok');
  return kind === 'warning' ? ink.warning('!') : ink.error(unicode ? '✗' : 'x');
}

const diskFiles: Files = {
  read(path) {
    try {
      return readFileSync(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
      return code === 'EISDIR' ? 'folder' : 'denied';
    }
  },
  real(path) {
    try {
      return realpathSync(path);
    } catch {
      return null;
    }
  },
};

/** Bytes of a file that the user named, `-` being standard input; stops where there are none. */
export function readInput(path: string): Uint8Array {
  if (path === '-') return readFileSync(0);
  const found = diskFiles.read(path);
  if (typeof found !== 'string') return found;
  const why = {
    missing: 'there is no such file',
    folder: 'this is a folder; name a file in it',
    denied: 'this file may not be read',
  };
  throw new Stop(1, [`plenary: ${path}: ${why[found]}`]);
}

/** A path inside the installed package: templates, themes. */
export function packagePath(relative: string): string {
  return fileURLToPath(new URL(`../../${relative}`, import.meta.url));
}

export function version(): string {
  return (JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string }).version;
}
