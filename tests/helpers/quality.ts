import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 72 / 25.4;
/** Nothing stands nearer to the edge (crop marks excepted, which are no text). */
const EDGE = 8 * MM;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface Field extends Box {
  readonly document: string;
  readonly page: number;
  readonly id: string;
  readonly option: string | null;
}

interface Text extends Box {
  readonly text: string;
  readonly size: number;
  /** Marked-content id; `artifact`, or null outside of any. */
  readonly mark: string | null;
}

interface Leaf {
  readonly id: string;
  readonly roles: readonly string[];
}

/** What a strict reader finds wrong with the pages of an output folder: design of the paper, one line each. */
export async function flaws(folder: string): Promise<string[]> {
  const fields = JSON.parse(readFileSync(join(folder, 'fields.json'), 'utf8')) as Field[];
  const found: string[] = [];
  for (const path of pdfsIn(folder)) {
    const own = fields.filter((f) => f.document === path);
    found.push(
      ...fieldFlaws(path, own),
      ...(await pageFlaws(folder, path, own)),
      ...tableFlaws(folder, path),
    );
  }
  return found;
}

function pdfsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.pdf'))
    .map((e) => relative(folder, join(e.parentPath, e.name)).replaceAll('\\', '/'))
    .sort();
}

const overlap = (a: Box, b: Box, by: number): boolean =>
  Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > by &&
  Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > by;

const isTick = (f: Field): boolean => f.option !== null && f.w < 6 * MM && f.h < 6 * MM;

/** Boxes of the right size, apart from each other; all boxes of an item on one page. */
function fieldFlaws(path: string, fields: readonly Field[]): string[] {
  const found: string[] = [];
  const at = (f: Field): string => `${path} p. ${f.page} ${f.id}${f.option === null ? '' : `=${f.option}`}`;
  for (const page of new Set(fields.map((f) => f.page))) {
    const own = fields.filter((f) => f.page === page);
    own.forEach((a, i) => {
      if (isTick(a) && a.w < 4 * MM - 0.01) found.push(`${at(a)}: box under 4 mm`);
      if (!isTick(a) && a.option === null && a.h < 6 * MM) found.push(`${at(a)}: ${a.h} pt to write in`);
      for (const b of own.slice(i + 1)) {
        if (overlap(a, b, 0.5)) found.push(`${at(a)} overlaps ${at(b)}`);
        const distance = Math.hypot(a.x + a.w / 2 - b.x - b.w / 2, a.y + a.h / 2 - b.y - b.h / 2);
        if (isTick(a) && isTick(b) && distance < 6 * MM) found.push(`${at(a)} too near to ${at(b)}`);
      }
    });
  }
  return found;
}

async function pageFlaws(folder: string, path: string, fields: readonly Field[]): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(readFileSync(join(folder, path))), verbosity: 0 });
  const pdf = await task.promise;
  const found: string[] = [];
  if (path === 'booklet.pdf' && !((await pdf.getOutline()) ?? []).length) found.push(`${path}: no bookmarks`);
  let endsInHeading: string | null = null;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    const texts = textsOf(await page.getTextContent({ includeMarkedContent: true }), height);
    const tree = await page.getStructTree();
    const leaves = leavesOf(tree, []);
    const say = (what: string): void => {
      found.push(`${path} p. ${n}: ${what}`);
    };
    for (const t of texts) {
      if (t.x < EDGE || t.x + t.w > width - EDGE + 0.5 || t.y < EDGE || t.y + t.h > height - EDGE)
        say(`"${t.text}" at the edge`);
      if (t.size < 7.9 && !/^\d+$/.test(t.text)) say(`"${t.text}" is ${t.size} pt`);
      if (t.mark === null) say(`"${t.text}" is not tagged`);
      for (const f of fields)
        if (f.page === n && isTick(f) && overlap(t, f, 1)) say(`"${t.text}" runs into the box of ${f.id}`);
    }
    texts.forEach((a, i) => {
      for (const b of texts.slice(i + 1)) if (overlap(a, b, 1)) say(`"${a.text}" and "${b.text}" overlap`);
    });
    found.push(...treeFlaws(`${path} p. ${n}`, texts, leaves, tree));
    found.push(
      ...(await lineFlaws(
        `${path} p. ${n}`,
        page,
        fields.filter((f) => f.page === n),
        height,
      )),
    );
    const body = texts.filter((t) => t.mark !== 'artifact');
    const roles = new Map(leaves.map((l) => [l.id, l.roles]));
    const isHeading = (t: Text | undefined): boolean =>
      t !== undefined && (roles.get(t.mark ?? '') ?? []).some((r) => /^H\d?$/.test(r));
    // Times hang before the heading that they belong to, and blanks stand above a sheet's.
    if (endsInHeading !== null && body.length > 0 && !body.slice(0, 10).some(isHeading))
      found.push(`${path} p. ${n - 1}: "${endsInHeading}" stands alone at the foot`);
    const last = lowest(body);
    const below = fields.some((f) => f.page === n && last && f.y + f.h > last.y + last.h + 4);
    endsInHeading =
      last && isHeading(last) && !below && body.length > 1 && last.y > height * 0.5 ? last.text : null;
  }
  await task.destroy();
  return found;
}

const lowest = (texts: readonly Text[]): Text | undefined =>
  [...texts].sort((a, b) => a.y + a.h - b.y - b.h).at(-1);

