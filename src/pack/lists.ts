import { type Diagnostic, locate } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import { plainText } from '../markdown/index.js';
import type { Paper, Plan } from '../plan/index.js';
import type { FieldBox } from './compose.js';

/** Every answerable box: document, page, id, option, place (points, origin top left). */
export function fieldsJson(
  documents: readonly { readonly path: string; readonly fields: readonly FieldBox[] }[],
): string {
  const list = documents.flatMap(({ path, fields }) =>
    fields.map((f) => ({
      document: path,
      page: f.page,
      id: f.id,
      option: f.option,
      x: round(f.x),
      y: round(f.y),
      w: round(f.w),
      h: round(f.h),
    })),
  );
  return `[\n${list.map((f) => `  ${JSON.stringify(f)}`).join(',\n')}${list.length > 0 ? '\n' : ''}]\n`;
}

/** A thousandth of a point. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Header row of the canonical response file. */
export function responsesHeader(plan: Plan, forms: Forms): string {
  const keys = plan.identify.map((k) => k.key).filter((k) => k !== 'respondent');
  const columns = [
    'respondent',
    ...keys,
    ...(plan.instruments.some((i) => i.raters.length > 0) ? ['about', 'rater'] : []),
    'round',
    'form',
    ...forms.list.flatMap((f) => f.questions.map((q) => q.id)),
  ];
  return `${columns.join(',')}\n`;
}

export interface ManifestInput {
  readonly plan: Plan;
  readonly forms: Forms;
  readonly paper: Paper;
  readonly version: string;
  readonly fillable: boolean;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly pages: number | null;
  }[];
  readonly problems: readonly Diagnostic[];
}

/** What was made of what: plan, fingerprints of its forms, files with their hashes, warnings. No times, no machine. */
export function manifestJson(m: ManifestInput): string {
  const { plan, paper } = m;
  const manifest = {
    plenary: 1,
    version: m.version,
    plan: { id: plan.id, title: plainText(plan.title), language: plan.language, date: plan.date },
    paper: { name: paper.name, width: paper.width, height: paper.height },
    ...(m.fillable ? { fillable: true } : {}),
    fingerprints: Object.fromEntries(m.forms.list.map((f) => [f.id, f.fingerprint])),
    files: m.files.map((f) => ({
      path: f.path,
      sha256: f.sha256,
      bytes: f.bytes,
      pages: f.pages,
      paper: f.pages === null ? null : paper.name,
    })),
    problems: m.problems.map((p) => {
      const { line, column } = locate(p.at);
      return { severity: p.severity, code: p.code, message: p.message, line, column };
    }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
