/** What a list is sorted by. */
export interface ListSort<ColumnId extends string> {
  readonly columnId: ColumnId;
  readonly isDescending: boolean;
}

/** What every list's URL can hold beside its own filters. */
export interface ListSearch<ColumnId extends string> {
  readonly q?: string;
  readonly sort?: ColumnId;
  readonly desc?: boolean;
}

/** A username has at most 255 characters. */
const LONGEST_QUERY = 255;

/**
 * Reads a URL's search text, column and direction. What is not understood is left out, never an error;
 * the router makes a number of a text of digits.
 */
export function parseListSearch<ColumnId extends string>(
  { q, sort, desc }: Readonly<Record<string, unknown>>,
  columns: readonly ColumnId[],
): ListSearch<ColumnId> {
  const text = typeof q === 'string' || typeof q === 'number' ? String(q) : '';
  const column = columns.find((name) => name === sort);
  return {
    ...(text !== '' && { q: text.slice(0, LONGEST_QUERY) }),
    ...(column !== undefined && { sort: column }),
    ...(typeof desc === 'boolean' && { desc }),
  };
}

/** The order of two figures of rows, by a direction; unknown ones come last in both. */
export function compareNumbers(
  a: number | undefined,
  b: number | undefined,
  direction: 1 | -1,
): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -direction : direction;
}
