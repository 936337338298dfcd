/** An entry of fields.json: where something can be answered. Points from the page's upper left corner. */
export interface Field {
  readonly document: string;
  readonly page: number;
  readonly id: string;
  readonly option: string | null;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
