import { z } from 'zod';

/**
 * The plan as it is written, once: these definitions give the types of what was read, its
 * validation and the JSON Schema for editors. What the keys mean is told in `normalise`.
 */

const ID = /^[a-z][a-z0-9-]*$/;

const describe = <T extends z.ZodType>(type: T, text: string): T => type.describe(text) as T;

/** Numbers are accepted where text is meant (`options: [2016, 2017]`). */
const text = z.union([z.string(), z.number()]);
const inline = describe(text, 'Text; *emphasis*, **strong**, links, ==highlight==, ^sup^');
const blocks = describe(text, 'Markdown');
const id = z.string().regex(ID, { error: 'an id' });
const count = z.int().min(0);
const positive = z.int().min(1);
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const date = describe(z.string().regex(ISO_DATE, { error: 'a date' }), 'A date: 2026-03-12');
const time = describe(
  z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { error: 'a time' }),
  'A time of day: "09:00"',
);
const byId = <T extends z.ZodType>(value: T) => z.record(id, value);

const entry = z.union([
  text,
  z.strictObject({
    id: id.optional(),
    text: inline.optional(),
    hint: inline.optional(),
    value: z.number().nullable().optional(),
    reversed: z.boolean().optional(),
    descriptors: z.array(blocks).optional(),
    poles: z.tuple([inline, inline]).optional(),
    given: z.record(z.string(), blocks).optional(),
    lines: positive.optional(),
  }),
]);
/** A list written here, or the name of one of the plan's `lists`. */
const entries = z.union([z.array(entry), z.string()]);

const epigraph = z.strictObject({ text: inline, by: text.optional() }).meta({ title: 'an epigraph' });

const labelsByNumber = z.record(z.string().regex(/^-?\d+$/, { error: 'a number of the scale' }), inline);
const scaleObject = z
  .strictObject({
    labels: z.union([z.array(inline).min(1), labelsByNumber]).optional(),
    values: z.array(z.number().nullable()).optional(),
    from: z.int().optional(),
    to: z.int().optional(),
    ends: z.tuple([inline, inline]).optional(),
    favorable: z.array(text).optional(),
  })
  .meta({ title: 'a scale' });
const scale = z.union([z.string(), scaleObject]);

const minutes = z.union([
  z.number().positive(),
  z.strictObject({
    each: z.number().positive(),
    of: z.enum(['participant', 'member', 'group']).optional(),
    plus: z.number().min(0).optional(),
  }),
]);

const step = z
  .strictObject({
    title: inline,
    minutes: z.number().positive().optional(),
    text: blocks.optional(),
    for: inline.optional(),
  })
  .meta({ title: 'a step' });

const group = z.union([
  z.string(),
  z.strictObject({
    size: positive.optional(),
    count: positive.optional(),
    min: positive.optional(),
    max: positive.optional(),
    as: id.optional(),
    roles: z.array(text).optional(),
    number: z.enum(['digits', 'letters']).optional(),
    by: z.string().optional(),
    mix: z.string().optional(),
    apart: z.string().optional(),
    together: z.string().optional(),
    meet: z.string().optional(),
  }),
]);

const use = z.union([
  z.string(),
  z.strictObject({ id: z.string(), show: z.enum(['full', 'questions', 'title']).optional() }),
]);
const part = z
  .strictObject({ text: blocks.optional(), use: z.array(use).optional() })
  .meta({ title: 'a part' });
const material = z.union([
  text,
  z.strictObject({
    text,
    each: z.number().positive().optional(),
    per: z.enum(['person', 'group', 'session']).optional(),
  }),
]);

const askType = z.enum(['text', 'number', 'date', 'time', 'datetime', 'email', 'url', 'phone']);
const asking = { id: id.optional(), prompt: inline.optional(), hint: inline.optional() };

const write = z
  .strictObject({
    ...asking,
    lines: positive.optional(),
    style: z.enum(['lines', 'box', 'dots', 'blank']).optional(),
    fill: z.boolean().optional(),
  })
  .meta({ title: '`write`' });
