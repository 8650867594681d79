import type { MouseEvent, ReactNode } from 'react';

import { Checkbox } from './checkbox.tsx';
import type { Column } from './table-model.ts';

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly offsetPixels: number;
  readonly template: string;
  readonly columns: readonly Column<Row>[];
  /** Draws the row as a card where set. */
  readonly card: ((row: Row) => ReactNode) | undefined;
  readonly name: string;
  readonly isActive: boolean;
  /** Undefined where rows cannot be selected. */
  readonly isSelected: boolean | undefined;
  readonly onFocus: () => void;
  readonly onSelect: (range: boolean) => void;
  readonly onOpen: (() => void) | undefined;
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, isSelected, card } = props;
  const tabIndex = props.isActive ? 0 : -1;

  function onClick(event: MouseEvent) {
    const isControl = event.target instanceof Element && event.target.closest('a, button, label');
    if (isControl) return;
    if (isSelected !== undefined) props.onSelect(event.shiftKey);
    else props.onOpen?.();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid handles the keys of its rows
    <div
      role="row"
      tabIndex={tabIndex}
      data-row-index={props.index}
      aria-rowindex={props.index + 2}
      aria-selected={isSelected}
      onFocus={props.onFocus}
      onClick={onClick}
      className={`border-line absolute inset-x-0 grid items-center border-b -outline-offset-2 ${
        isSelected === true ? 'bg-accent-soft' : 'hover:bg-hover'
      } ${card ? 'h-[84px]' : 'h-9'}`}
      style={{
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
            onChange={(_isSelected, isRange) => props.onSelect(isRange)}
          />
        </div>
      )}
      {card ? (
        <div role="gridcell" className="min-w-0 py-2 pr-4 pl-2">
          {card(row)}
        </div>
      ) : (
        props.columns.map((column) => (
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

const columnsOfCard = (isSelected: boolean | undefined) =>
  isSelected === undefined ? '1fr' : '44px 1fr';
