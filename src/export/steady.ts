import { strToU8, unzipSync, zipSync } from 'fflate';
import { unmarked } from './inherited.js';

/** The first moment that a ZIP knows. */
const EPOCH = new Date(1980, 0, 1);

/**
 * An Office file packed again without the moment of its making, so that the same plan gives the same bytes.
 * `day`: ISO date that its properties carry.
 */
export function steady(office: Uint8Array, day: string): Uint8Array {
  const entries = Object.entries(unzipSync(office)).map(([path, bytes]): [string, Uint8Array] => {
    if (path === 'xl/sharedStrings.xml') return [path, strToU8(unmarked(textOf(bytes)))];
    return [path, path === 'docProps/core.xml' ? dated(bytes, day) : bytes];
  });
  return zipSync(Object.fromEntries(entries), { mtime: EPOCH, level: 6 });
}

const textOf = (xml: Uint8Array): string => new TextDecoder().decode(xml);

function dated(xml: Uint8Array, day: string): Uint8Array {
  return strToU8(
    textOf(xml).replace(
      /(<dcterms:(created|modified)[^>]*>)[^<]*(<)/g,
      (_, open: string, __, close: string) => `${open}${day}T00:00:00Z${close}`,
    ),
  );
}
