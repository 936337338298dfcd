import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';

const TEXT = readFileSync(fileURLToPath(new URL('../../docs/responses.md', import.meta.url)), 'utf8');
const example = (start: string): string =>
  [...TEXT.matchAll(/^```(\S.*)\n([\s\S]*?)^```$/gm)]
    .map((m) => `${m[1]}\n${m[2]}`)
    .find((block) => block.startsWith(start))!
    .replace(/^.*\n/, '');

it('the example of the page on responses can be followed', () => {
  const folder = folderWith({
    'plan.yaml': example('yaml\nplenary'),
    'map.yaml': example('yaml\n# map'),
    'form.csv': example('csv\n'),
  });
  const [command, first] = example('console').trimEnd().split('\n');
  const run = plenary(folder, command!.split(' ').slice(2));
  expect(run.err).toContain(`${first}\n`);
  expect(run.code).toBe(0);
  expect(readFileSync(join(folder, 'responses.csv'), 'utf8')).toBe(example('csv collected'));
});
