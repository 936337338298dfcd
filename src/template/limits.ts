/** A template is a program that somebody else may have written: what it may cost at most. */
export const LIMITS = {
  /** Characters of a template's file. */
  source: 200_000,
  /** Rounds of all loops together. */
  rounds: 100_000,
  /** Blocks and partials inside each other. */
  depth: 20,
  /** The same, before the tree is known: Handlebars takes minutes for thousands. */
  raw: 500,
  /** `{{else if}}` in a row. */
  chain: 100,
  /** Characters of what a template yields, its data included. */
  output: 10_000_000,
} as const;

/** Ends a rendering whose reason has been told. */
export class Stopped extends Error {}

/** Whether blocks, parentheses or `else` pile up so high that parsing alone would take too long. */
export function pilesUp(text: string): boolean {
  const depth = { '{{#': 0, '(': 0, else: 0 };
  for (const [found, otherwise] of text.matchAll(/\{\{~?[#^/]|\{\{~?\s*(else)\b|[()]/g)) {
    if (otherwise) depth.else++;
    else if (found === '(') depth['(']++;
    else if (found === ')') depth['('] = Math.max(0, depth['('] - 1);
    else if (found.endsWith('/')) {
      depth['{{#'] = Math.max(0, depth['{{#'] - 1);
      depth.else = 0;
    } else depth['{{#']++;
    if (Math.max(depth['{{#'], depth['('], depth.else) > LIMITS.raw) return true;
  }
  return false;
}
