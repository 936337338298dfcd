import { type Prose, plainText } from '../markdown/index.js';
import type { Span } from '../source/index.js';
import {
  entry,
  fields,
  idOf,
  options,
  type RawFields,
  resolveEntries,
  textSite,
  uniqueIds,
} from './entries.js';
import { readPlace } from './place.js';
import { blocks, inline, type Reading, readBytes, shownPath } from './reading.js';
import type { BlockName, RawBlock } from './schema.js';
import type { Site } from './site.js';
import type { Block, GridBlock, GridColumn, GridRow } from './types.js';

type Raw<K extends BlockName> = NonNullable<RawBlock[K]>;
type Reader<K extends BlockName> = (r: Reading, site: Site, raw: Raw<K>, index: number) => Block | null;

const MAX_ROWS = 200;

/** Blocks of a body; ids of their questions unique among all of them, columns and boxes included. */
export function readBody(r: Reading, site: Site, raw: readonly RawBlock[] | undefined): readonly Block[] {
  const body = readBlocks(r, site, raw);
  uniqueIds(r, asking(body), 'question');
  return body;
}

function readBlocks(r: Reading, site: Site, raw: readonly RawBlock[] | undefined): readonly Block[] {
  return (raw ?? []).flatMap((block, i) => {
    const at = site.at(i);
    const names = Object.keys(block) as BlockName[];
    const [name] = names;
    if (name === undefined || names.length > 1) {
      r.findings.error('wrong-type', at.head, 'a block is a map with a single key', {
        hint:
          names.length > 1 ? `give \`${names[1]}\` a dash of its own` : 'for example `- write: {prompt: …}`',
      });
      return [];
    }
    const read = READERS[name] as Reader<BlockName>;
    const result = read(r, at.at(name), block[name] as never, i);
    return result ? [result] : [];
  });
}

function asking(body: readonly Block[]): { id: string; span: Span }[] {
  return body.flatMap((b) => {
    if (b.block === 'columns') return b.columns.flatMap(asking);
    if (b.block === 'box') return asking(b.body);
    return 'prompt' in b ? [b] : [];
  });
}

interface RawAsking {
  readonly id?: string | undefined;
  readonly prompt?: string | number | undefined;
  readonly hint?: string | number | undefined;
}

function question(r: Reading, site: Site, raw: RawAsking, kind: string, index: number) {
  const prompt = inline(r, site.at('prompt'), raw.prompt);
  const id = idOf(r, site.head, raw.id, prompt, `${kind}-${index + 1}`);
  return {
    id,
    prompt,
    hint: inline(r, site.at('hint'), raw.hint),
    span: raw.id === undefined ? site.head : site.at('id').span,
  };
}

