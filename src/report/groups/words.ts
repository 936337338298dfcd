import {
  type Drawn,
  type DrawnGroup,
  type GroupName,
  isNumbered,
  type Member,
  type NameReport,
} from '../../groups/index.js';
import { plural } from '../words.js';

/** `8 groups of 3, 24 people`; sizes that differ as `3 to 4`. */
export function sizeWords(groups: readonly DrawnGroup[], { sizes }: NameReport): string {
  const people = groups.reduce((sum, g) => sum + g.members.length, 0);
  const size = sizes.smallest === sizes.largest ? sizes.largest : `${sizes.smallest} to ${sizes.largest}`;
  const each = sizes.groups === 1 ? '' : ` of ${size}`;
  return `${plural(sizes.groups, 'group')}${each}, ${people === 1 ? '1 person' : `${people} people`}`;
}

/** How people are called in lists: by name; by id where they have none, and with it where two share one. */
export function callNames(drawn: Drawn): (m: Pick<Member, 'respondent' | 'name'>) => string {
  const owners = new Map<string, Set<string>>();
  for (const { respondent, name } of everybody(drawn)) {
    const same = owners.get(name) ?? new Set();
    owners.set(name, same.add(respondent));
  }
  return ({ respondent, name }) => {
    if (name === '') return respondent;
    return (owners.get(name)?.size ?? 0) > 1 ? `${name} (${respondent})` : name;
  };
}

function everybody(drawn: Drawn): Member[] {
  return Object.values(drawn.groups).flatMap((groups) => groups.flatMap((g) => g.members));
}

/** `2 Person 11, timekeeper`: the number where the plan asks for numbers. */
export function memberWords(
  member: Member,
  name: GroupName | undefined,
  call: (m: Member) => string,
): string {
  const number = isNumbered(name) ? `${member.number} ` : '';
  return `${number}${call(member)}${member.role === null ? '' : `, ${member.role}`}`;
}

/** How the wishes for one name are kept, and how its roles go round. */
export function nameNotes(drawn: Drawn, key: string, name: GroupName | undefined): string[] {
  const { mix, apart, together } = drawn.objective.names[key]!;
  const turns = drawn.turns[key] ?? [];
  const least = (best: number | null): string =>
    best === null || best === 0 ? '' : `; no draw has fewer than ${best}`;
  return [
    ...(name?.how.kind === 'number' ? [`The same numbers of ${name.how.of} sit together.`] : []),
    ...(mix
      ? [`Different values of ${mix.column} in a group: ${mix.spread.map(spreadWords).join(', ')}.`]
      : []),
    ...(apart
      ? [
          apart.broken === 0
            ? `Nobody sits with somebody of the same ${apart.column}.`
            : `${plural(apart.broken, 'pair')} of one ${apart.column} ${apart.broken === 1 ? 'sits' : 'sit'} together${least(apart.best)}.`,
        ]
      : []),
    ...(together
      ? [
          together.broken === 0
            ? `People of one ${together.column} sit together.`
            : `${plural(together.broken, 'pair')} of one ${together.column} could not be kept together.`,
        ]
      : []),
    ...(turns.length > 0 ? [turnWords(turns)] : []),
  ];
}

function spreadWords({ values, groups }: { values: number; groups: number }): string {
  return `${values} in ${plural(groups, 'group')}`;
}

function turnWords(turns: Drawn['turns'][string]): string {
  const activities = [...new Set(turns.map((t) => t.activity))];
  const said = activities.map((a) => {
    const n = turns.filter((t) => t.activity === a).length;
    return n === 1 ? a : `${a} (${n} turns)`;
  });
  return `The roles shown are for the first turn; then they move on by one: ${said.join(', ')}.`;
}

/** What holds for all names together: who meets again, who moved, what was not drawn. */
export function wholeNotes(drawn: Drawn): string[] {
  const { repeats, moved, names } = drawn.objective;
  const drawnNames = Object.values(names).filter((n) => n.repeats !== null).length;
  const { meetings, best } = repeats;
  const bound =
    best === null || best === 0 ? '' : best === meetings ? '; no draw has fewer' : `; at least ${best} must`;
  return [
    ...(drawnNames > 1
      ? [
          meetings === 0
            ? 'Nobody meets the same person twice.'
            : `${plural(meetings, 'pair')} ${meetings === 1 ? 'meets' : 'meet'} again${bound}.`,
        ]
      : []),
    ...(moved ? [movedWords(moved)] : []),
    ...drawn.chosen.map((name) => `${name}: people choose for themselves; nothing was drawn.`),
  ];
}

function movedWords({ people, respondents }: NonNullable<Drawn['objective']['moved']>): string {
  if (people === 0) return 'Everybody else keeps their groups.';
  const shown = respondents.slice(0, 8).join(', ');
  const more = people > 8 ? ` and ${people - 8} more` : '';
  return `${people === 1 ? '1 person changes' : `${people} people change`} groups: ${shown}${more}. All others stay.`;
}
