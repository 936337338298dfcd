import type { Findings } from '../diagnostics/index.js';
import { formsOf } from '../form/index.js';
import type { BuildInput } from '../pack/index.js';
import { type Plan, paperNamed } from '../plan/index.js';
import { sessionDate } from './dates.js';
import { openFonts } from './fonts.js';
import { openTemplate, openTheme } from './looks.js';
import { version, wrongUse } from './world.js';

export interface PressOptions {
  readonly paper?: string;
  readonly theme?: string;
}

/** What single documents are made with: paper, theme, fonts, templates. null where the findings tell errors. */
export function openPress(
  plan: Plan,
  options: PressOptions,
  command: string,
  findings: Findings,
): BuildInput | null {
  const paper = options.paper === undefined ? plan.paper : paperNamed(options.paper);
  if (!paper) throw wrongUse(`no paper ${options.paper}; there are a4, a5, letter, legal`, command);
  const theme = openTheme(plan, options.theme, findings);
  const fonts = theme && openFonts(theme, findings, plan.language);
  if (!theme || !fonts) return null;
  return {
    ...{ plan, forms: formsOf(plan), paper, theme, fonts },
    template: (name) => openTemplate(plan, name, findings),
    ...{ earlier: new Map(), only: null, fillable: false, imposed: false, people: null },
    ...{ date: sessionDate(plan), version: version() },
  };
}
