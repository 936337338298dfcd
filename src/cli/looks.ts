import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type Findings, nearest } from '../diagnostics/index.js';
import { labelsFor } from '../labels/index.js';
import { documentsOf } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { decodeUtf8, type SourceFile } from '../source/index.js';
import { planContext, renderTemplate } from '../template/index.js';
import { readTheme, type Theme } from '../theme/index.js';
import { packagePath } from './world.js';

/** Names of built-in templates and themes, without their endings. */
export function builtIns(): { templates: string[]; themes: string[] } {
  const names = (folder: string, ending: string): string[] =>
    readdirSync(packagePath(folder))
      .filter((f) => f.endsWith(ending))
      .map((f) => f.slice(0, -ending.length))
      .sort();
  return { templates: names('templates', '.hbs'), themes: names('templates/themes', '.yaml') };
}

/** The theme that the plan or `--theme` names: a built-in one, or a file. What it leaves out is classic's. */
export function openTheme(plan: Plan, named: string | undefined, findings: Findings): Theme | null {
  const name = named ?? plan.theme;
  const classic = packagePath('templates/themes/classic.yaml');
  const base = readTheme({ path: classic, text: readFileSync(classic, 'utf8') }, null, findings);
  const path = /[./\\]/.test(name) ? resolve(name) : shadowed(plan, `themes/${name}.yaml`);
  if (!path || !existsSync(path)) {
    const { themes } = builtIns();
    const near = nearest(name, themes);
    findings.error('file-missing', { path: plan.path }, `there is no theme \`${name}\``, {
      hint: near ? `did you mean ${near}?` : `there are ${themes.join(', ')}, or name a YAML file`,
    });
    return null;
  }
  if (path === classic) return base;
  const text = decodeUtf8(readFileSync(path));
  if (text === null) {
    findings.error('file-unreadable', { path }, 'this is not a UTF-8 text');
    return null;
  }
  return readTheme({ path: shown(path), text }, base, findings);
}

const sources = new Map<string, SourceFile>();

/** A template by its name: the plan's folder first, then the built-in one. */
export function openTemplate(plan: Plan, name: string, findings: Findings): SourceFile | null {
  const path = shadowed(plan, `${name}.hbs`);
  if (!path) {
    findings.error('file-missing', { path: plan.path }, `there is no template \`${name}\``);
    return null;
  }
  const known = sources.get(path);
  if (known) return known;
  const text = decodeUtf8(readFileSync(path));
  if (text === null) {
    findings.error('file-unreadable', { path }, 'this is not a UTF-8 text');
    return null;
  }
  const source = { path: shown(path), text };
  sources.set(path, source);
  return source;
}

/** A path as one would type it here; outside this folder as it is. */
function shown(path: string): string {
  const here = relative(process.cwd(), path);
  return here.startsWith('..') ? path : here;
}

/** Reads theme and templates of a plan as build would, so that their mistakes are told with the others. */
export function checkLooks(plan: Plan, named: string | undefined, findings: Findings): Theme | null {
  const theme = openTheme(plan, named, findings);
  const labels = labelsFor(plan.language);
  const context = planContext(plan);
  // One document of each template is enough to see what is wrong with it.
  for (const { id, template, title } of new Map(documentsOf(plan).map((d) => [d.template, d])).values()) {
    const source = openTemplate(plan, template, findings);
    const document = { id, name: id, title, paper: plan.paper.name };
    if (source) renderTemplate(source, { plan: context, document, person: null, labels }, plan, findings);
  }
  return theme;
}

function shadowed(plan: Plan, file: string): string | null {
  const own = plan.templates ? resolve(plan.templates, file) : null;
  if (own && existsSync(own)) return own;
  const built = packagePath(`templates/${file}`);
  return existsSync(built) ? built : null;
}
