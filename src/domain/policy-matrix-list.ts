import type { Limit } from './lifetime.ts';
import { compareNumbers, type ListSort } from './list-search.ts';
import { type MatrixSearch, type MatrixSort, parseMatrixSearch } from './policy-matrix-search.ts';
import type { MatrixRow } from './policy-matrix.ts';
import { visibleText } from './visible-text.ts';

/** What sorts the rows beside the policy; undefined is "not known". */
export interface MatrixFigures {
  readonly grants: number | undefined;
  readonly dyingNow: number | undefined;
}

/** The column a search sorts by and the direction; most grants first unless it says otherwise. */
export function matrixSort(search: MatrixSearch): ListSort<MatrixSort> {
  const columnId = search.sort ?? 'grants';
  return { columnId, isDescending: search.desc ?? isCount(columnId) };
}

/** The search after a click on a column's head: sorts by it, or turns its direction round. */
export function sortMatrixBy(search: MatrixSearch, columnId: string): MatrixSearch {
  const { columnId: current, isDescending } = matrixSort(search);
  const desc = columnId === current ? !isDescending : isCount(columnId);
  return parseMatrixSearch({ ...search, sort: columnId, desc });
}

/** The rows a search keeps, in its order; unknown figures come last, ties by the client's name. */
export function matrixList(
  rows: readonly MatrixRow[],
  search: MatrixSearch,
  figuresOf: (uuid: string) => MatrixFigures,
): MatrixRow[] {
  const needle = (search.q ?? '').trim().toLowerCase();
  const { columnId, isDescending } = matrixSort(search);
  const direction = isDescending ? -1 : 1;
  return rows
    .filter((row) => isKept(row, search.only))
    .filter(({ client }) => matches(client.clientId, needle))
    .map((row) => ({ row, value: sortValue(row, columnId, figuresOf) }))
    .toSorted(
      (a, b) =>
        compareNumbers(a.value, b.value, direction) ||
        a.row.client.clientId.localeCompare(b.row.client.clientId) *
          (columnId === 'client' ? direction : 1),
    )
    .map(({ row }) => row);
}

const isCount = (columnId: string): boolean => columnId === 'grants' || columnId === 'now';

function isKept(row: MatrixRow, only: MatrixSearch['only']): boolean {
  if (only === 'changed') return row.isChanged;
  // One whose override the draft clears is still looked for among the overridden.
  return only === undefined || row.isOverridden || row.isChanged;
}

const matches = (clientId: string, needle: string): boolean =>
  [clientId, visibleText(clientId)].some((text) => text.toLowerCase().includes(needle));

function sortValue(
  row: MatrixRow,
  sort: MatrixSort,
  figuresOf: (uuid: string) => MatrixFigures,
): number | undefined {
  switch (sort) {
    case 'client':
      return 0;
    case 'grants':
      return figuresOf(row.client.uuid).grants;
    case 'now':
      return figuresOf(row.client.uuid).dyingNow;
    case 'idle':
      return secondsOf(row.idle.effective);
    case 'max':
      return secondsOf(row.max.effective);
  }
}

const secondsOf = (limit: Limit | undefined): number => limit?.seconds ?? Infinity;
