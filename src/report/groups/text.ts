import { displayWidth } from '../../diagnostics/index.js';
import type { Drawn, DrawnGroup, GroupName } from '../../groups/index.js';
import { padEnd } from '../lines.js';
import { Page, type TextOptions } from '../text/page.js';
import { plural } from '../words.js';
import { callNames, memberWords, nameNotes, sizeWords, wholeNotes } from './words.js';

const GAP = 3;

/** Groups as a terminal shows them: a line for each group, what came of the wishes, and how to have the same lists again. */
export function groupsToText(drawn: Drawn, names: readonly GroupName[], options: TextOptions): string {
  const page = new Page(options);
  const call = callNames(drawn);
  for (const [key, groups] of Object.entries(drawn.groups)) {
    if (page.lines.length > 0) page.line();
    const report = drawn.objective.names[key]!;
    page.line(`${page.ink.strong(page.say(key))}: ${sizeWords(groups, report)}`);
    const name = names.find((n) => n.name === key);
    tellGroups(page, groups, (m) => memberWords(m, name, call));
    for (const note of nameNotes(drawn, key, name)) page.note(note);
  }
  if (drawn.exchange) tellExchange(page, drawn);
  if (page.lines.length > 0) page.line();
  page.words([...wholeNotes(drawn), `Same lists again: --seed ${drawn.seed}`].join(' '));
  return page.toString();
}

/** People side by side, as many to a line as have room, under each other from group to group. */
function tellGroups(
  page: Page,
  groups: readonly DrawnGroup[],
  words: (m: DrawnGroup['members'][number]) => string,
): void {
  const signs = groups.map((g) => page.cut(g.name, 24));
  const sign = Math.max(...signs.map(displayWidth));
  const indent = 2 + sign + 2;
  const room = page.width - indent;
  const cells = groups.map((g) => g.members.map((m) => page.cut(words(m), room)));
  const wide = Math.max(...cells.flat().map(displayWidth));
  const perLine = Math.max(1, Math.floor((room + GAP) / (wide + GAP)));
  for (const [i, own] of cells.entries()) {
    for (let at = 0; at === 0 || at < own.length; at += perLine) {
      const head = at === 0 ? `  ${padEnd(signs[i]!, sign)}  ` : ' '.repeat(indent);
      page.line(
        head +
          own
            .slice(at, at + perLine)
            .map((c) => padEnd(c, wide))
            .join(' '.repeat(GAP)),
      );
    }
  }
}

function tellExchange(page: Page, drawn: Drawn): void {
  const { exchange } = drawn;
  if (!exchange) return;
  if (page.lines.length > 0) page.line();
  const { pairs, unmet, load, want, offer } = exchange;
  page.line(
    `${page.ink.strong('offers and wants')}: ${plural(pairs.length, 'want')} served (${page.say(offer)} for ${page.say(want)})`,
  );
  const options = [...new Set(pairs.map((p) => p.option))];
  for (const option of options) {
    const own = pairs.filter((p) => p.option === option);
    page.line(`  ${page.cut(own[0]!.label, page.width - 2)}`);
    for (const from of new Set(own.map((p) => p.from))) {
      const to = own.filter((p) => p.from === from).map((p) => exchangeName(drawn, p.to));
      page.words(`${exchangeName(drawn, from)} for ${to.join(', ')}`, '    ');
    }
  }
  if (pairs.length > 0) page.note(`Nobody serves more than ${load}; it cannot be done with fewer.`);
  for (const u of unmet)
    page.words(
      `nobody else offers ${u.label}, which ${exchangeName(drawn, u.respondent)} wants`,
      '! ',
      undefined,
      page.ink.warning,
    );
}

/** People of an exchange by name, also where the plan makes no groups. */
function exchangeName(drawn: Drawn, respondent: string): string {
  const name = drawn.people[respondent] ?? '';
  return name === '' ? respondent : `${name} (${respondent})`;
}
