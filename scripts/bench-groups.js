// How long groups take, and how near they come: fresh mixes over several rounds, with and without wishes.
import { Findings } from '../dist/diagnostics/index.js';
import { drawGroups } from '../dist/groups/index.js';
import { parsePlan } from '../dist/plan/index.js';

const SEED = Number(process.argv[2] ?? 1);
const files = { read: () => 'missing', real: () => null };
const header = { path: 'roster.csv', row: 1, column: 1 };

function planOf(rounds, group) {
  const activities = Array.from(
    { length: rounds },
    (_, i) => `      - {title: Round ${i + 1}, group: {as: round-${i + 1}, ${group}}}`,
  );
  const text = `plenary: 1\ntitle: T\nmodules:\n  - title: M\n    activities:\n${activities.join('\n')}\n`;
  return parsePlan({ path: 'plan.yaml', text }, files, new Findings(), {});
}

const people = (count) =>
  Array.from({ length: count }, (_, i) => ({
    respondent: `P${String(i + 1).padStart(3, '0')}`,
    // Schools of about ten people, as they come to a large day; cars of three.
    columns: new Map([
      ['school', `School ${(i * 7) % Math.ceil(count / 10)}`],
      ...(i % 10 < 3 ? [['car', `Car ${Math.floor(i / 10)}`]] : []),
    ]),
  }));

const CASES = [
  [9, 4, 'size: 3'],
  [15, 7, 'size: 3'],
  [16, 5, 'size: 4'],
  [25, 6, 'size: 5'],
  [24, 6, 'size: 4'],
  [32, 8, 'size: 4'],
  [32, 10, 'size: 4'],
  [48, 6, 'size: 4, mix: school'],
  [400, 6, 'size: 4'],
  [400, 6, 'size: 8, apart: school'],
  [400, 6, 'size: 5, together: car, apart: school'],
  [400, 6, 'size: 20, mix: school'],
];

console.log('people  rounds  groups                                   seconds  meet again  must');
for (const [count, rounds, group] of CASES) {
  const plan = planOf(rounds, group);
  const roster = { columns: ['school', 'car'], header, cell: () => header };
  const began = process.cpuUsage();
  const drawn = drawGroups(plan, people(count), { seed: SEED }, roster, new Findings());
  const { user, system } = process.cpuUsage(began);
  const { meetings, best } = drawn.objective.repeats;
  const seconds = ((user + system) / 1e6).toFixed(2);
  console.log(
    `${String(count).padStart(6)}  ${String(rounds).padStart(6)}  ${group.padEnd(40)} ${seconds.padStart(7)}  ${String(meetings).padStart(10)}  ${String(best ?? '?').padStart(4)}`,
  );
}
