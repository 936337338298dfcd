import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nearest } from '../diagnostics/index.js';
import { builtIns } from './looks.js';
import { writeWhole } from './output.js';
import { packagePath, Stop, sign, type World, wrongUse } from './world.js';

const WHAT: Readonly<Record<string, string>> = {
  badge: 'badges to cut out',
  booklet: 'what participants get: cover, contents, all modules',
  certificate: 'a certificate for each person',
  feedback: 'one person’s own figures beside those of all',
  facilitator: 'run sheets and what to say',
  'group-card': 'who is in each group, and when it meets',
  groups: 'group lists for the wall',
  pack: 'first page of a personal pack',
  handout: 'a reading by itself',
  instrument: 'a questionnaire by itself',
  'name-tent': 'name tents to fold, two to a sheet',
  'packing-list': 'everything to bring',
  'print-sheet': 'copies, paper and sheets of every file',
  'role-card': 'a card for each role in each group',
  'sign-in': 'a list to sign',
  'table-sign': 'a sign for each table and group',
  report: 'what the answers came to',
  worksheet: 'a worksheet by itself',
};

export function listTemplates(world: World): number {
  const { templates, themes } = builtIns();
  const { out } = world;
  out.line(out.ink.strong('Templates'));
  for (const name of templates) out.line(`  ${name.padEnd(12)} ${WHAT[name] ?? ''}`.trimEnd());
  out.line(out.ink.strong('Themes'));
  for (const name of themes) out.line(`  ${name}`);
  out.line('To change one: plenary templates copy booklet ./templates');
  out.line('and in the plan: templates: ./templates');
  return 0;
}

export function copyTemplate(world: World, name: string, folder: string): number {
  const { templates, themes } = builtIns();
  const file = templates.includes(name)
    ? `${name}.hbs`
    : themes.includes(name)
      ? `themes/${name}.yaml`
      : null;
  if (!file) {
    const near = nearest(name, [...templates, ...themes]);
    throw wrongUse(
      `no template ${name}${near ? `; did you mean ${near}?` : `; there are ${[...templates, ...themes].join(', ')}`}`,
      'templates',
    );
  }
  const target = join(folder, file);
  if (existsSync(target))
    throw new Stop(1, [
      `plenary: ${target} is there already and was not touched`,
      'remove it first, or copy into another folder',
    ]);
  writeWhole(target, readFileSync(packagePath(`templates/${file}`)));
  if (!world.quiet)
    world.err.line(
      `${sign(world.err, 'ok')} ${target}: to use it, name the folder in the plan, as seen from the plan: templates: ./${basename(folder)}`,
    );
  return 0;
}
