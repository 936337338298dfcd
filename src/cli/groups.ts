import { randomInt } from 'node:crypto';
import { Findings } from '../diagnostics/index.js';
import { type Drawn, drawGroups, type GroupName, groupNames } from '../groups/index.js';
import { plainText } from '../markdown/index.js';
import type { Plan } from '../plan/index.js';
import { exchangeToCsv, groupsToCsv, groupsToJson, groupsToMarkdown, groupsToText } from '../report/index.js';
import { readOffers } from './offers.js';
import { writeWhole } from './output.js';
import { readPeople } from './people.js';
import { readPlan } from './plans.js';
import { countText, sayFailed, sayFindings } from './say.js';
import { wallList } from './wall.js';
import { sign, type World, wrongUse } from './world.js';

export interface GroupsOptions {
  readonly roster?: string;
  readonly seed?: string;
  readonly mix?: string;
  readonly apart?: string;
  readonly together?: string;
  readonly absent?: string;
  readonly match?: string;
  readonly responses?: string;
  readonly map?: string;
  readonly from?: string;
  readonly format: string;
  readonly out: string;
  readonly paper?: string;
  readonly theme?: string;
  readonly root?: string;
}

const FORMATS = ['text', 'csv', 'json', 'md', 'pdf'];
const MAX_SEED = 2 ** 32 - 1;
/** Seeds that are drawn are short enough to be typed. */
const DRAWN_SEEDS = 10_000;

export async function groups(world: World, path: string, options: GroupsOptions): Promise<number> {
  const roster = checkUse(options);
  const { plan, findings } = readPlan(world, path, options.root);
  if (!plan || findings.hasErrors) {
    sayFindings(world, findings.list);
    return sayFailed(world, path, findings);
  }
  const said = new Findings();
  const drawn = await draw(world, plan, roster, options, said);
  sayFindings(world, said.list);
  if (!drawn || said.hasErrors) return failed(world, said);
  const names = groupNames(plan);
  if (options.format === 'pdf') return deliverPdf(world, plan, drawn, names, options);
  return deliver(world, options.out, written(world, plan, drawn, names, options.format));
}

function failed(world: World, findings: Findings): 1 {
  if (!world.json)
    world.err.line(`${sign(world.err, 'error')} ${countText(findings.list)}; nothing was drawn`);
  return 1;
}

/** The roster's path; stops at wrong use before anything is read. */
function checkUse(options: GroupsOptions): string {
  const { roster, format, seed, match, responses, out } = options;
  if (roster === undefined) throw wrongUse('groups needs the people: --roster people.csv', 'groups');
  if (!FORMATS.includes(format))
    throw wrongUse(`no format ${format}; there are ${FORMATS.join(', ')}`, 'groups');
  if (seed !== undefined && !(/^\d+$/.test(seed) && Number(seed) <= MAX_SEED))
    throw wrongUse(`--seed is a whole number from 0 to ${MAX_SEED}, not ${seed}`, 'groups');
  if ((match === undefined) !== (responses === undefined))
    throw wrongUse('--match want=offer and --responses file go together', 'groups');
  if (roster === '-' && responses === '-')
    throw wrongUse('only one of --roster and --responses can come from standard input', 'groups');
  if (format === 'pdf' && out === '-' && process.stdout.isTTY)
    throw wrongUse('a PDF needs a file: -o groups.pdf', 'groups');
  return roster;
}

async function draw(
  world: World,
  plan: Plan,
  roster: string,
  options: GroupsOptions,
  findings: Findings,
): Promise<Drawn | null> {
  const read = await readPeople(roster, findings);
  if (!read) return null;
  const { match, responses, map, from } = options;
  const exchange =
    match === undefined || responses === undefined
      ? null
      : await readOffers(world, plan, match, responses, { roster, map, from }, findings);
  if (findings.hasErrors) return null;
  if (exchange === null && groupNames(plan).length === 0) {
    findings.error('no-data', plan.span, 'this plan makes no groups', {
      hint: 'give an activity groups: group: {size: 4, as: home}',
    });
    return null;
  }
  const seed = options.seed === undefined ? randomInt(1, DRAWN_SEEDS) : Number(options.seed);
  const { mix, apart, together } = options;
  const absent = (options.absent ?? '').split(/[,;\s]+/).filter((id) => id !== '');
  return drawGroups(
    plan,
    read.people,
    { seed, mix, apart, together, absent, exchange },
    read.places,
    findings,
  );
}

function written(
  world: World,
  plan: Plan,
  drawn: Drawn,
  names: readonly GroupName[],
  format: string,
): string {
  if (format === 'json') return groupsToJson(drawn);
  if (format === 'md') return groupsToMarkdown(drawn, names, plainText(plan.title));
  if (format === 'csv') return names.length === 0 ? exchangeToCsv(drawn) : groupsToCsv(drawn, names);
  const { ink, terminal, unicode } = world.out;
  return groupsToText(drawn, names, { ink, width: terminal ? (process.stdout.columns ?? 80) : 80, unicode });
}

async function deliverPdf(
  world: World,
  plan: Plan,
  drawn: Drawn,
  names: readonly GroupName[],
  options: GroupsOptions,
): Promise<number> {
  const findings = new Findings();
  const bytes = await wallList(plan, drawn, names, options, findings);
  sayFindings(world, findings.list);
  if (!bytes || findings.hasErrors) return sayFailed(world, plan.path, findings);
  return deliver(world, options.out, bytes, `, drawn with --seed ${drawn.seed}`);
}

function deliver(world: World, out: string, content: string | Uint8Array, note = ''): 0 {
  if (out === '-') {
    if (typeof content === 'string') world.out.write(content);
    else process.stdout.write(content);
    return 0;
  }
  writeWhole(out, content);
  if (!world.quiet) world.err.line(`${sign(world.err, 'ok')} ${out}${note}`);
  return 0;
}
