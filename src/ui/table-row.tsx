import { memo, type MouseEvent, type ReactNode } from 'react';

import { Checkbox } from './checkbox.tsx';
import type { Column } from './table-model.ts';

/** What a row can ask its table to do; the same object for all rows, so that none is drawn for it. */
export interface RowActions {
  readonly onFocus: (index: number) => void;
  readonly onSelect: (index: number, isRange: boolean) => void;
  readonly onOpen: (index: number) => void;
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly offsetPixels: number;
  readonly heightPixels: number;
  readonly template: string;
  readonly columns: readonly Column<Row>[];
  /** Draws the row as a card where set. */
  readonly card: ((row: Row) => ReactNode) | undefined;
  readonly name: string;
  readonly isActive: boolean;
  /** Only the first column, for rows that rush by. */
  readonly isSketch: boolean;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly actions: RowActions;
}

function Row<Row>(props: TableRowProps<Row>) {
  const { row, index, isSelected, card, actions } = props;
  const tabIndex = props.isActive ? 0 : -1;

  function onClick(event: MouseEvent) {
    const isControl =
      event.target instanceof Element && event.target.closest('a, button, label, input, select');
    if (isControl) return;
    if (isSelected !== undefined) actions.onSelect(index, event.shiftKey);
    else actions.onOpen(index);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys of its rows
    <div
      role="row"
      tabIndex={tabIndex}
      data-row-index={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onFocus={() => actions.onFocus(index)}
      onClick={onClick}
      className={`group border-line absolute inset-x-0 grid items-center border-b -outline-offset-2 focus-within:z-5 ${
        isSelected === true ? 'bg-accent-soft' : 'hover:bg-hover'
      }`}
      style={{
        height: props.heightPixels,
        gridTemplateColumns: card ? columnsOfCard(isSelected) : props.template,
        transform: `translateY(${props.offsetPixels}px)`,
      }}
    >
      {isSelected !== undefined && (
        <div role="gridcell" className="flex justify-center">
          <Checkbox
            label={`Select ${props.name}`}
            isSelected={isSelected}
            tabIndex={tabIndex}
            onChange={(_isSelected, isRange) => actions.onSelect(index, isRange)}
          />
        </div>
      )}
      {card ? (
        <div role="gridcell" className="min-w-0 py-2 pr-4 pl-2">
          {card(row)}
        </div>
      ) : (
        (props.isSketch ? props.columns.slice(0, 1) : props.columns).map((column) => (
          <div
            key={column.id}
            role="gridcell"
            className={`flex min-w-0 items-center px-2 first:pl-4 last:pr-4 ${column.align === 'end' ? 'justify-end text-right' : ''}`}
          >
            {column.cell(row, tabIndex)}
          </div>
        ))
      )}
    </div>
  );
}

/** A row is drawn again only when something of it changed: scrolling moves dozens of them a frame. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `memo` forgets the type parameter
export const TableRow = memo(Row) as unknown as typeof Row;

const columnsOfCard = (isSelected: boolean | undefined) =>
  isSelected === undefined ? '1fr' : '44px 1fr';