interface Content {
  readonly items: readonly object[];
}

function textsOf(content: Content, height: number): Text[] {
  const open: (string | null)[] = [];
  return content.items.flatMap((raw): Text[] => {
    const item = raw as {
      readonly type?: string;
      readonly tag?: string;
      readonly id?: string | null;
      readonly str?: string;
      readonly width?: number;
      readonly transform?: readonly number[];
    };
    if (item.type?.startsWith('begin')) open.push(item.tag === 'Artifact' ? 'artifact' : (item.id ?? null));
    if (item.type === 'endMarkedContent') open.pop();
    if (item.str === undefined || item.str.trim() === '' || !item.transform) return [];
    const [a, b, , , e, f] = item.transform as [number, number, number, number, number, number];
    const size = Math.hypot(a, b);
    // Words of a drawing may be turned; only level ones have a box that says anything.
    if (Math.abs(b) > 0.01) return [];
    const h = size * 0.62;
    // Upside down, as the far half of a name tent: it runs to the left from its point, below its line.
    if (a < 0)
      return [
        {
          text: item.str,
          x: e - (item.width ?? 0),
          y: height - f,
          w: item.width ?? 0,
          h,
          size,
          mark: open.at(-1) ?? null,
        },
      ];
    return [
      { text: item.str, x: e, y: height - f - h, w: item.width ?? 0, h, size, mark: open.at(-1) ?? null },
    ];
  });
}

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

function leavesOf(node: TreeNode | null, roles: readonly string[]): Leaf[] {
  if (!node) return [];
  if (node.type === 'content' && node.id) return [{ id: node.id, roles }];
  const inner = node.role ? [...roles, node.role] : roles;
  return (node.children ?? []).flatMap((c) => leavesOf(c, inner));
}

/** Each piece of content in the tree once; figures with words; tables whose rows hold cells. */
function treeFlaws(
  at: string,
  texts: readonly Text[],
  leaves: readonly Leaf[],
  tree: TreeNode | null,
): string[] {
  const found: string[] = [];
  const count = new Map<string, number>();
  for (const l of leaves) count.set(l.id, (count.get(l.id) ?? 0) + 1);
  for (const [id, n] of count) if (n > 1) found.push(`${at}: ${id} is ${n} times in the structure`);
  for (const t of texts)
    if (t.mark !== null && t.mark !== 'artifact' && !count.has(t.mark))
      found.push(`${at}: "${t.text}" is not in the structure`);
  const walk = (node: TreeNode): void => {
    if (node.role === 'Figure' && !node.alt) found.push(`${at}: a figure without words`);
    const inner = (node.children ?? []).flatMap((c) => c.role ?? []);
    if (node.role === 'TR' && inner.some((r) => r !== 'TH' && r !== 'TD'))
      found.push(`${at}: a row holds ${inner.join(', ')}`);
    if (node.role === 'Table' && inner.some((r) => r !== 'TR'))
      found.push(`${at}: a table holds ${inner.join(', ')}`);
    if (node.role === 'L' && inner.some((r) => r !== 'LI'))
      found.push(`${at}: a list holds ${inner.join(', ')}`);
    for (const c of node.children ?? []) walk(c);
  };
  if (tree) walk(tree);
  return found;
}

interface Page {
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
}

/** Lines inside a place to write in are 8 mm apart. */
async function lineFlaws(
  at: string,
  page: Page,
  fields: readonly Field[],
  height: number,
): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const lines: { readonly x1: number; readonly x2: number; readonly y: number }[] = [];
  // Dots to write between are dashed lines.
  let dotted = false;
  fnArray.forEach((fn, i) => {
    if (fn === OPS.setDash) dotted = ((argsArray[i] as [readonly number[]])[0] ?? []).length > 0;
    if (fn === OPS.restore) dotted = false;
    if (fn !== OPS.constructPath || dotted) return;
    const [, , box] = argsArray[i] as [unknown, unknown, ArrayLike<number> | null];
    if (!box) return;
    const [x1, y1, x2, y2] = Array.from(box) as [number, number, number, number];
    // Coordinates are from the upper edge: the page is turned over once at its head.
    if (Math.abs(y1 - y2) < 0.01 && x2 - x1 > 20) lines.push({ x1, x2, y: y1 });
  });
  return fields.flatMap((f) => {
    if (f.option !== null || f.h < 12 * MM) return [];
    const own = lines
      .filter((l) => Math.abs(l.x1 - f.x) < 1 && Math.abs(l.x2 - f.x - f.w) < 1)
      .map((l) => l.y)
      .filter((y) => y > f.y + 1 && y < f.y + f.h + 1 && y < height)
      .sort((a, b) => a - b);
    const tight = own.slice(1).some((y, i) => y - own[i]! < 8 * MM - 0.1);
    return tight ? [`${at}: lines of ${f.id} are too tight`] : [];
  });
}

/** Every header cell says of what it is the head; the structure is not packed away, so it can be read as it is. */
function tableFlaws(folder: string, path: string): string[] {
  const bytes = readFileSync(join(folder, path), 'latin1');
  const heads = bytes.match(/\/S \/TH\b[\s\S]*?\nendobj/g) ?? [];
  const without = heads.filter((h) => !h.includes('/Scope')).length;
  return without > 0 ? [`${path}: ${without} header cells without a scope`] : [];
}
