import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfText {
  readonly text: string;
  /** Points from the left and from the upper edge. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PdfText[];
  /** All text of the page in reading order. */
  readonly plain: string;
  readonly roles: readonly string[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly title: string;
  readonly language: string | null;
  readonly outline: readonly string[];
  readonly tagged: boolean;
}

/** What a reader program finds in a PDF. */
export async function readPdf(path: string): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const pdf = await task.promise;
  const pages: ReadPage[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const page = await pdf.getPage(i);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const texts = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4] as number,
              y: height - (item.transform[5] as number),
              size: item.transform[0] as number,
              width: item.width,
            },
          ]
        : [],
    );
    pages.push({
      width,
      height,
      texts,
      plain: texts.map((t) => t.text).join(' '),
      roles: rolesOf(await page.getStructTree()),
    });
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const outline = ((await pdf.getOutline()) ?? []).map((o) => o.title);
  const mark = await pdf.getMarkInfo();
  await task.destroy();
  return {
    pages,
    title: info.Title ?? '',
    language: info.Language ?? null,
    outline,
    tagged: Boolean((mark as { Marked?: boolean } | null)?.Marked),
  };
}

function rolesOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const { role, children } = tree as { role?: string; children?: unknown[] };
  return [...(role ? [role] : []), ...(children ?? []).flatMap(rolesOf)];
}
