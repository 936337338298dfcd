import { type Picture, readPicture } from '../pictures/index.js';
import type { SourceFile } from '../source/index.js';
import { type At, type Reading, readBytes } from './reading.js';

/** A picture by the text that names it: two files may mean different pictures by one path. */
export function pictureKey(file: Pick<SourceFile, 'path'>, named: string): string {
  return JSON.stringify([file.path, named]);
}

/** A picture that a plan or a reading names; null (and said) where it cannot be printed. */
export function pictureAt(r: Reading, site: At, named: string): Picture | null {
  const key = pictureKey(site.file, named);
  const known = r.pictures.get(key);
  if (known) return known;
  const bytes = readBytes(r, site, named);
  if (!bytes) return null;
  const picture = readPicture(bytes);
  if (picture.kind === 'refused') {
    r.findings.error('bad-picture', site.span, `\`${named}\` cannot be printed: ${picture.why}`, {
      hint: picture.hint,
    });
    return null;
  }
  r.pictures.set(key, picture);
  return picture;
}
