import type { Drawn, GroupName } from '../../groups/index.js';
import { markdownCell, markdownTable } from '../markdown.js';
import { callNames, memberWords, nameNotes, sizeWords, wholeNotes } from './words.js';

/** Groups as a Markdown page: a table for each name, what came of the wishes, offers and wants. */
export function groupsToMarkdown(drawn: Drawn, names: readonly GroupName[], title: string): string {
  const call = callNames(drawn);
  const out = [`# ${markdownCell(title)}`];
  for (const [key, groups] of Object.entries(drawn.groups)) {
    const name = names.find((n) => n.name === key);
    const rows = groups.map((g) => [
      markdownCell(g.name),
      g.members.map((m) => markdownCell(memberWords(m, name, call))).join(' · '),
    ]);
    out.push('', `## ${markdownCell(key)}`, '', `${sizeWords(groups, drawn.objective.names[key]!)}.`);
    out.push(...markdownTable(['Group', 'People'], rows, 'left'));
    const notes = nameNotes(drawn, key, name);
    if (notes.length > 0) out.push('', notes.map(markdownCell).join(' '));
  }
  if (drawn.exchange) out.push(...exchange(drawn));
  out.push('', [...wholeNotes(drawn), `Same lists again: --seed ${drawn.seed}`].map(markdownCell).join(' '));
  return `${out.join('\n')}\n`;
}

function exchange({ exchange: e, people }: Drawn): string[] {
  const call = (id: string): string => markdownCell(people[id] ? `${people[id]} (${id})` : id);
  const rows = [
    ...(e?.pairs ?? []).map((p) => [markdownCell(p.label), call(p.to), call(p.from)]),
    ...(e?.unmet ?? []).map((u) => [markdownCell(u.label), call(u.respondent), 'nobody else offers it']),
  ];
  return ['', '## Offers and wants', ...markdownTable(['What', 'Wants it', 'Offers it'], rows, 'left')];
}
