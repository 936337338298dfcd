// Builds the bundled sessions into out/, scores their responses, and says what is worth opening.
import { spawnSync } from 'node:child_process';

const plenary = (...args) => {
  console.log(`\n$ plenary ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, ['bin/plenary.js', ...args], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};

const together = 'sessions/leading-together';
const trust = 'sessions/trust-day';

plenary('build', `${together}/plan.yaml`, '-o', 'out/leading-together');
plenary('build', `${trust}/plan.yaml`, '-o', 'out/trust-day');
plenary('score', `${together}/plan.yaml`, `${together}/responses.csv`, '--by', 'group');
plenary(
  'score',
  `${trust}/plan.yaml`,
  '--round',
  `before=${trust}/responses/before.csv`,
  '--round',
  `after=${trust}/responses/after.csv`,
  '--by',
  'group',
);
plenary(
  'score',
  `${trust}/plan.yaml`,
  `${trust}/responses/reflect.csv`,
  '--format',
  'md',
  '-o',
  'out/trust-day/reflect.md',
);

console.log(`
Worth opening
  out/leading-together/booklet.pdf      what 24 people get for the day
  out/leading-together/facilitator.pdf  run sheets and what to say
  out/leading-together/instruments/capital.pdf
  out/trust-day/booklet.pdf             a half-day, with its worksheet in place
  out/trust-day/instruments/trust.pdf   the anonymous audit, one loose sheet
  out/trust-day/reflect.md              what people wrote and chose`);
