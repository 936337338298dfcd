/** What one filled PDF holds. */
export interface FilledForm {
  /** Question id or identify key → value as text; several ticks joined with `;`. What is blank is left out. */
  readonly values: ReadonlyMap<string, string>;
  /** Of the forms that were printed in it: `4d1c-9a03`. */
  readonly fingerprints: readonly string[];
}
