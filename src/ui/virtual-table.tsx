import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

import { TableHead } from './table-head.tsx';
import { tableKey } from './table-keys.ts';
import type { Column, Selection, Sort, TableRows } from './table-model.ts';
import { type RowActions, TableRow } from './table-row.tsx';
import { useMedia } from './use-media.ts';

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly rows: TableRows<Row>;
  readonly columns: readonly Column<Row>[];
  /** What a screen reader calls a row's checkbox. */
  readonly rowName: (row: Row) => string;
  readonly sort: Sort;
  readonly onSort: (columnId: string) => void;
  readonly selection?: Selection;
  readonly onOpen?: (row: Row) => void;
  /** A row as a card, for narrow screens. */
  readonly card: (row: Row) => ReactNode;
  /** How high a card is, where it is not three lines of text. */
  readonly cardPixels?: number;
  readonly isRoomy?: boolean;
  /** Stands after the last row. */
  readonly foot?: ReactNode;
}

const ROW_PIXELS = 36;
const ROOMY_PIXELS = 44;
const CARD_PIXELS = 84;

/** Firefox ends an element at 17.8 million pixels, Chromium at 33.5: rows beyond cannot be drawn. */
const MOST_PIXELS = 16_000_000;

/** What a table has of a window's height, roughly: so many rows are drawn before it can be measured. */
const SHARE_OF_WINDOW = 0.5;

/**
 * A table of any length: only the rows in view are in the page. One tab stop; arrows or J and K move,
 * X selects, Shift X selects a range, Ctrl A all, Enter opens, Esc clears.
 */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { rows, selection, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string>();
  // Where a range begins, and whether the active row is to take the focus once it is drawn.
  const anchorId = useRef<string>(undefined);
  const isMoving = useRef(false);
  // Dragging the scroll bar shows other rows in every frame, which nobody can read: a sketch will do.
  const [isRushing, setIsRushing] = useState(false);
  const lastTop = useRef(0);
  const [isOnScreen, setIsOnScreen] = useState(false);
  const isNarrow = useMedia('(width < 640px)');
  const tablePixels = props.isRoomy === true ? ROOMY_PIXELS : ROW_PIXELS;
  const rowPixels = isNarrow ? (props.cardPixels ?? CARD_PIXELS) : tablePixels;
  const drawn = Math.min(rows.length, Math.floor(MOST_PIXELS / rowPixels));
  const indexOf = (id: string | undefined) => (id === undefined ? -1 : rows.indexOf(id));
  const activeIndex = Math.max(0, indexOf(activeId));
  const virtual = useVirtualizer({
    count: drawn,
    // It is measured once it is on screen: asked before, the browser would have to lay it out at once.
    getScrollElement: () => (isOnScreen ? scroller.current : null),
    estimateSize: () => rowPixels,
    overscan: 3,
    initialRect: { width: 0, height: globalThis.innerHeight * SHARE_OF_WINDOW },
    // Together with what `onChange` finds: two renders a frame would be one too many.
    useFlushSync: false,
    onChange: ({ scrollOffset, scrollRect }, isScrolling) => {
      const top = scrollOffset ?? 0;
      const jump = Math.abs(top - lastTop.current);
      lastTop.current = top;
      setIsRushing(isScrolling && jump > (scrollRect?.height ?? Infinity));
    },
    // The active row stays in the page when it is scrolled away: it holds the focus and the tab stop.
    rangeExtractor: (range) =>
      [...new Set([Math.min(activeIndex, drawn - 1), ...defaultRangeExtractor(range)])].toSorted(
        (a, b) => a - b,
      ),
  });

  useEffect(() => setIsOnScreen(true), []);

  // Rows of another height stand elsewhere; the virtualizer keeps what it has measured.
  const measuredPixels = useRef(rowPixels);
  useLayoutEffect(() => {
    if (measuredPixels.current !== rowPixels) virtual.measure();
    measuredPixels.current = rowPixels;
  }, [virtual, rowPixels]);

  useLayoutEffect(() => {
    if (!isMoving.current) return;
    isMoving.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-row-index="${activeIndex}"]`)
      ?.focus({ preventScroll: true });
  }, [activeIndex]);

  function moveTo(index: number, isExtending: boolean) {
    const next = Math.min(Math.max(index, 0), drawn - 1);
    isMoving.current = next !== activeIndex;
    setActiveId(rows.idAt(next));
    virtual.scrollToIndex(next);
    if (isExtending) selectRange(next);
    else anchorId.current = rows.idAt(next);
  }

  /** Selects all from where the range began; an anchor that is gone from the rows begins it here. */
  function selectRange(to: number) {
    const anchor = indexOf(anchorId.current ?? rows.idAt(activeIndex));
    const from = anchor < 0 ? to : anchor;
    anchorId.current = rows.idAt(from);
    selection?.onSelect(Math.min(from, to), Math.max(from, to), true);
  }

  function select(index: number, isRange: boolean) {
    if (!selection) return;
    if (isRange) {
      selectRange(index);
      return;
    }
    anchorId.current = rows.idAt(index);
    selection.onSelect(index, index, !selection.isSelected(index));
  }

  function open(index: number) {
    const row = rows.at(index);
    if (row !== undefined) onOpen?.(row);
  }

  const latest = useRef<RowActions>(undefined);
  useLayoutEffect(() => {
    latest.current = {
      onFocus: (index) => setActiveId(rows.idAt(index)),
      onSelect: select,
      onOpen: open,
    };
  });
  const [actions] = useState<RowActions>(() => ({
    onFocus: (index) => latest.current?.onFocus(index),
    onSelect: (index, isRange) => latest.current?.onSelect(index, isRange),
    onOpen: (index) => latest.current?.onOpen(index),
  }));

  function onKeyDown(event: KeyboardEvent) {
    const onRow =
      event.target instanceof HTMLElement && event.target.dataset['rowIndex'] !== undefined;
    const command = tableKey(event, Math.floor((scroller.current?.clientHeight ?? 0) / rowPixels));
    if (!command || !onRow) return;
    event.preventDefault();
    switch (command.kind) {
      case 'move':
        moveTo(activeIndex + command.by, command.extend && selection !== undefined);
        break;
      case 'select':
        select(activeIndex, command.range);
        break;
      case 'all':
        selection?.onSelect(0, rows.length - 1, true);
        break;
      case 'clear':
        selection?.onClear();
        break;
      case 'open':
        open(activeIndex);
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
            selection={selection}
            rowCount={rows.length}
          />
        )}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows.at(item.index);
            if (row === undefined) return null;
            return (
              <TableRow
                key={rows.idAt(item.index)}
                row={row}
                index={item.index}
                offsetPixels={item.start}
                heightPixels={rowPixels}
                template={template}
                columns={props.columns}
                card={isNarrow ? props.card : undefined}
                name={props.rowName(row)}
                isActive={item.index === activeIndex}
                isSketch={isRushing && item.index !== activeIndex}
                isSelected={selection?.isSelected(item.index)}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
      {drawn < rows.length && (
        <p className="text-muted sticky left-0 px-4 py-3">
          {drawn.toLocaleString()} of {rows.length.toLocaleString()} rows are drawn, the most that a
          browser can. Filter or sort to see the others; what is selected, counted or exported is
          all.
        </p>
      )}
      {props.foot}
      {/* The selection bar floats over the last rows. */}
      {selection && selection.count > 0 && <div className="h-16" />}
    </div>
  );
}
