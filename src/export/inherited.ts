/**
 * write-excel-file 4.1.1 keeps its texts as keys of a plain object, so that a cell `constructor` would hold the
 * number of nothing. Such texts go through it under a mark, which is taken off again in the finished file.
 */
const MARK = '\ue000as-it-is\ue000';

export const marked = <T>(cell: T): T | string =>
  typeof cell === 'string' && cell in {} ? `${MARK}${cell}` : cell;

export const unmarked = (xml: string): string => xml.replaceAll(MARK, '');
