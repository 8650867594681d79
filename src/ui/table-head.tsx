import { ArrowDown, ArrowUp } from 'lucide-react';

import { Checkbox } from './checkbox.tsx';
import type { Column, Selection, Sort } from './table-model.ts';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly sort: Sort;
  readonly onSort: (columnId: string) => void;
  readonly selection: Selection | undefined;
  readonly rowCount: number;
}

/** The sticky head of a table: names, the sort arrow, and the checkbox for all rows. */
export function TableHead<Row>(props: TableHeadProps<Row>) {
  const { columns, template, sort, onSort, selection } = props;
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="border-line bg-sunken text-12 text-muted sticky top-0 z-10 grid h-8 items-center border-b"
      style={{ gridTemplateColumns: template }}
    >
      {selection && <SelectAll selection={selection} rowCount={props.rowCount} />}
      {columns.map((column) => (
        <div
          key={column.id}
          role="columnheader"
          aria-sort={ariaSort(column.id, sort)}
          className={`flex min-w-0 px-2 first:pl-4 last:pr-4 ${column.align === 'end' ? 'justify-end' : ''}`}
        >
          {column.isSortable === true ? (
            <button
              type="button"
              onClick={() => onSort(column.id)}
              className={`rounded-chip hover:text-text flex min-w-0 items-center gap-1 ${sort.columnId === column.id ? 'text-text font-medium' : ''}`}
            >
              <span className="truncate">{column.header}</span>
              {sort.columnId === column.id && <SortArrow isDescending={sort.isDescending} />}
            </button>
          ) : (
            <HeadWords column={column} />
          )}
        </div>
      ))}
    </div>
  );
}

function HeadWords<Row>({ column }: { column: Column<Row> }) {
  if (column.head === undefined) return <span className="truncate">{column.header}</span>;
  return (
    <>
      <span className="sr-only">{column.header}</span>
      {column.head}
    </>
  );
}

function SelectAll({ selection, rowCount }: { selection: Selection; rowCount: number }) {
  const { count } = selection;
  return (
    <div role="columnheader" className="flex justify-center">
      <Checkbox
        label={`Select all ${rowCount} rows`}
        isSelected={count > 0 && count === rowCount}
        isIndeterminate={count > 0 && count < rowCount}
        onChange={(isSelected) => selection.onSelect(0, rowCount - 1, isSelected)}
      />
    </div>
  );
}

function SortArrow({ isDescending }: { isDescending: boolean }) {
  const Arrow = isDescending ? ArrowDown : ArrowUp;
  return <Arrow size={13} className="shrink-0" aria-hidden />;
}

function ariaSort(columnId: string, sort: Sort) {
  if (columnId !== sort.columnId) return undefined;
  return sort.isDescending ? 'descending' : 'ascending';
}
