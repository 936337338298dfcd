import { nearest } from '../diagnostics/index.js';
import { type Prose, plainText } from '../markdown/index.js';
import { readBody } from './blocks.js';
import { entry, fields, idOf, resolveEntries, textSite, uniqueIds } from './entries.js';
import { blocks, inline, type Reading, readText } from './reading.js';
import { readScale } from './scales.js';
import type {
  RawBlock,
  RawHandout,
  RawInstrument,
  RawItem,
  RawScale,
  RawSheet,
  RawWorksheet,
} from './schema.js';
import type { Site } from './site.js';
import type {
  Band,
  Entry,
  Handout,
  HandoutPart,
  IdentifyKey,
  Instrument,
  Item,
  MarkColumn,
  Rater,
  Scale,
  Sheet,
  Subscale,
  Worksheet,
} from './types.js';

/** `capital-index` → `Capital index`, for forms without a title. */
function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function title(r: Reading, site: Site, id: string, raw: string | number | undefined): Prose {
  return inline(r, site.at('title'), raw) ?? { format: 'inline', source: titleFrom(id), span: site.key };
}

function readSheet(
  r: Reading,
  site: Site,
  id: string,
  raw: RawSheet,
  identify: readonly IdentifyKey[],
): Sheet {
  const anonymous = raw.anonymous ?? false;
  const keys = identify.map((k) => k.key);
  for (const [i, key] of (raw.identify ?? []).entries()) {
    if (keys.includes(key)) continue;
    const near = nearest(key, keys);
    r.findings.error(
      'unknown-id',
      site.at('identify').at(i).span,
      `the plan's \`identify\` has no \`${key}\``,
      {
        hint: near ? `did you mean \`${near}\`?` : `define it: identify: {${key}: {prompt: …}}`,
      },
    );
  }
  const answeredBy = raw.answeredBy ?? 'person';
  if (!['person', 'group', ...keys].includes(answeredBy)) {
    r.findings.error('unknown-id', site.at('answeredBy').span, `\`answeredBy\` cannot be \`${answeredBy}\``, {
      hint: `it is person, group${keys.length ? ` or one of ${keys.join(', ')}` : ''}`,
    });
  }
  return {
    id,
    title: title(r, site, id, raw.title),
    instructions: blocks(r, site.at('instructions'), raw.instructions),
    anonymous,
    identify: (raw.identify ?? (anonymous ? [] : keys)).filter((k) => keys.includes(k)),
    answeredBy,
    audience: raw.for === undefined ? null : site.at('for').text(raw.for),
    copies: raw.copies ?? null,
    print: raw.print ?? (anonymous ? 'loose' : 'both'),
    orientation: raw.orientation ?? null,
    source: inline(r, site.at('source'), raw.source),
    span: site.key,
  };
}

export function readInstrument(
  r: Reading,
  site: Site,
  id: string,
  raw: RawInstrument,
  identify: readonly IdentifyKey[],
): Instrument | null {
  const marks = readMarks(r, site, raw);
  const written = marks ? instrumentScale(r, site, raw, marks) : null;
  const scale = written && raw.high === 'left' ? turned(written) : written;
  const subscales = readSubscales(r, site, raw);
  const all = subscales.flatMap((s) => s.items);
  uniqueIds(r, all, 'item');
  const code = raw.code && all.find((i) => i.id === 'code');
  if (code) {
    r.findings.error('duplicate-id', code.span, `an item is called \`code\`, and so is the self-made code`, {
      hint: 'give the item another id',
    });
  }
  // What had to be left out of it may be what is missing.
  if (raw.items === undefined && raw.subscales === undefined && !r.brokenForms.has(id)) {
    r.findings.error('missing-key', site.key, `instrument \`${id}\` has no \`items\` and no \`subscales\``, {
      hint: 'write its statements under `items:`, one dash each',
    });
  }
  const kind = kindOf(r, site, raw, all);
  if (!scale) return null;
  checkReversed(r, all, scale);
  if (raw.answer !== undefined && raw.answer > all.length) {
    r.findings.error(
      'bad-value',
      site.at('answer').span,
      `people are asked for ${raw.answer} items, and there are ${all.length}`,
    );
  }
  const totals = raw.totals ?? false;
  const showReversed = raw.showReversed ?? totals;
  if (totals && !showReversed && all.some((i) => i.reversed)) {
    r.findings.warning(
      'hidden-turn',
      site.at('showReversed').key,
      'hand totals will differ from the scores: reversed items are not marked',
      {
        hint: 'leave out `showReversed: false`, or leave out the totals',
      },
    );
  }
  return {
    ...readSheet(r, site, id, raw, identify),
    kind,
    scale,
    style: raw.style ?? (kind === 'differential' ? 'circle' : 'tick'),
    box: raw.box ?? 'right',
    numbering: raw.numbering === undefined ? '1' : (String(raw.numbering) as Instrument['numbering']),
    code: inline(r, site.at('code').at('prompt'), raw.code?.prompt),
    score: raw.score ?? 'mean',
    minAnswered: raw.minAnswered ?? 0.8,
    answer: raw.answer ?? null,
    overall: raw.overall ?? true,
    totals,
    showReversed,
    bands: readBands(r, site, raw),
    subscales,
    marks: (marks ?? []).map((m) => ({
      ...m,
      scale: m.scale === 'own' || m.scale === written ? scale : m.scale,
    })),
    evidence: raw.evidence === true ? 2 : Number(raw.evidence ?? 0),
    heads: readPair(r, site.at('heads'), raw.heads),
    high: raw.high ?? 'right',
    layout: raw.layout ?? null,
    raters: readRaters(r, site, raw),
  };
}

