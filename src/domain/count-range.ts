/** A count that is exact where both are equal, and lies between them where shared sessions hide a start. */
export interface CountRange {
  readonly least: number;
  readonly most: number;
}
