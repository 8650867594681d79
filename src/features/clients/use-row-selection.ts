import { useState } from 'react';

import {
  countSelected,
  NOTHING_SELECTED,
  selectedRows,
  withSelected,
} from '#domain/session-selection.ts';
import type { SessionSet } from '#domain/session-set.ts';
import type { Selection } from '#ui/table-model.ts';

interface RowSelection extends Selection {
  /** All selected rows of the set, those out of sight included. */
  readonly rows: Uint32Array;
  readonly onSelectAll: () => void;
}

/** Which sessions of a set are selected; one that is gone from it is not. */
export function useRowSelection(set: SessionSet, shown: Uint32Array): RowSelection {
  const [mask, setMask] = useState(NOTHING_SELECTED);
  const change = (rows: Uint32Array, isSelected: boolean) =>
    setMask((old) => withSelected(old, set, rows, isSelected));
  return {
    rows: selectedRows(set, mask),
    count: countSelected(shown, mask),
    isSelected: (index) => mask[shown[index] ?? -1] === 1,
    onSelect: (from, to, isSelected) => change(shown.subarray(from, to + 1), isSelected),
    onSelectAll: () => change(shown, true),
    onClear: () => setMask(NOTHING_SELECTED),
  };
}
