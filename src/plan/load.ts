import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { Findings } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import { decodeUtf8, type Files, type SourceFile, type Span } from '../source/index.js';
import { activitiesOf, checkPlan } from './check.js';
import { idFrom, options, sayDuplicate } from './entries.js';
import { checkShape } from './issues.js';
import { minutesOf, readDate, readEpigraph, readModule } from './modules.js';
import { pictureAt } from './pictures.js';
import { blocks, inline, type Reading, readText, resolvePath } from './reading.js';
import { readScale } from './scales.js';
import { includeSchema, planSchema, type RawInclude, type RawPlan } from './schema.js';
import { readHandout, readInstrument, readWorksheet } from './sheets.js';
import type { Site } from './site.js';
import type { Appendix, Handout, IdentifyKey, Instrument, Paper, Plan, Worksheet } from './types.js';
import { readYaml } from './yaml.js';

export interface LoadOptions {
  /** Folder that no named file may leave; default: the plan's. */
  readonly root?: string | undefined;
}

/** Reads and checks a plan. All mistakes go to `findings`; null where there is no plan to go on with. */
export function loadPlan(
  path: string,
  files: Files,
  findings: Findings,
  options: LoadOptions = {},
): Plan | null {
  const bytes = files.read(resolve(path));
  if (typeof bytes === 'string') {
    const why = {
      missing: 'there is no such file',
      folder: 'this is a folder; name the plan in it',
      denied: 'this file may not be read',
    };
    findings.error('file-missing', { path }, why[bytes]);
    return null;
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    findings.error('file-unreadable', { path }, 'this is not a UTF-8 text', {
      hint: 'a plan is a YAML file saved in UTF-8',
    });
    return null;
  }
  return parsePlan({ path, text }, files, findings, options);
}

export function parsePlan(
  file: SourceFile,
  files: Files,
  findings: Findings,
  options: LoadOptions = {},
): Plan | null {
  const yaml = readYaml(file, findings);
  if (!yaml) return null;
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    findings.error(
      'wrong-type',
      { file, start: 0, end: 0 },
      'a plan is a map that begins with `plenary: 1`',
      {
        hint: 'plenary init writes one to begin with',
      },
    );
    return null;
  }
  const shape = checkShape(planSchema as z.ZodType<RawPlan>, yaml, findings, {
    plenary: 1,
    title: '?',
  });
  if (!shape.data) return null;
  const reading: Reading = {
    findings,
    files,
    root: resolve(options.root ?? dirname(resolve(file.path))),
    lists: new Map(),
    scales: new Map(),
    brokenScales: namesLeft(shape.left, ['scales']),
    brokenForms: namesLeft(shape.left, ['instruments', 'worksheets', 'handouts']),
    brokenLists: namesLeft(shape.left, ['lists']),
    whole: !shape.left.some((path) => path[0] === 'modules' || path[0] === 'appendix'),
    pictures: new Map(),
    prose: [],
  };
  return readPlan(reading, shape.file.site, shape.data);
}

/** Ids of definitions of which something is wrong: what uses them is not blamed as well. */
function namesLeft(left: readonly (readonly PropertyKey[])[], sections: readonly string[]): Set<string> {
  return new Set(
    left.flatMap((path) =>
      sections.includes(String(path[0])) && path[1] !== undefined ? [String(path[1])] : [],
    ),
  );
}

interface Library {
  readonly site: Site;
  readonly raw: RawInclude;
}

function readPlan(r: Reading, site: Site, raw: RawPlan): Plan {
  const libraries: Library[] = [{ site, raw }, ...readIncludes(r, site, raw.include ?? [])];
  for (const library of libraries) readLists(r, library);
  for (const library of libraries) readScales(r, library);
  const identify = readIdentify(r, site, raw);
  const modules = (raw.modules ?? []).map((m, i) => readModule(r, site.at('modules').at(i), m, i));
  const forms = libraries.map((l) => readForms(r, l, identify));
  const instruments = forms.flatMap((f) => f.instruments);
  const worksheets = forms.flatMap((f) => f.worksheets);
  const handouts = forms.flatMap((f) => f.handouts);
  const named = [...activitiesOf({ modules }), ...instruments, ...worksheets, ...handouts];
  uniqueOwners(r, named);
  uniqueOwners(r, modules);
  checkZones(r, site, raw);
  const title = inline(r, site.at('title'), raw.title)!;
  const plan: Plan = {
    path: site.file.path,
    id: raw.id ?? (idFrom(plainText(title)) || 'session'),
    title,
    ...front(r, site, raw),
    ...settings(r, site, raw),
    pictures: r.pictures,
    identify,
    appendix: readAppendix(r, site, raw, worksheets),
    privacyMinimum: raw.privacy?.minimum ?? 5,
    modules,
    instruments,
    worksheets,
    handouts,
    order: inFileOrder(named, site.file),
    span: site.at('title').span,
  };
  checkPlan(r, plan);
  return plan;
}

