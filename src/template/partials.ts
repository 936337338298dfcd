import { nearest } from '../diagnostics/index.js';
import type { SourceFile } from '../source/index.js';
import { readTemplate } from './read.js';
import type { Reports } from './reports.js';

/** Partials that are not there are told before anything is rendered, also those in branches that are not taken. */
export function reportUnknownPartials(
  file: SourceFile,
  partials: ReadonlyMap<string, SourceFile>,
  reports: Reports,
): void {
  const seen = new Set<SourceFile>([file]);
  for (const at of seen) {
    for (const { name, span } of readTemplate(at).partials) {
      const found = partials.get(name);
      if (found) seen.add(found);
      else
        reports.error(
          'template-name',
          span,
          `there is no partial \`${name}\``,
          hintFor(name, [...partials.keys()]),
        );
    }
  }
}

function hintFor(name: string, names: readonly string[]): string | undefined {
  const guess = nearest(name, names);
  if (guess !== undefined) return `did you mean \`${guess}\`?`;
  return names.length > 0 ? `there is ${names.slice(0, 12).join(', ')}` : undefined;
}