const ask = z
  .strictObject({
    ...asking,
    type: askType.optional(),
    unit: inline.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  })
  .meta({ title: '`ask`' });
const choose = z
  .strictObject({
    ...asking,
    options: entries,
    min: count.optional(),
    max: positive.optional(),
    other: z.boolean().optional(),
    columns: positive.optional(),
    ordered: z.boolean().optional(),
  })
  .meta({ title: '`choose`' });
const pickSet = z
  .strictObject({
    id: id.optional(),
    title: inline.optional(),
    count: positive.optional(),
    min: count.optional(),
    max: positive.optional(),
  })
  .meta({ title: 'a set' });
const pick = z
  .strictObject({
    ...asking,
    options: entries,
    sets: z.array(pickSet).min(1),
    exclusive: z.boolean().optional(),
  })
  .meta({ title: '`pick`' });
const rank = z
  .strictObject({ ...asking, options: entries, top: positive.optional() })
  .meta({ title: '`rank`' });
const share = z
  .strictObject({ ...asking, options: entries, total: z.number().positive().optional() })
  .meta({ title: '`share`' });
const gridColumn = z.union([
  text,
  z.strictObject({
    id: id.optional(),
    text: inline.optional(),
    width: z.number().positive().optional(),
    type: askType.optional(),
  }),
]);
const grid = z
  .strictObject({
    ...asking,
    corner: inline.optional(),
    rows: z.union([entries, positive]),
    columns: z.union([z.array(gridColumn).min(1), z.string()]),
    lines: positive.optional(),
  })
  .meta({ title: '`grid`' });
const slotList = z
  .strictObject({ id: id.optional(), title: inline, count: positive.optional() })
  .meta({ title: 'a list of slots' });
const slots = z
  .strictObject({ ...asking, lists: z.array(slotList).optional(), count: positive.optional() })
  .meta({ title: '`slots`' });
const axis = z
  .strictObject({
    title: inline.optional(),
    labels: entries.optional(),
    from: z.int().optional(),
    to: z.int().optional(),
    ends: z.tuple([inline, inline]).optional(),
  })
  .meta({ title: 'an axis' });
const cell = z.union([text, z.strictObject({ title: inline.optional(), text: blocks.optional() })]);
const marks = z.array(
  z.union([
    z.string(),
    z.strictObject({
      id: id.optional(),
      title: inline.optional(),
      scale: scale.optional(),
      lines: positive.optional(),
    }),
  ]),
);
const place = z
  .strictObject({
    ...asking,
    x: axis,
    y: axis,
    cells: z.array(z.array(cell)).optional(),
    marks: marks.optional(),
    arrow: z.boolean().optional(),
    many: z.boolean().optional(),
  })
  .meta({ title: '`place`' });
const instrumentBlock = z.union([
  z.string(),
  z.strictObject({ id: z.string(), title: z.boolean().optional(), instructions: z.boolean().optional() }),
]);
const cards = z
  .strictObject({
    id: id.optional(),
    items: entries,
    columns: positive.optional(),
    rows: positive.optional(),
    backs: z.union([z.array(blocks), z.string()]).optional(),
  })
  .meta({ title: '`cards`' });
const results = z
  .strictObject({
    instrument: z.string(),
    show: z.enum(['favorable', 'mean']).optional(),
    rounds: z.record(z.string(), z.string()),
  })
  .meta({ title: '`results`' });

/** A block is a map with a single key. */
const block: z.ZodType = z.lazy(() => z.strictObject(BLOCKS).partial().meta({ title: 'a block' }));
const body: z.ZodType = z.array(block);
const columns = z.union([
  z.array(body),
  z.strictObject({ widths: z.array(z.number().positive()).optional(), body: z.array(body) }),
]);
const box = z.strictObject({ title: inline.optional(), body }).meta({ title: '`box`' });
const BLOCKS = {
  text: blocks,
  write,
  ask,
  choose,
  pick,
  rank,
  share,
  grid,
  slots,
  place,
  instrument: instrumentBlock,
  handout: z.string(),
  columns,
  box,
  cards,
  results,
  'page-break': z.literal(true),
};
export type BlockName = keyof typeof BLOCKS;

