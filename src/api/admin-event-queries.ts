import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { getAdminEventSettings, listAdminEvents } from './admin-events.ts';
import { realmKeys } from './realm-queries.ts';

/** All that is known of a realm's admin events. */
export const eventKeys = (realm: string) => [...realmKeys.all(realm), 'admin-events'] as const;

/** A page of them weighs some 100 KB. */
const EVENTS_PAGE = 200;

/** What may concern sessions, clients and their limits; Keycloak notes much more. */
const RESOURCE_TYPES = ['REALM', 'CLIENT', 'USER', 'USER_SESSION'] as const;

/** A realm's admin events, the newest first, page by page. */
export const adminEventsQuery = (realm: string) =>
  infiniteQueryOptions({
    queryKey: [...eventKeys(realm), 'list'] as const,
    queryFn: ({ pageParam, signal }) =>
      listAdminEvents(
        { realm, filter: { resourceTypes: RESOURCE_TYPES }, first: pageParam, max: EVENTS_PAGE },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (page, _pages, first) =>
      page.length < EVENTS_PAGE ? undefined : first + EVENTS_PAGE,
    // The journal is looked at to see what happened just now.
    staleTime: 0,
  });

/** Whether a realm keeps admin events. */
export const adminEventSettingsQuery = (realm: string) =>
  queryOptions({
    queryKey: [...eventKeys(realm), 'settings'] as const,
    queryFn: ({ signal }) => getAdminEventSettings(realm, signal),
    staleTime: 0,
  });
