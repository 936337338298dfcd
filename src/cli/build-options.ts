/** Options of `build` as they were typed. */
export interface BuildOptions {
  readonly out: string;
  readonly only?: string;
  readonly paper?: string;
  readonly theme?: string;
  readonly root?: string;
  readonly fillable?: boolean;
  readonly booklet?: boolean;
  readonly watch?: boolean;
  readonly roster?: string;
  readonly seed?: string;
  /** Pattern of the people's folders. */
  readonly folders?: string;
  readonly onlyPerson?: string;
  readonly jobs?: string;
  readonly shard?: string;
  readonly force?: boolean;
  readonly color?: boolean;
}
