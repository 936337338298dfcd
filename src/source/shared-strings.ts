/** Private to this file: it never leaves it. */
const MARK = '\ue000';

/**
 * A text as the writer of workbooks can keep it. It looks texts up in a plain object, where `constructor` or
 * `toString` are found before they were ever written, so that the cell would point at nothing; behind a mark they are
 * texts like others. `unmarked` takes the mark off again.
 */
export function marked(text: string): string {
  return text in Object.prototype || text.startsWith(MARK) ? `${MARK}${text}` : text;
}

/** The part `xl/sharedStrings.xml` with its texts as they are meant. */
export function unmarked(xml: string): string {
  return xml.replaceAll(new RegExp(`(<t[^>]*>)${MARK}`, 'g'), '$1');
}

export const SHARED_STRINGS = 'xl/sharedStrings.xml';
