import type { Findings } from '../diagnostics/index.js';
import { formsOf } from '../form/index.js';
import type { Drawn, GroupName } from '../groups/index.js';
import { buildWall } from '../pack/index.js';
import { type Plan, paperNamed } from '../plan/index.js';
import { sessionDate } from './dates.js';
import { openFonts } from './fonts.js';
import { openTemplate, openTheme } from './looks.js';
import { version, wrongUse } from './world.js';

/** Group lists for the wall as a PDF; null where the findings tell errors. */
export async function wallList(
  plan: Plan,
  drawn: Drawn,
  names: readonly GroupName[],
  options: { readonly paper?: string; readonly theme?: string },
  findings: Findings,
): Promise<Uint8Array | null> {
  const paper = options.paper === undefined ? plan.paper : paperNamed(options.paper);
  if (!paper) throw wrongUse(`no paper ${options.paper}; there are a4, a5, letter, legal`, 'groups');
  const theme = openTheme(plan, options.theme, findings);
  const fonts = theme && openFonts(theme, findings, plan.language);
  if (!theme || !fonts) return null;
  return buildWall(
    {
      plan,
      forms: formsOf(plan),
      paper,
      theme,
      fonts,
      template: (name) => openTemplate(plan, name, findings),
      earlier: new Map(),
      only: null,
      fillable: false,
      people: null,
      date: sessionDate(plan),
      version: version(),
    },
    listsOf(drawn, names),
    findings,
  );
}

const ACROSS = 3;
/** Fills a last row, so that its columns are as wide as the others. */
const NO_GROUP = { name: null, members: [] };

/** Groups as the template takes them: `rows` of three stand side by side. */
function listsOf(drawn: Drawn, names: readonly GroupName[]): object[] {
  return Object.entries(drawn.groups).map(([key, groups]) => {
    const name = names.find((n) => n.name === key);
    const numbered = (name?.numbered ?? false) && name?.how.kind !== 'number';
    const list = groups.map((g) => ({
      name: g.name,
      members: g.members.map((m) => ({
        ...m,
        name: m.name || m.respondent,
        sign: numbered ? m.number : null,
      })),
    }));
    const rows = Array.from({ length: Math.ceil(list.length / ACROSS) }, (_, i) =>
      Array.from({ length: ACROSS }, (_, j) => list[ACROSS * i + j] ?? NO_GROUP),
    );
    return { name: key, groups: list, rows };
  });
}
