import { say } from '../labels/index.js';
import { plainText } from '../markdown/index.js';
import type { Use } from '../plan/index.js';
import { pagesOf } from './inline.js';
import type { Setting } from './setting.js';

/** Title of what is used, with its pages where it is printed; the guide names the booklet's. */
export function useWords(s: Setting, u: Pick<Use, 'id' | 'part'>): string {
  const id = u.part ? `${u.id}.${u.part}` : u.id;
  const part = s.plan.handouts.find((h) => h.id === u.id)?.parts.find((p) => p.id === u.part);
  const title = part?.title ? plainText(part.title) : sheetTitle(s, u.id);
  const pages = pagesOf(s, id);
  if (s.kind === 'facilitator') {
    const known = s.booklet.has(`sheet:${u.id}`) || s.booklet.has(`part:${id}`);
    return known ? `${title}, ${say(s.labels.inBooklet, { pages })}` : title;
  }
  return s.kind === 'sheet' || pages === title ? title : `${title}, ${pages}`;
}

function sheetTitle(s: Setting, id: string): string {
  const sheet = [...s.plan.instruments, ...s.plan.worksheets, ...s.plan.handouts].find((x) => x.id === id);
  return sheet ? plainText(sheet.title) : id;
}
