export type TableCommand =
  | { readonly kind: 'move'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'select'; readonly range: boolean }
  | { readonly kind: 'all' | 'clear' | 'open' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key does on a row of a table; undefined leaves it to the browser. `page` is in rows. */
export function tableKey(event: Key, page: number): TableCommand | undefined {
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    return event.key === 'a' ? { kind: 'all' } : undefined;
  }
  const by = steps(event.key, Math.max(page - 1, 1));
  if (by !== undefined) return { kind: 'move', by, extend: event.shiftKey };
  switch (event.key) {
    case 'x':
    case 'X':
    case ' ':
      return { kind: 'select', range: event.shiftKey };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'clear' };
    default:
      return undefined;
  }
}

function steps(key: string, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return 1;
    case 'ArrowUp':
    case 'k':
      return -1;
    case 'PageDown':
      return page;
    case 'PageUp':
      return -page;
    case 'Home':
      return -Infinity;
    case 'End':
      return Infinity;
    default:
      return undefined;
  }
}