/** What the cover and the first and last pages say. */
function front(r: Reading, site: Site, raw: RawPlan) {
  return {
    subtitle: inline(r, site.at('subtitle'), raw.subtitle),
    event: inline(r, site.at('event'), raw.event),
    date: readDate(r, site.at('date'), raw.date),
    start: minutesOf(raw.start),
    timezone: zone(r, site.at('timezone'), raw.timezone),
    alsoTimezones: (raw.alsoTimezones ?? []).flatMap(
      (z, i) => zone(r, site.at('alsoTimezones').at(i), z) ?? [],
    ),
    venue: raw.venue === undefined ? null : site.at('venue').text(raw.venue),
    facilitators: (raw.facilitators ?? []).map((f, i) => site.at('facilitators').at(i).text(f)),
    participants: raw.participants ?? null,
    welcome: blocks(r, site.at('welcome'), raw.welcome),
    closing: blocks(r, site.at('closing'), raw.closing),
    epigraph: readEpigraph(r, site.at('epigraph'), raw.epigraph),
    rights: inline(r, site.at('rights'), raw.rights),
    logos: (raw.logos ?? []).flatMap((logo, i) => {
      const at = site.at('logos').at(i);
      const picture = pictureAt(r, at.at('file'), logo.file);
      return picture ? [{ picture, alt: at.at('alt').text(logo.alt) }] : [];
    }),
    references: (raw.references ?? []).map((x, i) => blocks(r, site.at('references').at(i), x)!),
  };
}

const PAPERS: Record<string, Paper> = {
  a4: { name: 'a4', width: 210, height: 297 },
  a5: { name: 'a5', width: 148, height: 210 },
  letter: { name: 'letter', width: 215.9, height: 279.4 },
  legal: { name: 'legal', width: 215.9, height: 355.6 },
};

/** A paper by its name; undefined where there is none of that name. */
export function paperNamed(name: string): Paper | undefined {
  return Object.hasOwn(PAPERS, name.toLowerCase()) ? PAPERS[name.toLowerCase()] : undefined;
}

function settings(r: Reading, site: Site, raw: RawPlan) {
  const language = locale(r, site.at('language'), raw.language ?? 'en');
  const twelve = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 ?? false;
  // English alone is read on both sides of the ocean; a region says which clock is meant.
  const clock = raw.clock ?? (twelve && language !== 'en' ? 12 : 24);
  const paper = raw.paper ?? 'a4';
  const at = site.at('theme');
  const themeFile = raw.theme !== undefined && /[./]/.test(raw.theme) ? resolvePath(r, at, raw.theme) : null;
  return {
    language,
    clock: clock as 12 | 24,
    links: raw.links ?? ('footnote' as const),
    paper: typeof paper === 'string' ? PAPERS[paper]! : { name: 'custom', ...paper },
    theme: themeFile ?? raw.theme ?? 'classic',
    templates: raw.templates === undefined ? null : resolvePath(r, site.at('templates'), raw.templates),
    documents:
      raw.documents ?? (['booklet', 'facilitator', 'worksheets', 'instruments', 'handouts'] as const),
    numbering: {
      modules: patternOf(site, 'modules', raw.numbering?.modules),
      worksheets: patternOf(site, 'worksheets', raw.numbering?.worksheets),
      handouts: patternOf(site, 'handouts', raw.numbering?.handouts),
    },
    pagesStart: raw.pages?.start ?? ('cover' as const),
    notes: raw.notes ?? 0,
  };
}

function patternOf(site: Site, key: string, raw: string | number | undefined): string | null {
  return raw === undefined ? null : site.at('numbering').at(key).text(raw);
}

function locale(r: Reading, site: Site, tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    r.findings.error('bad-value', site.span, `\`${tag}\` is not a language`, {
      hint: 'write a language tag such as en, en-GB, de, fr',
    });
    return 'en';
  }
}

function zone(r: Reading, site: Site, name: string | undefined): string | null {
  if (name === undefined) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    r.findings.error('bad-value', site.span, `\`${name}\` is not a time zone`, {
      hint: 'write region and city: Europe/London',
    });
    return null;
  }
}

function checkZones(r: Reading, site: Site, raw: RawPlan): void {
  if (raw.alsoTimezones !== undefined && raw.timezone === undefined) {
    r.findings.error(
      'missing-key',
      site.at('alsoTimezones').key,
      'times elsewhere need the `timezone` of the session',
      {
        hint: 'write timezone: Europe/London, or where the session is',
      },
    );
  }
  if (
    raw.alsoTimezones !== undefined &&
    raw.date === undefined &&
    !(raw.modules ?? []).some((m) => m.date ?? m.dates)
  ) {
    r.findings.error(
      'missing-key',
      site.at('alsoTimezones').key,
      'times elsewhere need a `date`, because of summer time',
      {
        hint: 'write date: 2026-03-12',
      },
    );
  }
}

