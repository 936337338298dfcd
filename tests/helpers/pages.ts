import type { PdfText, ReadPage, ReadPdf } from './pdf.js';

/** All words of a document. */
export const plainOf = (pdf: ReadPdf): string => pdf.pages.map((p) => p.plain).join(' ');

/** The first page on which these words stand. */
export function pageWith(pdf: ReadPdf, text: string): ReadPage {
  const found = pdf.pages.find((p) => p.plain.includes(text));
  if (!found) throw new Error(`no page has "${text}"`);
  return found;
}

/** The first piece of text on a page that begins so. */
export function textAt(page: ReadPage, start: string): PdfText {
  const found = page.texts.find((t) => t.text.startsWith(start));
  if (!found) throw new Error(`no text begins with "${start}"`);
  return found;
}

/** How many pieces of text on a page are such. */
export const countOf = (page: ReadPage, pattern: RegExp): number =>
  page.texts.filter((t) => pattern.test(t.text)).length;

export const hasText = (page: ReadPage, pattern: RegExp): boolean => countOf(page, pattern) > 0;
