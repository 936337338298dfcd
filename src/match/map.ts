import { type Findings, nearest } from '../diagnostics/index.js';
import type { Forms } from '../form/index.js';
import { type Plan, readYaml } from '../plan/index.js';
import type { SourceFile } from '../source/index.js';
import { OWN_COLUMNS } from './names.js';
import { normal } from './normalise.js';

/** Reads a map of headers: question ids, columns, or `ignore`. Headers are compared normalised. */
export function readMap(
  file: SourceFile,
  forms: Forms,
  plan: Plan,
  findings: Findings,
): ReadonlyMap<string, string> | null {
  const yaml = readYaml(file, findings);
  if (!yaml) return null;
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    findings.error('wrong-type', yaml.site.span, 'a map file is a map of headers', {
      hint: 'for example "How was it?": reflect.best',
    });
    return null;
  }
  const columns = [...OWN_COLUMNS, ...plan.identify.map((k) => k.key), 'ignore'];
  const out = new Map<string, string>();
  for (const [header, target] of Object.entries(yaml.value)) {
    const known = typeof target === 'string' && (forms.question.has(target) || columns.includes(target));
    if (known) {
      out.set(normal(header), target as string);
      continue;
    }
    const near = nearest(String(target), [...forms.question.keys(), ...columns]);
    findings.error(
      'unknown-id',
      yaml.site.at(header).span,
      `\`${String(target)}\` is neither a question nor a column`,
      {
        hint: near
          ? `did you mean \`${near}\`?`
          : 'write a question’s full id, respondent, group, round, or ignore',
      },
    );
  }
  return out;
}
