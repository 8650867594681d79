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

/** The rows of a table, made when they are drawn: a table may have a million. */
export interface TableRows<Row> {
  readonly length: number;
  /** The same object for the same row as long as it does not change. */
  readonly at: (index: number) => Row | undefined;
  readonly idAt: (index: number) => string;
  /** -1 where no row has the id. */
  readonly indexOf: (id: string) => number;
}

export interface Sort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

/** Which rows are selected, by their places in the table. */
export interface Selection {
  /** How many of the table's rows are. */
  readonly count: number;
  readonly isSelected: (index: number) => boolean;
  /** Selects or not from one place to another, both included. */
  readonly onSelect: (from: number, to: number, isSelected: boolean) => void;
  readonly onClear: () => void;
}

/** A short list as the rows of a table. */
export const tableRows = <Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
): TableRows<Row> => ({
  length: rows.length,
  at: (index) => rows[index],
  idAt: (index) => {
    const row = rows[index];
    return row === undefined ? '' : rowId(row);
  },
  indexOf: (id) => rows.findIndex((row) => rowId(row) === id),
});
