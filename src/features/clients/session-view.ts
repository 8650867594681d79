import { useState } from 'react';

import { HIDEABLE_COLUMNS, type HideableColumn } from './session-columns.tsx';

/** How the list is looked at: kept in this browser, not in the address, for it says nothing of what. */
export interface SessionView {
  readonly hidden: readonly HideableColumn[];
  readonly isRoomy: boolean;
}

const KEY = 'curfew:session-view';
const USUAL: SessionView = { hidden: ['address'], isRoomy: false };

export function useSessionView(): readonly [SessionView, (view: SessionView) => void] {
  const [view, setView] = useState(readView);
  return [
    view,
    (next) => {
      setView(next);
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Storage is blocked or full: the choice lasts as long as the page.
      }
    },
  ];
}

function readView(): SessionView {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return USUAL;
    const hidden =
      'hidden' in stored && Array.isArray(stored.hidden) ? stored.hidden : USUAL.hidden;
    return {
      hidden: HIDEABLE_COLUMNS.filter((column) => hidden.includes(column)),
      isRoomy: 'isRoomy' in stored && stored.isRoomy === true,
    };
  } catch {
    return USUAL;
  }
}
