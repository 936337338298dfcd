import type { Findings } from '../diagnostics/index.js';
import { nearest } from '../diagnostics/index.js';
import { formsOf } from '../form/index.js';
import { type BuildInput, documentsOf, hasMissing, type PackPeople, ROOM_IDS } from '../pack/index.js';
import { type Paper, type Plan, paperNamed } from '../plan/index.js';
import type { BuildOptions } from './build-options.js';
import { sessionDate } from './dates.js';
import { earlierOf } from './earlier.js';
import { openFonts } from './fonts.js';
import { checkLooks, openTemplate } from './looks.js';
import { type KnownPeople, packPeople } from './pack-people.js';
import { version, wrongUse } from './world.js';

/** What a plan's documents are made from, and the people. */
export type KnownInput<P extends PackPeople | null> = BuildInput & { readonly people: P };

/** All that a plan's documents are made from, with the people of the roster; null where the findings tell why not. */
export async function buildInput(
  plan: Plan,
  options: BuildOptions,
  findings: Findings,
): Promise<KnownInput<KnownPeople | null> | null> {
  const { roster, seed } = options;
  const input = await inputFor(plan, options, null, findings);
  if (!input || findings.hasErrors || roster === undefined) return input;
  const people = await packPeople(plan, roster, seed, findings);
  if (!people) return null;
  checkNames(people, input, findings);
  return { ...input, people };
}

/** The same for people who are known already. */
export async function inputFor<P extends PackPeople | null>(
  plan: Plan,
  options: BuildOptions,
  people: P,
  findings: Findings,
): Promise<KnownInput<P> | null> {
  const only = onlyOf(plan, options);
  const paper = options.paper === undefined ? plan.paper : paperOf(options.paper);
  const theme = checkLooks(plan, options.theme, findings);
  const fonts = theme && openFonts(theme, findings, plan.language);
  if (!theme || !fonts) return null;
  const forms = formsOf(plan);
  if (findings.hasErrors) return null;
  return {
    plan,
    forms,
    earlier: await earlierOf(plan, forms, findings),
    paper,
    theme,
    fonts,
    only,
    template: (name) => openTemplate(plan, name, findings),
    date: sessionDate(plan),
    version: version(),
    fillable: options.fillable === true,
    imposed: options.booklet === true,
    people,
  };
}

export function paperOf(name: string): Paper {
  const found = paperNamed(name);
  if (!found) throw wrongUse(`no paper ${name}; there are a4, a5, letter, legal`, 'build');
  return found;
}

/** Ids of `--only`, all of them known; null for everything. */
function onlyOf(plan: Plan, { only, roster }: BuildOptions): readonly string[] | null {
  if (only === undefined) return null;
  const packs = roster === undefined ? [] : ['pack'];
  const known = [
    ...new Set([...documentsOf(plan).flatMap((d) => [d.id, d.template]), ...packs, ...ROOM_IDS]),
  ];
  const wanted = only
    .split(',')
    .map((x) => x.trim())
    .filter((x) => x !== '');
  for (const id of wanted) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw wrongUse(
      `the plan has no document ${id}${near ? `; did you mean ${near}?` : `; there are ${known.join(', ')}`}`,
      'build',
    );
  }
  return wanted;
}

/** Names that the fonts cannot draw, told once: the id is printed in place of what is missing. */
function checkNames({ people, places }: KnownPeople, { fonts }: BuildInput, findings: Findings): void {
  const lacking = people.filter((p) => hasMissing(p.columns.get('name') ?? '', fonts));
  const [first] = lacking;
  if (!first) return;
  const ids = lacking.slice(0, 3).map((p) => p.respondent);
  const more = lacking.length > 3 ? ` and ${lacking.length - 3} more` : '';
  findings.warning(
    'missing-glyph',
    places.cell(first.respondent, 'name'),
    `the fonts cannot draw all of the ${lacking.length === 1 ? 'name' : 'names'} of ${ids.join(', ')}${more}`,
    { hint: 'words they lack are left out, else the id stands in; a theme may name fonts that have them' },
  );
}
