import type { FilePlace, Findings } from '../diagnostics/index.js';
import { reportLabelsFor } from '../labels/index.js';
import type { FeedbackData, ReportData, Setting } from '../layout/index.js';
import { plainText } from '../markdown/index.js';
import { dataOf, planContext, renderTemplate, type ValueRecord } from '../template/index.js';
import { type BuildInput, settingOf, written } from './build.js';
import { composePages } from './compose.js';
import type { DocumentPlan } from './documents.js';
import { checkTexts } from './glyphs.js';

/** A report as a PDF, `at` for what is said of it: the template `report`, the scores that it can name, and what the story of the scores says. */
export function buildReport(
  input: BuildInput,
  report: ReportData,
  scores: object,
  findings: Findings,
  at: FilePlace,
): Promise<Uint8Array | null> {
  const title = reportLabelsFor(input.plan.language).report;
  return oneDocument(input, 'report', title, { report }, { person: null, scores }, findings, at);
}

/** What one person is told, from the template `feedback`; `person` is what the roster and the answers say of them. */
export function buildFeedback(
  input: BuildInput,
  feedback: FeedbackData,
  context: { readonly person: object; readonly scores: object },
  findings: Findings,
  at: FilePlace,
): Promise<Uint8Array | null> {
  const title = reportLabelsFor(input.plan.language).feedback;
  return oneDocument(input, 'feedback', title, { feedback }, context, findings, at);
}

/** null where the findings tell errors. */
async function oneDocument(
  input: BuildInput,
  template: 'report' | 'feedback',
  title: string,
  told: Partial<Pick<Setting, 'report' | 'feedback'>>,
  known: { readonly person: object | null; readonly scores: object },
  findings: Findings,
  at: FilePlace,
): Promise<Uint8Array | null> {
  const { plan } = input;
  checkTexts(told, input.fonts, at, findings);
  const setting: Setting = { ...settingOf(input, findings), ...told, kind: 'sheet' };
  const source = input.template(template);
  const context = {
    plan: planContext(plan),
    document: { id: template, name: template, paper: input.paper.name, title: plainText(plan.title) },
    person: known.person === null ? null : (dataOf(known.person) as ValueRecord),
    scores: dataOf(known.scores) as ValueRecord,
    labels: { ...setting.labels, ...reportLabelsFor(plan.language) },
  };
  const style = { language: plan.language, clock: plan.clock };
  const rendered = source && renderTemplate(source, context, style, findings);
  if (!rendered) return null;
  const composed = composePages(setting, rendered, title, `${template}.pdf`);
  if (findings.hasErrors) return null;
  const named = told.feedback ? `${title}: ${told.feedback.name}` : title;
  return (await written(input, documentOf(template, named), composed)).bytes;
}

function documentOf(template: 'report' | 'feedback', title: string): DocumentPlan {
  return {
    ...{ id: template, kind: 'sheet', template, path: `${template}.pdf`, label: 'instrument' },
    ...{ title, form: null, anonymous: false, copies: null },
  };
}
