import type { Findings } from '../diagnostics/index.js';
import { plainText } from '../markdown/index.js';
import { dataOf, planContext, renderTemplate } from '../template/index.js';
import type { StyleName, Theme } from '../theme/index.js';
import { type BuildInput, settingOf, written } from './build.js';
import { composePages } from './compose.js';
import type { DocumentPlan } from './documents.js';

/** To be read from three metres: about 16 points for names, 27 for the number of a group. */
const LARGER: Partial<Record<StyleName, number>> = { title: 1.6, section: 2, text: 1.5, label: 1.5 };

/** One document for the wall, from the template `groups` and the lists that it loops over. null where the findings tell errors. */
export async function buildWall(
  input: BuildInput,
  lists: readonly object[],
  findings: Findings,
): Promise<Uint8Array | null> {
  const theme = larger(input.theme);
  const setting = settingOf({ ...input, theme }, findings);
  const source = input.template('groups');
  const title = setting.labels.groupHead;
  const document: DocumentPlan = {
    ...{ id: 'groups', kind: 'sheet', template: 'groups', path: 'groups.pdf', label: 'groupHead' },
    ...{ title, form: null, anonymous: false, copies: null },
  };
  const context = {
    plan: planContext(input.plan),
    document: { id: 'groups', name: 'groups', paper: input.paper.name, title: plainText(input.plan.title) },
    person: null,
    groups: dataOf(lists),
    labels: setting.labels,
  };
  const style = { language: input.plan.language, clock: input.plan.clock };
  const rendered = source && renderTemplate(source, context, style, findings);
  if (!rendered) return null;
  const composed = composePages({ ...setting, kind: 'sheet' }, rendered, title, document.path);
  if (findings.hasErrors) return null;
  return (await written({ ...input, theme }, document, composed)).bytes;
}

/** Leads stay on the half unit. */
function larger(theme: Theme): Theme {
  const styles = Object.entries(theme.styles).map(([name, style]) => {
    const times = LARGER[name as StyleName] ?? 1;
    return [name, { ...style, size: style.size * times, lead: Math.round(style.lead * times * 2) / 2 }];
  });
  return { ...theme, styles: Object.fromEntries(styles) as Theme['styles'] };
}
