/** A template is a program that somebody else may have written: what it may cost at most. */
export const LIMITS = {
  /** Characters of a template's file. */
  source: 200_000,
  /** Rounds of all loops together. */
  rounds: 100_000,
  /** Blocks and partials inside each other. */
  depth: 20,
  /** `{{else if}}` in a row. */
  chain: 100,
  /** Characters of what a template yields, its data included. */
  output: 10_000_000,
} as const;

/** Ends a rendering whose reason has been told. */
export class Stopped extends Error {}
