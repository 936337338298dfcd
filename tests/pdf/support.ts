import { openFonts } from '../../src/cli/fonts.js';
import { openTheme } from '../../src/cli/looks.js';
import { Findings } from '../../src/diagnostics/index.js';
import type { Fonts } from '../../src/pdf/index.js';
import { planOf } from '../helpers/plan.js';

/** The fonts of a plan in a language, as they are opened for a build. */
export function fontsFor(language: string): Fonts {
  const findings = new Findings();
  const plan = planOf(`plenary: 1\ntitle: Fonts\nlanguage: ${language}\n`);
  return openFonts(openTheme(plan, undefined, findings)!, findings, language)!;
}
