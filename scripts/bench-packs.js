// Pages per second of packs beside one booklet, in one run: a booklet that is laid out and written by itself, and the
// same booklet written for many people. Warm, in one thread, nothing on disk. Usage: bench-packs.js [people] [plan]
import { buildInput } from '../dist/cli/build-input.js';
import { readPlan } from '../dist/cli/plans.js';
import { openWorld } from '../dist/cli/world.js';
import { Findings } from '../dist/diagnostics/index.js';
import { buildPlan, Packs } from '../dist/pack/index.js';

const COUNT = Number(process.argv[2] ?? 400);
const path = process.argv[3] ?? 'sessions/leading-from-the-middle/plan.yaml';
const RUNS = 5;

const people = Array.from({ length: COUNT }, (_, i) => ({
  respondent: `P${i + 1}`,
  columns: new Map([
    ['name', `Sample Person ${i + 1}`],
    ['table', String(Math.floor(i / 6) + 1)],
  ]),
}));

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const timed = async (work) => {
  const from = performance.now();
  const result = await work();
  return [(performance.now() - from) / 1000, result];
};

const { plan } = readPlan(openWorld({}), path, undefined);
const inputFor = async (only) => ({
  ...(await buildInput(plan, { out: '', only }, new Findings())),
  only: [only],
  people: { people, columns: ['name', 'table'], drawn: null },
});

const booklet = await inputFor('booklet');
const alone = () => buildPlan({ ...booklet, people: null }, new Findings(), () => undefined);
const [cold] = await timed(alone);
const times = [];
let pages = 0;
for (let i = 0; i < RUNS; i++) {
  const [seconds, built] = await timed(alone);
  times.push(seconds);
  pages = built.pages;
}
const one = pages / median(times);
console.log(
  `one booklet: ${pages} pages, ${one.toFixed(0)} pages a second (the first one ${cold.toFixed(2)} s)`,
);

for (const only of ['booklet', 'pack']) {
  const input = only === 'booklet' ? booklet : { ...booklet, only: ['pack'] };
  const packs = await Packs.prepare(input, new Findings());
  let made = 0;
  const [seconds] = await timed(async () => {
    for (const person of people) {
      const { files } = await packs.make(person, packs.wants(person));
      made += files.reduce((n, f) => n + f.pages, 0);
    }
  });
  const rate = made / seconds;
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${only} for ${COUNT} people: ${made} pages, ${rate.toFixed(0)} pages a second, ${(rate / one).toFixed(2)} times one booklet; ${rss} MB`,
  );
}