/** `high: left` prints the answers from the highest at the left. */
function turned(scale: Scale): Scale {
  const { answers, ends } = scale;
  return { ...scale, answers: [...answers].reverse(), ends: ends ? [ends[1], ends[0]] : null };
}

type ReadMark = Omit<MarkColumn, 'scale'> & { readonly scale: Scale | null | 'own' };

/** Columns of answers; null where a scale of theirs is wrong, which has been said. */
function readMarks(r: Reading, site: Site, raw: RawInstrument): readonly ReadMark[] | null {
  let whole = true;
  const marks = (raw.marks ?? []).map((m, i): ReadMark => {
    const at = site.at('marks').at(i);
    const f = typeof m === 'string' ? { text: m } : { ...m, text: m.title };
    const named = markEntry(r, at, f, i);
    if (f.scale !== undefined && f.lines !== undefined) {
      r.findings.error('wrong-type', at.at('lines').key, 'a mark has a `scale` or `lines`, not both');
    }
    if (f.lines !== undefined) return { ...named, scale: null, lines: f.lines };
    if (f.scale === undefined) return { ...named, scale: 'own', lines: 0 };
    const scale = scaleOf(r, at.at('scale'), f.scale);
    if (!scale) whole = false;
    return { ...named, scale, lines: 0 };
  });
  uniqueIds(r, marks, 'mark');
  const taken = marks.find((m) => m.id === 'evidence' && raw.evidence);
  if (taken) {
    r.findings.error('duplicate-id', taken.span, 'a mark is called `evidence`, and so is the space for it', {
      hint: 'call the mark something else, or leave out `evidence:`',
    });
  }
  return whole ? marks : null;
}

interface RawMark {
  readonly id?: string | undefined;
  readonly text?: string | number | undefined;
  readonly scale?: string | RawScale | undefined;
  readonly lines?: number | undefined;
}

function markEntry(r: Reading, at: Site, f: RawMark, i: number): Entry {
  const text = inline(r, f.id === undefined && f.text !== undefined ? at : at.at('title'), f.text);
  const words = text ?? at.inline(f.id ?? `mark ${i + 1}`);
  const id = idOf(r, at.head, f.id, words, `m${i + 1}`);
  return { id, text: words, plain: plainText(words), span: at.head };
}

function readRaters(r: Reading, site: Site, raw: RawInstrument): readonly Rater[] {
  const raters = (raw.raters ?? []).map((rater, i): Rater => {
    const minimum = typeof rater === 'string' ? null : (rater.minimum ?? null);
    return { ...entry(r, site.at('raters').at(i), rater, `r${i + 1}`), minimum };
  });
  uniqueIds(r, raters, 'rater');
  return raters;
}

function instrumentScale(
  r: Reading,
  site: Site,
  raw: RawInstrument,
  marks: readonly ReadMark[],
): Scale | null {
  if (raw.levels !== undefined) return levelScale(r, site, raw.levels);
  if (raw.scale === undefined) {
    // Where each mark has a scale of its own, the instrument needs none.
    const own = marks.flatMap((m) => (m.scale !== null && m.scale !== 'own' ? m.scale : []));
    if (own[0] && !marks.some((m) => m.scale === 'own')) return own[0];
    const anyScale = [...r.scales.keys()][0];
    r.findings.error('missing-key', site.key, 'an instrument needs a `scale`', {
      hint: anyScale ? `for example scale: ${anyScale}` : 'for example scale: {labels: [Disagree, Agree]}',
    });
    return null;
  }
  return scaleOf(r, site.at('scale'), raw.scale);
}

