const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
/** Enough to know a workbook, a document or a folder apart. */
const ENOUGH = 2_000;

/**
 * Names in the directory of a ZIP, to tell what kind of file it is; where the end of the file is missing, the
 * names before the entries that are there. Checks nothing: that is the work of whoever opens the archive.
 */
export function namesInZip(zip: Buffer): readonly string[] {
  const listed = listedNames(zip);
  return listed.length > 0 ? listed : localNames(zip);
}

function listedNames(zip: Buffer): string[] {
  const names: string[] = [];
  let at = directoryStart(zip);
  while (
    at !== null &&
    names.length < ENOUGH &&
    at + 46 <= zip.length &&
    zip.readUInt32LE(at) === DIRECTORY
  ) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length).replaceAll('\\', '/'));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}

function directoryStart(zip: Buffer): number | null {
  const last = Math.max(0, zip.length - END_SIZE - MAX_COMMENT);
  for (let i = zip.length - END_SIZE; i >= last; i--) {
    if (zip.readUInt32LE(i) === END) return zip.readUInt32LE(i + 16);
  }
  return null;
}

function localNames(zip: Buffer): string[] {
  const names: string[] = [];
  let at = zip.readUInt32LE(0) === LOCAL ? 0 : -1;
  while (at >= 0 && at + 30 <= zip.length && names.length < ENOUGH) {
    const length = zip.readUInt16LE(at + 26);
    names.push(zip.toString('utf8', at + 30, at + 30 + length).replaceAll('\\', '/'));
    at = zip.indexOf(SIGN, at + 30 + length);
  }
  return names;
}

const SIGN = Buffer.from([0x50, 0x4b, 3, 4]);
