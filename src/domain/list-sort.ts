/** What a list is sorted by. */
export interface ListSort<ColumnId extends string> {
  readonly columnId: ColumnId;
  readonly isDescending: boolean;
}
