/** An answer as it is compared: case and spacing folded, and what spreadsheets change without being asked: curly quotes, soft hyphens. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A wording as it is compared: as an answer, and without punctuation at its end. */
export function normal(text: string): string {
  const words = folded(/[<&]/.test(text) ? withoutTags(text) : text);
  return words.replace(/[\s.:;,!?…*]+$/u, '') || words;
}

/** A text short enough to stand in a message. */
export function shown(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const chars = [...oneLine];
  return chars.length > 60 ? `${chars.slice(0, 60).join('')}…` : oneLine;
}

/** Some tools keep a question's layout in its header. */
function withoutTags(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&');
}