const READERS: { readonly [K in BlockName]: Reader<K> } = {
  text: (r, site, raw) => ({ block: 'text', text: blocks(r, site, raw)!, span: site.head }),
  write: (r, site, raw, i) => ({
    block: 'write',
    ...question(r, site, raw, 'write', i),
    lines: raw.lines ?? 5,
    style: raw.style ?? 'lines',
    fill: raw.fill ?? false,
  }),
  ask: (r, site, raw, i) => {
    if (raw.min !== undefined && raw.max !== undefined && raw.min > raw.max) {
      r.findings.error('bad-value', site.at('min').span, '`min` is above `max`');
    }
    return {
      block: 'ask',
      ...question(r, site, raw, 'ask', i),
      type: raw.type ?? 'text',
      unit: inline(r, site.at('unit'), raw.unit),
      min: raw.min ?? null,
      max: raw.max ?? null,
    };
  },
  choose: (r, site, raw, i) => {
    const max = raw.max ?? 1;
    const min = raw.min ?? 0;
    if (min > max) r.findings.error('bad-value', site.at('min').span, '`min` is above `max`');
    const ordered = raw.ordered ?? false;
    return {
      block: 'choose',
      ...question(r, site, raw, 'choose', i),
      options: options(r, site.at('options'), raw.options, ordered),
      min,
      max,
      other: raw.other ?? false,
      columns: raw.columns ?? 1,
      ordered,
    };
  },
  grid: readGrid,
  instrument: (_, site, raw) => ({
    block: 'instrument',
    id: typeof raw === 'string' ? raw : raw.id,
    title: typeof raw === 'string' ? true : (raw.title ?? true),
    instructions: typeof raw === 'string' ? true : (raw.instructions ?? true),
    span: typeof raw === 'string' ? site.span : site.at('id').span,
  }),
  handout: (_, site, raw) => {
    const [id, part] = raw.split('.', 2);
    return { block: 'handout', id: id!, part: part ?? null, span: site.span };
  },
  columns: (r, site, raw) => {
    const bodies = Array.isArray(raw) ? raw : raw.body;
    const widths = Array.isArray(raw) ? undefined : raw.widths;
    const at = Array.isArray(raw) ? site : site.at('body');
    if (widths && widths.length !== bodies.length) {
      r.findings.error(
        'bad-value',
        site.at('widths').span,
        `${widths.length} widths for ${bodies.length} columns`,
        {
          hint: 'give one width for each column',
        },
      );
    }
    return {
      block: 'columns',
      widths: bodies.map((_, i) => widths?.[i] ?? 1),
      columns: bodies.map((b, i) => readBlocks(r, at.at(i), b as RawBlock[])),
      span: site.head,
    };
  },
  box: (r, site, raw) => ({
    block: 'box',
    title: inline(r, site.at('title'), raw.title),
    body: readBlocks(r, site.at('body'), raw.body as RawBlock[]),
    span: site.head,
  }),
  'page-break': (_, site) => ({ block: 'page-break', span: site.span }),
  pick: readPick,
  rank: (r, site, raw, i) => {
    const list = options(r, site.at('options'), raw.options, false);
    if (raw.top !== undefined && raw.top > list.length && list.length > 0) {
      r.findings.error(
        'bad-value',
        site.at('top').span,
        `\`top\` is ${raw.top}, and there are ${list.length} options`,
      );
    }
    return {
      block: 'rank',
      ...question(r, site, raw, 'rank', i),
      options: list,
      top: raw.top ?? list.length,
    };
  },
  share: (r, site, raw, i) => ({
    block: 'share',
    ...question(r, site, raw, 'share', i),
    options: options(r, site.at('options'), raw.options, false),
    total: raw.total ?? 100,
  }),
  slots: readSlots,
  place: (r, site, raw, i) => ({ ...question(r, site, raw, 'place', i), ...readPlace(r, site, raw) }),
  cards: readCards,
  results: (r, site, raw) => ({
    block: 'results',
    instrument: raw.instrument,
    show: raw.show ?? 'favorable',
    rounds: Object.entries(raw.rounds).flatMap(([name, path]) => {
      const bytes = readBytes(r, site.at('rounds').at(name), path);
      return bytes ? [{ name, path: shownPath(site.file.path, path), bytes }] : [];
    }),
    span: site.at('instrument').span,
  }),
};

function readCards(r: Reading, site: Site, raw: Raw<'cards'>, index: number): Block {
  const list = resolveEntries(r, site.at('items'), raw.items);
  const items = (list?.entries ?? []).map((e, i) => {
    const at = list!.site.at(i);
    const f = fields(e) as RawFields;
    return blocks(r, textSite(at, e), f.text ?? f.id ?? '')!;
  });
  const backs = readBacks(r, site.at('backs'), raw.backs, items.length);
  return {
    block: 'cards',
    id: raw.id ?? `cards-${index + 1}`,
    items,
    columns: raw.columns ?? 2,
    rows: raw.rows ?? 4,
    backs,
    span: site.head,
  };
}

/** One back for each card, or one for all. */
function readBacks(r: Reading, site: Site, raw: Raw<'cards'>['backs'], count: number): readonly Prose[] {
  if (raw === undefined) return [];
  const list = typeof raw === 'string' ? resolveEntries(r, site, raw) : { entries: raw, site };
  const backs = (list?.entries ?? []).map((e, i) => {
    const at = list!.site.at(i);
    const f = fields(e as object | string | number) as RawFields;
    return blocks(r, textSite(at, e), f.text ?? f.id ?? '')!;
  });
  if (backs.length === 1) return Array.from({ length: count }, () => backs[0]!);
  if (backs.length > 0 && backs.length !== count) {
    r.findings.error('bad-value', site.head, `${backs.length} backs for ${count} cards`, {
      hint: 'write one back for each card in the same order, or one that all cards share',
    });
  }
  return backs;
}