const activity = z
  .strictObject({
    id: id.optional(),
    title: inline,
    epigraph: epigraph.optional(),
    date: date.optional(),
    start: time.optional(),
    minutes: minutes.optional(),
    steps: z.array(step).optional(),
    parallel: text.optional(),
    group: group.optional(),
    parts: z.array(part).optional(),
    purpose: inline.optional(),
    participants: blocks.optional(),
    facilitator: blocks.optional(),
    materials: z.array(material).optional(),
    body: body.optional(),
    use: z.array(use).optional(),
    notes: count.optional(),
    source: inline.optional(),
  })
  .meta({ title: 'an activity' });

const module = z
  .strictObject({
    id: id.optional(),
    label: inline.optional(),
    title: inline,
    subtitle: inline.optional(),
    summary: blocks.optional(),
    epigraph: epigraph.optional(),
    divider: z.boolean().optional(),
    date: date.optional(),
    dates: z.tuple([date, date]).optional(),
    start: time.optional(),
    end: time.optional(),
    activities: z.array(activity).optional(),
  })
  .meta({ title: 'a module' });

const item = z.union([
  text,
  z.strictObject({
    id: id.optional(),
    text: inline.optional(),
    reversed: z.boolean().optional(),
    descriptors: z.array(blocks).optional(),
    poles: z.tuple([inline, inline]).optional(),
  }),
]);
const items = z.union([z.array(item).min(1), z.string()]);
const subscale = z.strictObject({ title: inline.optional(), items }).meta({ title: 'a subscale' });
const band = z
  .strictObject({ from: z.number(), label: text, advice: blocks.optional() })
  .meta({ title: 'a band' });
const rater = z.union([
  z.string(),
  z.strictObject({ id: id.optional(), text: inline.optional(), minimum: positive.optional() }),
]);

const sheet = {
  title: inline.optional(),
  instructions: blocks.optional(),
  source: inline.optional(),
  anonymous: z.boolean().optional(),
  identify: z.array(z.string()).optional(),
  answeredBy: z.string().optional(),
  for: text.optional(),
  copies: positive.optional(),
  print: z.enum(['booklet', 'loose', 'both']).optional(),
  orientation: z.enum(['portrait', 'landscape']).optional(),
};

const instrument = z
  .strictObject({
    ...sheet,
    scale: scale.optional(),
    levels: entries.optional(),
    style: z.enum(['tick', 'circle', 'number']).optional(),
    box: z.enum(['left', 'right']).optional(),
    numbering: z.union([z.enum(['none', '1', 'a', 'restart-1', 'restart-a']), z.literal(1)]).optional(),
    layout: z.enum(['table', 'stacked']).optional(),
    code: z.strictObject({ prompt: inline }).optional(),
    score: z.enum(['mean', 'sum', 'percent', 'counts', 'none']).optional(),
    minAnswered: z.number().min(0).max(1).optional(),
    answer: positive.optional(),
    overall: z.boolean().optional(),
    totals: z.boolean().optional(),
    showReversed: z.boolean().optional(),
    bands: z.array(band).optional(),
    marks: marks.optional(),
    evidence: z.union([z.boolean(), positive]).optional(),
    heads: z.tuple([inline, inline]).optional(),
    high: z.enum(['left', 'right']).optional(),
    raters: z.array(rater).optional(),
    subscales: byId(subscale).optional(),
    items: items.optional(),
  })
  .meta({ title: 'an instrument' });

const worksheet = z
  .strictObject({ ...sheet, loose: z.boolean().optional(), body: body.optional() })
  .meta({ title: 'a worksheet' });

