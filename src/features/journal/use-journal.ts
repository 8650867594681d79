import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { adminEventsQuery } from '#api/admin-event-queries.ts';
import type { ApiError } from '#api/api-error.ts';
import { usePermission } from '#components/use-person.ts';
import { adminEventEntry, type JournalEntry, mergeJournal } from '#domain/journal-entry.ts';
import { readJournal } from '#jobs/journal-store.ts';

interface Journal {
  /** The newest first. */
  readonly entries: readonly JournalEntry[];
  readonly isPending: boolean;
  /** Whether the browser keeps nothing, so that what was done here is not among them. */
  readonly hasNoStorage: boolean;
  readonly eventsError: ApiError | null;
  /** Undefined where all events are read. */
  readonly onOlder: (() => void) | undefined;
  readonly isReadingOlder: boolean;
  /** To be told that what was done here was changed. */
  readonly onChanged: () => void;
  readonly onReadEvents: () => void;
}

/** What was done here, merged with what Keycloak tells. */
export function useJournal(realm: string): Journal {
  const mayViewEvents = usePermission(realm, 'view-events').kind === 'allowed';
  const own = useQuery({
    queryKey: ['journal', realm],
    queryFn: () => readJournal(realm),
    staleTime: 0,
    // It is on this computer.
    networkMode: 'always',
    retry: false,
  });
  const events = useInfiniteQuery({ ...adminEventsQuery(realm), enabled: mayViewEvents });
  const entries = useMemo(() => {
    const told = (events.data?.pages ?? []).flat();
    return mergeJournal(own.data ?? [], told.map(numbered(realm)));
  }, [realm, own.data, events.data]);
  return {
    entries,
    isPending: own.isPending || events.isLoading,
    hasNoStorage: own.isError,
    eventsError: events.error,
    onOlder: events.hasNextPage ? () => void events.fetchNextPage() : undefined,
    isReadingOlder: events.isFetchingNextPage,
    onChanged: () => void own.refetch(),
    onReadEvents: () => void events.refetch(),
  };
}

/** Events of one second and one thing are told apart by their number; the oldest is the first. */
const numbered =
  (realm: string) =>
  (
    event: Parameters<typeof adminEventEntry>[1],
    index: number,
    events: readonly Parameters<typeof adminEventEntry>[1][],
  ) => {
    let number = 0;
    for (let next = index + 1; events[next]?.at === event.at; next += 1) {
      if (events[next]?.resourcePath === event.resourcePath) number += 1;
    }
    return adminEventEntry(realm, event, number);
  };
