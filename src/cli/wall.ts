import type { Findings } from '../diagnostics/index.js';
import { type Drawn, type GroupName, isNumbered } from '../groups/index.js';
import { buildWall } from '../pack/index.js';
import type { Plan } from '../plan/index.js';
import { openPress } from './press.js';

/** Group lists for the wall as a PDF; null where the findings tell errors. */
export async function wallList(
  plan: Plan,
  drawn: Drawn,
  names: readonly GroupName[],
  options: { readonly paper?: string; readonly theme?: string },
  findings: Findings,
): Promise<Uint8Array | null> {
  const press = openPress(plan, options, 'groups', findings);
  return press && buildWall(press, listsOf(drawn, names), findings);
}

const ACROSS = 3;
/** Fills a last row, so that its columns are as wide as the others. */
const NO_GROUP = { name: null, members: [] };

/** Groups as the template takes them: `rows` of three stand side by side. */
function listsOf(drawn: Drawn, names: readonly GroupName[]): object[] {
  return Object.entries(drawn.groups).map(([key, groups]) => {
    const name = names.find((n) => n.name === key);
    const numbered = isNumbered(name);
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
