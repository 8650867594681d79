import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

import { TableHead } from './table-head.tsx';
import { tableKey } from './table-keys.ts';
import type { Column, Selection, Sort } from './table-model.ts';
import { TableRow } from './table-row.tsx';
import { useMedia } from './use-media.ts';

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowId: (row: Row) => string;
  /** What a screen reader calls a row's checkbox. */
  readonly rowName: (row: Row) => string;
  readonly sort: Sort;
  readonly onSort: (columnId: string) => void;
  readonly selection?: Selection;
  readonly onOpen?: (row: Row) => void;
  /** A row as a card, for narrow screens. */
  readonly card: (row: Row) => ReactNode;
  /** Stands after the last row. */
  readonly foot?: ReactNode;
}

const ROW_PIXELS = 36;
const CARD_PIXELS = 84;

/**
 * A table of any length: only the rows in view are in the page. One tab stop; arrows or J and K move,
 * X selects, Shift X selects a range, Ctrl A all, Enter opens, Esc clears.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { rows, rowId, selection, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  // Where a range begins, and whether the active row is to take the focus once it is drawn.
  const anchorId = useRef<string>(undefined);
  const isMoving = useRef(false);
  const isNarrow = useMedia('(width < 640px)');
  const indexOf = (id: string | undefined) =>
    id === undefined ? -1 : rows.findIndex((row) => rowId(row) === id);
  const activeIndex = Math.max(0, indexOf(activeId));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? CARD_PIXELS : ROW_PIXELS),
    getItemKey: (index) => rowIdAt(index),
    overscan: 4,
    // The active row stays in the page when it is scrolled away: it holds the focus and the tab stop.
    rangeExtractor: (range) =>
      [...new Set([activeIndex, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b),
  });

  const rowIdAt = (index: number) => {
    const row = rows[index];
    return row === undefined ? '' : rowId(row);
  };

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row-index="${activeIndex}"]`)
      ?.focus({ preventScroll: true });
  }, [activeIndex]);

  function moveTo(index: number, isExtending: boolean) {
    const next = Math.min(Math.max(index, 0), rows.length - 1);
    isMoving.current = next !== activeIndex;
    setActiveId(rowIdAt(next));
    virtual.scrollToIndex(next);
    if (isExtending) selectRange(next);
    else anchorId.current = rowIdAt(next);
  }

  function toggle(index: number) {
    const id = rowIdAt(index);
    anchorId.current = id;
    selection?.onSelect([id], !selection.selected.has(id));
  }

  /** Selects all from where the range began; an anchor that is gone from the rows begins it here. */
  function selectRange(to: number) {
    const anchor = indexOf(anchorId.current ?? rowIdAt(activeIndex));
    const from = anchor < 0 ? to : anchor;
    anchorId.current = rowIdAt(from);
    const ids = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map(rowId);
    selection?.onSelect(ids, true);
  }

  const select = (index: number, isRange: boolean) => {
    if (isRange) selectRange(index);
    else toggle(index);
  };

  function onKeyDown(event: KeyboardEvent) {
    const onRow =
      event.target instanceof HTMLElement && event.target.dataset['rowIndex'] !== undefined;
    const command = tableKey(event, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PIXELS));
    if (!command || !onRow) return;
    event.preventDefault();
    const row = rows[activeIndex];
    switch (command.kind) {
      case 'move':
        moveTo(activeIndex + command.by, command.extend && selection !== undefined);
        break;
      case 'select':
        if (selection) select(activeIndex, command.range);
        break;
      case 'all':
        selection?.onSelect(rows.map(rowId), true);
        break;
      case 'clear':
        selection?.onClear();
        break;
      case 'open':
        if (row !== undefined) onOpen?.(row);
    }
  }

  const template = [
    ...(selection ? ['44px'] : []),
    ...props.columns.map(({ width }) => width),
  ].join(' ');

  return (
    <div
      ref={scroller}
      className="rounded-card border-line bg-surface shadow-card relative min-h-72 flex-1 overflow-auto border"
    >
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={selection ? true : undefined}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="min-w-fit outline-none"
      >
        {!isNarrow && (
          <TableHead
            columns={props.columns}
            template={template}
            sort={props.sort}
            onSort={props.onSort}
            allSelection={selection && { selection, ids: () => rows.map(rowId) }}
          />
        )}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            const id = rowId(row);
            return (
              <TableRow
                key={id}
                row={row}
                index={item.index}
                offsetPixels={item.start}
                template={template}
                columns={props.columns}
                card={isNarrow ? props.card : undefined}
                name={props.rowName(row)}
                isActive={item.index === activeIndex}
                isSelected={selection?.selected.has(id)}
                onFocus={() => setActiveId(id)}
                onSelect={(range) => select(item.index, range)}
                onOpen={onOpen && (() => onOpen(row))}
              />
            );
          })}
        </div>
      </div>
      {props.foot}
      {/* The selection bar floats over the last rows. */}
      {selection && selection.selected.size > 0 && <div className="h-16" />}
    </div>
  );
}