/** A scale by its name, or one that is written here. */
function scaleOf(r: Reading, at: Site, raw: string | RawScale): Scale | null {
  if (typeof raw !== 'string') return readScale(r, at, raw, null);
  const known = r.scales.get(raw);
  if (known) return known;
  if (r.brokenScales.has(raw)) return null;
  const names = [...r.scales.keys()];
  const near = nearest(raw, names);
  const only = names.length === 1 ? r.scales.get(names[0]!) : undefined;
  r.findings.error('unknown-id', at.span, `there is no scale \`${raw}\``, {
    related: only ? [{ span: only.span, label: 'the only scale of this plan' }] : [],
    hint: near
      ? `did you mean \`${near}\`?`
      : names.length
        ? `the plan has ${names.join(', ')}`
        : 'scales are defined under `scales:`',
  });
  return null;
}

/** Levels of a rubric: answers with the values 1 to n. */
function levelScale(r: Reading, site: Site, raw: NonNullable<RawInstrument['levels']>): Scale | null {
  const at = site.at('levels');
  const list = resolveEntries(r, at, raw);
  if (!list) return null;
  const levels = list.entries.map((e, i) => entry(r, list.site.at(i), e, `l${i + 1}`));
  uniqueIds(r, levels, 'level');
  if (levels.length < 2) r.findings.error('bad-value', at.span, 'a rubric has two levels or more');
  return {
    name: null,
    answers: levels.map((l, i) => ({ text: l.text, label: l.plain, value: i + 1 })),
    numeric: false,
    marks: new Map(),
    ends: null,
    favorable: null,
    lowest: 1,
    highest: levels.length,
    span: at.key,
  };
}

/** What an instrument is follows from what its items have. */
function kindOf(r: Reading, site: Site, raw: RawInstrument, items: readonly Item[]): Instrument['kind'] {
  const poles = items.filter((i) => i.poles);
  if (raw.levels !== undefined) {
    if (raw.scale !== undefined) {
      r.findings.error('wrong-type', site.at('scale').key, 'a rubric has `levels` in place of a `scale`', {
        hint: 'leave one of them out',
      });
    }
    const levels = Array.isArray(raw.levels) ? raw.levels.length : null;
    for (const item of items) {
      if (levels === null || item.descriptors.length === 0 || item.descriptors.length === levels) continue;
      r.findings.error(
        'scale-mismatch',
        item.span,
        `${item.descriptors.length} descriptors for ${levels} levels`,
        { hint: 'write one descriptor for each level, in the same order' },
      );
    }
    return 'rubric';
  }
  if (raw.layout !== undefined) {
    r.findings.error('wrong-type', site.at('layout').key, '`layout` belongs to a rubric', {
      hint: 'leave it out, or give the instrument `levels`',
    });
  }
  for (const item of items) {
    if (item.descriptors.length === 0) continue;
    r.findings.error('wrong-type', item.span, 'descriptors belong to a rubric', {
      hint: 'give the instrument `levels`',
    });
  }
  if (raw.heads === undefined && poles.length === 0) return 'scale';
  for (const item of items) {
    if (!item.poles)
      r.findings.error('missing-key', item.span, 'every item of a differential needs `poles`', {
        hint: 'poles: [one end, the other end]',
      });
  }
  return 'differential';
}

function readSubscales(r: Reading, site: Site, raw: RawInstrument): readonly Subscale[] {
  if (raw.items !== undefined && raw.subscales !== undefined) {
    r.findings.error(
      'wrong-type',
      site.at('items').key,
      'an instrument has `items` or `subscales`, not both',
      {
        hint: 'move these items into a subscale',
      },
    );
  }
  let position = 0;
  const read = (at: Site, items: readonly RawItem[] | string): Item[] => {
    const list = resolveEntries(r, at, items);
    return (list?.entries ?? []).flatMap(
      (e, i) => readItem(r, list!.site.at(i), e as RawItem, ++position) ?? [],
    );
  };
  if (raw.subscales) {
    return Object.entries(raw.subscales).map(([id, s]) => {
      const at = site.at('subscales').at(id);
      if (id === 'overall') {
        r.findings.error('bad-id', at.key, 'a subscale cannot be called `overall`', {
          hint: 'that is the name of the score over all items',
        });
      }
      return {
        id,
        title: inline(r, at.at('title'), s.title) ?? {
          format: 'inline',
          source: titleFrom(id),
          span: at.key,
        },
        items: read(at.at('items'), s.items),
        span: at.key,
      };
    });
  }
  return raw.items === undefined
    ? []
    : [{ id: '', title: null, items: read(site.at('items'), raw.items), span: site.at('items').key }];
}

interface RawItemFields {
  readonly id?: string | undefined;
  readonly text?: string | number | undefined;
  readonly reversed?: boolean | undefined;
  readonly descriptors?: readonly (string | number)[] | undefined;
  readonly poles?: readonly (string | number)[] | undefined;
}

