import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plenary } from '../helpers/cli.js';

const manual = readFileSync(fileURLToPath(new URL('../../docs/time.md', import.meta.url)), 'utf8');
const plan = /^```yaml\n([\s\S]*?)^```$/m.exec(manual)![1]!;
const shown = [...manual.matchAll(/^```console\n\$ plenary (.*)\n([\s\S]*?)^```$/gm)].map(
  (m) => [m[1]!, m[2]!] as const,
);

/** The sheet of the example: eight statements, and two lines for evidence under each. */
const AUDIT = `plenary: 1
title: Audit

modules:
  - title: One
    activities:
      - title: Measuring
        minutes: 7
        use: [audit]
instruments:
  audit:
    title: The audit
    identify: []
    scale: {from: 1, to: 5}
    evidence: 2
    items:
${'      - In our team people say openly what they think of the plans.\n'.repeat(8)}
`;

describe('docs/time.md', () => {
  const folder = folderWith({ 'plan.yaml': plan, 'audit.yaml': AUDIT });

  it.each(shown)('plenary %s says what the manual shows', (command, output) => {
    const run = plenary(folder, command.split(' '));
    expect(run.code).toBe(0);
    expect(run.out + run.err).toContain(output.trimEnd());
  });
});
