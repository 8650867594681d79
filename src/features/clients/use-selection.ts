import { useMemo, useState } from 'react';

import type { OfflineSession } from '#domain/offline-session.ts';
import type { Selection } from '#ui/table-model.ts';

/** Which of the loaded sessions are selected; one that is gone from the list is not. */
export function useSelection(
  sessions: readonly OfflineSession[],
): Selection & { readonly selectedSessions: readonly OfflineSession[] } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selectedSessions = useMemo(
    () => sessions.filter(({ id }) => chosen.has(id)),
    [sessions, chosen],
  );
  const selected = useMemo(() => new Set(selectedSessions.map(({ id }) => id)), [selectedSessions]);
  return {
    selected,
    selectedSessions,
    onSelect: (ids, isSelected) =>
      setChosen((old) => {
        const next = new Set(old);
        for (const id of ids) {
          if (isSelected) next.add(id);
          else next.delete(id);
        }
        return next;
      }),
    onClear: () => setChosen(new Set()),
  };
}
