import type { Findings } from '../diagnostics/index.js';
import { type MarkdownBlock as Block, parseTemplateOutput } from '../markdown/index.js';
import type { SourceFile } from '../source/index.js';
import { Filler } from './fill.js';
import type { Style } from './formats.js';
import { Stopped } from './limits.js';
import { Output } from './output.js';
import { reportUnknownPartials } from './partials.js';
import { Reports } from './reports.js';
import { rootScope } from './scope.js';
import { TOO_DEEP } from './syntax-error.js';
import type { SlotValue, Value, ValueRecord } from './values.js';
import { Walker } from './walk.js';

/** Everything that a template can name. */
export interface TemplateContext {
  readonly plan: ValueRecord;
  /** `name`, `paper`, and what else this document is about (`id`). */
  readonly document: ValueRecord;
  /** The roster's row; null where there is no roster. */
  readonly person: ValueRecord | null;
  readonly labels: Readonly<Record<string, string>>;
  /** Group lists. */
  readonly groups?: Value;
  /** For the table that morning: who comes, groups and tables that want a sign, what to bring, what to print. */
  readonly people?: Value;
  readonly signs?: Value;
  readonly materials?: Value;
  readonly prints?: Value;
  /** Reports and feedback: the scores as in JSON. */
  readonly scores?: ValueRecord;
}

export interface RenderSettings extends Style {
  /** Templates that others may include, by name. */
  readonly partials?: ReadonlyMap<string, SourceFile>;
}

/** What a template made: blocks, and the data that stands in their slots. */
export interface Rendered {
  readonly blocks: readonly Block[];
  readonly slots: readonly SlotValue[];
}

/** Template and data → nodes; null where the findings tell errors. */
export function renderTemplate(
  file: SourceFile,
  context: TemplateContext,
  settings: RenderSettings,
  findings: Findings,
): Rendered | null {
  const reports = new Reports();
  const rendered = render(file, context, settings, reports);
  findings.list.push(...reports.findings.list);
  return reports.findings.hasErrors ? null : rendered;
}

function render(
  file: SourceFile,
  context: TemplateContext,
  settings: RenderSettings,
  reports: Reports,
): Rendered | null {
  const output = new Output();
  const partials = settings.partials ?? new Map<string, SourceFile>();
  reportUnknownPartials(file, partials, reports);
  try {
    new Walker({ style: settings, partials, output, reports }).template(file, rootScope({ ...context }));
    return parsed(file, output, reports);
  } catch (thrown) {
    if (thrown instanceof Stopped) return null;
    if (!(thrown instanceof RangeError)) throw thrown;
    reports.error('template-limit', { file, start: 0, end: 0 }, TOO_DEEP);
    return null;
  }
}

function parsed(file: SourceFile, output: Output, reports: Reports): Rendered {
  const made = { path: file.path, text: output.text };
  const spanOf = (line: number) => output.spanOf(line) ?? { file, start: 0, end: 0 };
  const filler = new Filler(output.slots, reports);
  const blocks = filler.blocks(parseTemplateOutput(made, spanOf, reports.findings));
  filler.reportLost();
  return { blocks, slots: filler.values };
}