function readItem(r: Reading, site: Site, raw: RawItem, position: number): Item | null {
  const f = fields(raw as RawItemFields | string | number) as RawItemFields;
  const poles = readPair(r, site.at('poles'), f.poles);
  const text = inline(r, textSite(site, raw), f.text) ?? (poles ? between(poles) : null);
  if (!text) {
    r.findings.error('missing-key', site.head, 'an item needs a `text`');
    return null;
  }
  const id = f.id ?? `q${position}`;
  const span = f.id === undefined ? site.span : site.at('id').span;
  return {
    id,
    text,
    plain: plainText(text),
    reversed: f.reversed ?? false,
    descriptors: (f.descriptors ?? []).map((d, i) => blocks(r, site.at('descriptors').at(i), d)!),
    poles,
    span,
  };
}

function readPair(
  r: Reading,
  site: Site,
  raw: readonly (string | number)[] | undefined,
): readonly [Prose, Prose] | null {
  return raw ? [inline(r, site.at(0), raw[0])!, inline(r, site.at(1), raw[1])!] : null;
}

/** What a pair of poles is called in tables and exports. */
function between([one, other]: readonly [Prose, Prose]): Prose {
  return { format: 'inline', source: `${one.source} – ${other.source}`, span: one.span };
}

function checkReversed(r: Reading, items: readonly Item[], scale: Scale): void {
  if (scale.lowest !== null) return;
  for (const item of items) {
    if (!item.reversed) continue;
    r.findings.error('reversed-without-order', item.span, 'a reversed item needs a scale with an order', {
      related: [{ span: scale.span, label: 'fewer than two of these answers have a value' }],
      hint: 'give the answers values, or leave out `reversed: true`',
    });
  }
}

function readBands(r: Reading, site: Site, raw: RawInstrument): readonly Band[] {
  const bands = (raw.bands ?? []).map((b, i): Band => {
    const at = site.at('bands').at(i);
    return {
      from: b.from,
      label: at.at('label').text(b.label),
      advice: blocks(r, at.at('advice'), b.advice),
    };
  });
  const wrong = bands.findIndex((b, i) => i > 0 && b.from <= bands[i - 1]!.from);
  if (wrong > 0) {
    r.findings.error(
      'bad-value',
      site.at('bands').at(wrong).at('from').span,
      'bands go upwards: each `from` is above the one before',
    );
  }
  return bands;
}

export function readWorksheet(
  r: Reading,
  site: Site,
  id: string,
  raw: RawWorksheet,
  identify: readonly IdentifyKey[],
): Worksheet {
  return {
    ...readSheet(r, site, id, raw, identify),
    loose: raw.loose ?? true,
    body: readBody(r, site.at('body'), raw.body as RawBlock[] | undefined),
  };
}

export function readHandout(r: Reading, site: Site, id: string, raw: RawHandout): Handout {
  const parts = Object.entries(raw.parts ?? {}).flatMap(([part, p]): HandoutPart[] => {
    const at = site.at('parts').at(part);
    const text = handoutText(r, at, p, true);
    return text ? [{ id: part, title: inline(r, at.at('title'), p.title), text }] : [];
  });
  return {
    id,
    title: title(r, site, id, raw.title),
    author: raw.author === undefined ? null : site.at('author').text(raw.author),
    source: inline(r, site.at('source'), raw.source),
    published: raw.published === undefined ? null : site.at('published').text(raw.published),
    instructions: blocks(r, site.at('instructions'), raw.instructions),
    text: handoutText(r, site, raw, raw.parts === undefined),
    lines: raw.lines ?? false,
    paragraphs: raw.paragraphs ?? false,
    margin: raw.margin ?? null,
    parts,
    span: site.key,
  };
}

function handoutText(
  r: Reading,
  site: Site,
  raw: { readonly file?: string | undefined; readonly text?: string | number | undefined },
  needed: boolean,
): Prose | null {
  if (raw.file !== undefined && raw.text !== undefined) {
    r.findings.error('wrong-type', site.at('text').key, 'a reading has a `file` or a `text`, not both');
  }
  if (raw.file !== undefined) {
    const file = readText(r, site.at('file'), raw.file);
    if (!file) return null;
    const prose: Prose = {
      format: 'blocks',
      source: file.text,
      span: { file, start: 0, end: file.text.length },
    };
    r.prose.push(prose);
    return prose;
  }
  if (raw.text === undefined && needed) {
    r.findings.error('missing-key', site.key, 'a reading needs a `file` or a `text`', {
      hint: 'for example file: readings/name.md',
    });
  }
  return blocks(r, site.at('text'), raw.text);
}
