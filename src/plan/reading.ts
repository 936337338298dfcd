import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Code, Findings } from '../diagnostics/index.js';
import type { Prose } from '../markdown/index.js';
import type { Picture } from '../pictures/index.js';
import { decodeUtf8, type Files, type SourceFile } from '../source/index.js';
import type { RawEntry } from './schema.js';
import type { Site } from './site.js';
import type { Scale } from './types.js';

export interface RawList {
  readonly entries: readonly RawEntry[];
  readonly site: Site;
}

/** What the parts of a plan share while they are read. */
export interface Reading {
  readonly findings: Findings;
  readonly files: Files;
  /** Absolute; no file outside may be named. */
  readonly root: string;
  readonly lists: Map<string, RawList>;
  readonly scales: Map<string, Scale>;
  /** Scales that are defined but wrong; what uses them is not blamed as well. */
  readonly brokenScales: Set<string>;
  readonly brokenForms: Set<string>;
  readonly brokenLists: Set<string>;
  /** Nothing had to be left out: what seems to be missing is missing. */
  readonly whole: boolean;
  /** Pictures that have been read, by `pictureKey`. */
  readonly pictures: Map<string, Picture>;
  /** Every text of the plan, so that references inside can be checked. */
  readonly prose: Prose[];
}

export function inline(r: Reading, site: Site, value: string | number | undefined): Prose | null {
  return value === undefined ? null : keep(r, site.inline(value));
}

export function blocks(r: Reading, site: Site, value: string | number | undefined): Prose | null {
  return value === undefined ? null : keep(r, site.blocks(value));
}

function keep(r: Reading, prose: Prose): Prose {
  r.prose.push(prose);
  return prose;
}

/** Where a file is named. */
export type At = Pick<Site, 'file' | 'span'>;

/** Resolves a path that a plan names, from the folder of the file that names it; says what is wrong with it. */
export function resolvePath(r: Reading, site: At, named: string): string | null {
  const refuse = (code: Code, message: string, hint: string): null => {
    r.findings.error(code, site.span, message, { hint });
    return null;
  };
  if (/^[a-z][a-z0-9+.-]+:/i.test(named)) {
    return refuse(
      'file-outside',
      `\`${named}\` is a remote address`,
      'save the file beside the plan and name it there',
    );
  }
  if (isAbsolute(named) || /[\\\0]/.test(named) || /^[a-z]:/i.test(named)) {
    return refuse(
      'file-outside',
      `\`${named}\` is not a path from the plan’s folder`,
      'write it relative, with /',
    );
  }
  const path = resolve(resolve(site.file.path, '..'), named);
  const real = r.files.real(path);
  if (outside(r.root, path) || (real !== null && outside(r.files.real(r.root) ?? r.root, real))) {
    return refuse(
      'file-outside',
      `\`${named}\` lies outside the plan’s folder`,
      'move it there, or name a wider folder with --root',
    );
  }
  if (real === null) {
    return refuse(
      'file-missing',
      `there is no file \`${named}\``,
      `looked for ${shownPath(site.file.path, named)}`,
    );
  }
  return path;
}

/** Text of a file that a plan names; null (and said) where it cannot be had. */
export function readText(r: Reading, site: At, named: string): SourceFile | null {
  const bytes = readBytes(r, site, named);
  if (bytes === null) return null;
  const text = decodeUtf8(bytes)?.replace(/[\ue000-\ue003]/g, '') ?? null;
  if (text === null) {
    r.findings.error('file-unreadable', site.span, `\`${named}\` is not a UTF-8 text`, {
      hint: 'save it as plain text in UTF-8',
    });
    return null;
  }
  return { path: shownPath(site.file.path, named), text };
}

/** Bytes of a file that a plan names; null (and said) where it cannot be had. */
export function readBytes(r: Reading, site: At, named: string): Uint8Array | null {
  const path = resolvePath(r, site, named);
  if (path === null) return null;
  const bytes = r.files.read(path);
  if (bytes === 'folder') {
    r.findings.error('file-unreadable', site.span, `\`${named}\` is a folder`, {
      hint: 'name the file in it',
    });
    return null;
  }
  if (typeof bytes === 'string') {
    r.findings.error('file-unreadable', site.span, `\`${named}\` cannot be read`, {
      hint: 'check its permissions',
    });
    return null;
  }
  return bytes;
}

/** The path of a named file as one would type it where the plan's path was typed. */
export function shownPath(from: string, named: string): string {
  const folder = from.replaceAll(sep, '/').split('/').slice(0, -1).join('/');
  return folder ? `${folder}/${named}` : named;
}

function outside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
