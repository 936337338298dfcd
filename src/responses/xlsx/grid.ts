/** Cells of one sheet as text, as a person sees them. */
export interface Grid {
  readonly sheet: string;
  readonly hidden: boolean;
  /** Rows with something in them, from top to bottom. */
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  /** From 1, as in the sheet. */
  readonly row: number;
  /** Index = column − 1, `''` where blank, up to the last cell that is not. */
  readonly cells: readonly string[];
}
