import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** Drawn in place of the header's words, which are read aloud. */
  readonly head?: ReactNode;
  /** A CSS grid track, such as `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  readonly isSortable?: boolean;
  /** `tabIndex` is for whatever in the cell takes the focus: 0 in the active row, else -1. */
  readonly cell: (row: Row, tabIndex: 0 | -1) => ReactNode;
}

export interface Sort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
  readonly onClear: () => void;
}