function readIdentify(r: Reading, site: Site, raw: RawPlan): readonly IdentifyKey[] {
  return Object.entries(raw.identify ?? {}).map(([key, value]) => {
    const at = site.at('identify').at(key);
    if (['about', 'rater', 'round', 'form'].includes(key)) {
      r.findings.error('bad-id', at.key, `\`${key}\` is a column of its own already`, {
        hint: 'choose another key',
      });
    }
    const prompt = inline(r, at.at('prompt'), value.prompt)!;
    return {
      key,
      prompt,
      plain: plainText(prompt),
      options: value.options === undefined ? null : options(r, at.at('options'), value.options, false),
      span: at.key,
    };
  });
}

function readIncludes(r: Reading, site: Site, paths: readonly string[]): Library[] {
  return paths.flatMap((path, i): Library[] => {
    const file = readText(r, site.at('include').at(i), path);
    const yaml = file && readYaml(file, r.findings);
    const shape = yaml && checkShape(includeSchema as z.ZodType<RawInclude>, yaml, r.findings);
    for (const name of namesLeft(shape?.left ?? [], ['instruments', 'worksheets', 'handouts']))
      r.brokenForms.add(name);
    return shape?.data ? [{ site: shape.file.site, raw: shape.data }] : [];
  });
}

function readLists(r: Reading, { site, raw }: Library): void {
  for (const [id, entries] of Object.entries(raw.lists ?? {})) {
    const at = site.at('lists').at(id);
    const known = r.lists.get(id);
    if (known) sayDuplicate(r, id, known.site.key, at.key, `two lists are called \`${id}\``);
    else r.lists.set(id, { entries, site: at });
  }
}

function readScales(r: Reading, { site, raw }: Library): void {
  for (const [id, value] of Object.entries(raw.scales ?? {})) {
    const at = site.at('scales').at(id);
    const known = r.scales.get(id);
    const scale = readScale(r, at, value, id);
    if (known) sayDuplicate(r, id, known.span, at.key, `two scales are called \`${id}\``);
    else if (scale) r.scales.set(id, { ...scale, span: at.key });
    else r.brokenScales.add(id);
  }
}

function readForms(r: Reading, { site, raw }: Library, identify: readonly IdentifyKey[]) {
  const instruments: Instrument[] = [];
  for (const [id, value] of Object.entries(raw.instruments ?? {})) {
    const instrument = readInstrument(r, site.at('instruments').at(id), id, value, identify);
    if (instrument) instruments.push(instrument);
    else r.brokenForms.add(id);
  }
  const worksheets: Worksheet[] = Object.entries(raw.worksheets ?? {}).map(([id, value]) =>
    readWorksheet(r, site.at('worksheets').at(id), id, value, identify),
  );
  const handouts: Handout[] = Object.entries(raw.handouts ?? {}).map(([id, value]) =>
    readHandout(r, site.at('handouts').at(id), id, value),
  );
  return { instruments, worksheets, handouts };
}

/** Worksheets by id, or several by the beginning of their ids: `frame-*`. */
function readAppendix(
  r: Reading,
  site: Site,
  raw: RawPlan,
  worksheets: readonly Worksheet[],
): Appendix | null {
  if (!raw.appendix) return null;
  const at = site.at('appendix');
  const ids = raw.appendix.worksheets.flatMap((pattern, i) => {
    const start = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
    const found = worksheets
      .filter((w) => (start === null ? w.id === pattern : w.id.startsWith(start)))
      .map((w) => w.id);
    if (found.length === 0 && !r.brokenForms.has(pattern)) {
      r.findings.error('unknown-id', at.at('worksheets').at(i).span, `there is no worksheet \`${pattern}\``, {
        hint: `there are ${worksheets.map((w) => w.id).join(', ') || 'none'}`,
      });
    }
    return found;
  });
  return {
    title: inline(r, at.at('title'), raw.appendix.title),
    worksheets: [...new Set(ids)],
    show: raw.appendix.show ?? 'full',
  };
}

function uniqueOwners(r: Reading, owners: readonly { id: string; span: Span }[]): void {
  const seen = new Map<string, Span>();
  for (const { id, span } of owners) {
    const first = seen.get(id);
    if (first) sayDuplicate(r, id, ...inOrder(first, span), `two things of this plan are called \`${id}\``);
    else seen.set(id, span);
  }
}

function inOrder(a: Span, b: Span): [Span, Span] {
  return a.file !== b.file || a.start <= b.start ? [a, b] : [b, a];
}

/** As one reads the plan from the top; included files come after it. */
function inFileOrder(named: readonly { id: string; span: Span }[], main: SourceFile): readonly string[] {
  const rank = (s: Span): number => (s.file.path === main.path ? s.start : Number.MAX_SAFE_INTEGER);
  return [...named].sort((a, b) => rank(a.span) - rank(b.span)).map((x) => x.id);
}