function readSlots(r: Reading, site: Site, raw: Raw<'slots'>, index: number): Block {
  if (raw.lists !== undefined && raw.count !== undefined) {
    r.findings.error('wrong-type', site.at('count').key, 'slots have `lists` or a `count`, not both');
  }
  const lists = (raw.lists ?? []).map((l, i) => {
    const at = site.at('lists').at(i);
    const title = inline(r, at.at('title'), l.title)!;
    return { id: idOf(r, at.head, l.id, title, `l${i + 1}`), title, count: l.count ?? 3, span: at.head };
  });
  uniqueIds(r, lists, 'list');
  const only = [{ id: null, title: null, count: raw.count ?? 3 }];
  return {
    block: 'slots',
    ...question(r, site, raw, 'slots', index),
    lists: lists.length > 0 ? lists : only,
  };
}

function readPick(r: Reading, site: Site, raw: Raw<'pick'>, index: number): Block {
  const list = options(r, site.at('options'), raw.options, false);
  const sets = raw.sets.map((s, i) => {
    const at = site.at('sets').at(i);
    const text = inline(r, at.at('title'), s.title) ?? at.inline(s.id ?? `set ${i + 1}`);
    const max = s.count ?? s.max ?? list.length;
    const min = s.count ?? s.min ?? 0;
    if (min > max) r.findings.error('bad-value', at.head, '`min` is above `max`');
    if (max > list.length && list.length > 0) {
      r.findings.error('bad-value', at.head, `${max} are to be picked, and there are ${list.length} options`);
    }
    return {
      id: idOf(r, at.head, s.id, text, `s${i + 1}`),
      text,
      plain: plainText(text),
      span: at.head,
      min,
      max,
    };
  });
  uniqueIds(r, sets, 'set');
  return {
    block: 'pick',
    ...question(r, site, raw, 'pick', index),
    options: list,
    sets,
    exclusive: raw.exclusive ?? true,
  };
}

function readGrid(r: Reading, site: Site, raw: Raw<'grid'>, index: number): GridBlock {
  const rows = gridRows(r, site, raw);
  const columns = gridColumns(r, site, raw);
  uniqueIds(r, rows, 'row');
  uniqueIds(r, columns, 'column');
  for (const row of rows) {
    for (const key of row.given.keys()) {
      if (columns.some((c) => c.id === key)) continue;
      r.findings.error('unknown-id', row.span, `the grid has no column \`${key}\``, {
        hint: `its columns are ${columns.map((c) => `\`${c.id}\``).join(', ')}`,
      });
    }
  }
  const { corner, lines } = raw;
  return {
    block: 'grid',
    ...question(r, site, raw, 'grid', index),
    corner: inline(r, site.at('corner'), corner),
    rows,
    columns,
    lines: lines ?? 3,
  };
}

/** `rows: 4` makes four empty rows with the ids r1 to r4. */
function gridRows(r: Reading, site: Site, raw: Raw<'grid'>): readonly GridRow[] {
  const at = site.at('rows');
  if (typeof raw.rows === 'number') {
    if (raw.rows > MAX_ROWS) r.findings.error('bad-value', at.span, `a grid can have up to ${MAX_ROWS} rows`);
    return Array.from({ length: Math.min(raw.rows, MAX_ROWS) }, (_, i) => ({
      id: `r${i + 1}`,
      text: at.inline(''),
      plain: String(i + 1),
      given: new Map(),
      lines: null,
      span: at.span,
    }));
  }
  const list = resolveEntries(r, at, raw.rows);
  return (list?.entries ?? []).map((e, i) => {
    const row = list!.site.at(i);
    const f = fields(e) as RawFields & { given?: Record<string, string | number>; lines?: number };
    const given = new Map<string, Prose>();
    for (const [key, text] of Object.entries(f.given ?? {}))
      given.set(key, blocks(r, row.at('given').at(key), text)!);
    return { ...entry(r, row, e, `r${i + 1}`), given, lines: f.lines ?? null };
  });
}

function gridColumns(r: Reading, site: Site, raw: Raw<'grid'>): readonly GridColumn[] {
  const at = site.at('columns');
  const list =
    typeof raw.columns === 'string' ? resolveEntries(r, at, raw.columns) : { entries: raw.columns, site: at };
  return (list?.entries ?? []).map((c, i): GridColumn => {
    const column = list!.site.at(i);
    const f = fields(c as object | string | number) as RawFields & {
      width?: number;
      type?: GridColumn['type'];
    };
    const text = inline(r, textSite(column, c), f.text) ?? column.inline(f.id ?? '');
    return {
      id: idOf(r, column.span, f.id, text, `c${i + 1}`),
      text,
      plain: plainText(text),
      width: f.width ?? null,
      type: f.type ?? 'text',
      span: column.span,
    };
  });
}