const handoutText = { title: inline.optional(), file: z.string().optional(), text: blocks.optional() };
const handout = z
  .strictObject({
    ...handoutText,
    author: text.optional(),
    source: inline.optional(),
    published: text.optional(),
    instructions: blocks.optional(),
    lines: z.boolean().optional(),
    paragraphs: z.boolean().optional(),
    margin: z.literal('notes').optional(),
    parts: byId(z.strictObject(handoutText)).optional(),
  })
  .meta({ title: 'a handout' });

const library = {
  lists: byId(z.array(entry)).optional(),
  scales: byId(scaleObject).optional(),
  instruments: byId(instrument).optional(),
  worksheets: byId(worksheet).optional(),
  handouts: byId(handout).optional(),
};

/** A file named by `include`. */
export const includeSchema = z
  .strictObject({ plenary: z.literal(1).optional(), ...library })
  .meta({ title: 'an included file' });

const paper = z.union([
  z.enum(['a4', 'a5', 'letter', 'legal']),
  z.strictObject({ width: z.number().min(90).max(1000), height: z.number().min(120).max(1500) }),
]);
const documents = z.array(z.enum(['booklet', 'facilitator', 'worksheets', 'instruments', 'handouts']));

export const planSchema = z
  .strictObject({
    plenary: z.literal(1),
    id: id.optional(),
    title: inline,
    subtitle: inline.optional(),
    event: inline.optional(),
    language: z.string().optional(),
    date: date.optional(),
    start: time.optional(),
    timezone: z.string().optional(),
    alsoTimezones: z.array(z.string()).optional(),
    venue: text.optional(),
    facilitators: z.array(text).optional(),
    participants: positive.optional(),
    welcome: blocks.optional(),
    closing: blocks.optional(),
    epigraph: epigraph.optional(),
    clock: z.union([z.literal(12), z.literal(24)]).optional(),
    links: z.enum(['footnote', 'inline', 'qr', 'none']).optional(),
    rights: inline.optional(),
    logos: z.array(z.strictObject({ file: z.string(), alt: text })).optional(),
    paper: paper.optional(),
    theme: z.string().optional(),
    templates: z.string().optional(),
    documents: documents.optional(),
    appendix: z
      .strictObject({
        title: inline.optional(),
        worksheets: z.array(z.string()),
        show: z.enum(['full', 'questions', 'title']).optional(),
      })
      .optional(),
    numbering: z
      .strictObject({ modules: text.optional(), worksheets: text.optional(), handouts: text.optional() })
      .optional(),
    pages: z.strictObject({ start: z.enum(['cover', 'first-module']).optional() }).optional(),
    notes: count.optional(),
    references: z.array(blocks).optional(),
    identify: z
      .record(
        z.string().regex(ID, { error: 'an id' }),
        z.strictObject({ prompt: inline, options: entries.optional() }),
      )
      .optional(),
    privacy: z.strictObject({ minimum: positive.optional() }).optional(),
    include: z.array(z.string()).optional(),
    modules: z.array(module).optional(),
    ...library,
  })
  .meta({ title: 'a plan' });

export type RawPlan = z.infer<typeof planSchema>;
export type RawInclude = z.infer<typeof includeSchema>;
export type RawModule = z.infer<typeof module>;
export type RawActivity = z.infer<typeof activity>;
export type RawInstrument = z.infer<typeof instrument>;
export type RawWorksheet = z.infer<typeof worksheet>;
export type RawHandout = z.infer<typeof handout>;
export type RawSheet = Pick<RawInstrument, keyof typeof sheet>;
export type RawScale = z.infer<typeof scaleObject>;
export type RawEntry = z.infer<typeof entry>;
export type RawEntries = readonly RawEntry[] | string;
export type RawItem = z.infer<typeof item>;
export type RawGroup = z.infer<typeof group>;
export type RawUse = z.infer<typeof use>;
export type RawMinutes = z.infer<typeof minutes>;
export type RawBlock = { [K in BlockName]?: z.infer<(typeof BLOCKS)[K]> };

/** JSON Schema (2020-12) of a plan, for editors. */
export function planJsonSchema(): object {
  return z.toJSONSchema(planSchema, { io: 'input', reused: 'ref' });
}
