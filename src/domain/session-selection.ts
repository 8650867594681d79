import type { SessionSet } from './session-set.ts';

/** Which rows of a set are selected: 1 at a row's number. It may be shorter than the set. */
export type RowMask = Uint8Array;

export const NOTHING_SELECTED: RowMask = new Uint8Array(0);

/** The mask with some rows selected or not, as a new one. */
export function withSelected(
  mask: RowMask,
  set: SessionSet,
  rows: Uint32Array,
  isSelected: boolean,
): RowMask {
  const next = new Uint8Array(set.length);
  next.set(mask.subarray(0, set.length));
  for (const row of rows) next[row] = isSelected ? 1 : 0;
  return next;
}

/** The selected rows that are still in the set, in its order. */
export function selectedRows(set: SessionSet, mask: RowMask): Uint32Array {
  const rows = new Uint32Array(mask.length);
  const { isDropped } = set;
  let count = 0;
  for (let row = 0; row < mask.length; row += 1) {
    if (mask[row] === 0 || isDropped[row] === 1) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** How many of some rows are selected. */
export function countSelected(rows: Uint32Array, mask: RowMask): number {
  let count = 0;
  for (const row of rows) count += mask[row] ?? 0;
  return count;
}

/** How many users hold some sessions; a deleted user cannot be told from another, so each counts. */
export function countUsersOf(set: SessionSet, rows: Uint32Array): number {
  const isSeen = new Uint8Array(set.users.length);
  let count = 0;
  for (const row of rows) {
    const user = set.userOf[row]!;
    if (set.users[user]!.id === undefined) count += 1;
    else if (isSeen[user] === 0) {
      isSeen[user] = 1;
      count += 1;
    }
  }
  return count;
}
