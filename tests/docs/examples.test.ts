import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/diagnostics/index.js';
import { readTheme } from '../../src/theme/index.js';
import { folderWith, plenary } from '../helpers/cli.js';
import { parse } from '../helpers/plan.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Example {
  readonly language: string;
  readonly text: string;
}

function examples(file: string): Example[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```(\S+.*)\n([\s\S]*?)^```$/gm)].map((m) => ({
    language: m[1]!.trim(),
    text: m[2]!,
  }));
}

describe('examples of plans in the documents', () => {
  for (const file of readdirSync(join(ROOT, 'docs')).filter((f) => f.endsWith('.md'))) {
    const plans = examples(`docs/${file}`).filter(
      (e) => e.language === 'yaml' && !e.text.startsWith('# map'),
    );
    it.each(plans.map((e, i) => [i + 1, e.text] as const))(
      `${file}, example %i has no mistakes`,
      (_, text) => {
        const plan = text.startsWith('plenary:') ? text : `plenary: 1\ntitle: Example\n${text}`;
        const errors = parse(plan).found.filter((d) => d.severity === 'error');
        expect(errors.map((e) => e.message)).toEqual([]);
      },
    );
  }

  it('the theme can be read', () => {
    const findings = new Findings();
    const classic = readTheme(
      { path: 'classic.yaml', text: readFileSync(join(ROOT, 'templates/themes/classic.yaml'), 'utf8') },
      null,
      findings,
    );
    const own = examples('docs/templates.md').find((e) => e.language === 'yaml theme')!;
    const theme = readTheme({ path: 'own.yaml', text: own.text }, classic, findings);
    expect(findings.list).toEqual([]);
    expect(theme!.styles.title).toMatchObject({ size: 24, lead: 4 });
  });
});

describe('the README', () => {
  it('can be followed from plan to summary', () => {
    const [plan] = examples('README.md').filter((e) => e.language === 'yaml');
    const rows = examples('README.md').find((e) => e.language === 'csv')!;
    const folder = folderWith({ 'plan.yaml': plan!.text, 'responses.csv': rows.text });
    expect(plenary(folder, ['check', 'plan.yaml']).err).toMatch(/^✓/);
    expect(plenary(folder, ['build', 'plan.yaml', '-o', 'out']).code).toBe(0);
    const header = readFileSync(join(folder, 'out/responses.csv'), 'utf8');
    expect(rows.text.split('\n')[0]).toBe(header.trimEnd());
    const shown = examples('README.md').find((e) => e.language === 'console')!;
    const run = plenary(folder, ['score', 'plan.yaml', 'responses.csv']);
    expect(run.code).toBe(0);
    expect(shown.text).toContain(run.out.trimEnd());
  });
});
